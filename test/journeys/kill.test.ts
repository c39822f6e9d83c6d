import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ChildBot, startChildBot } from '../kit/child-bot.ts'
import { aColleagueFilling, savedAnswers } from '../kit/colleague.ts'
import type { Person } from '../kit/person.ts'
import { seeded } from '../kit/seeded.ts'
import { createTown, type Town } from '../kit/town.ts'

/** What a person may have to wait after a restart; ten seconds of it are the killed process's heartbeat. */
const served = { timeoutMs: 15_000 }

/** What everybody answers, in three parts; the process is killed in the middle of each. */
const parts = [
  [
    ['I.1', '1'],
    ['I.2', '2'],
  ],
  [
    ['II.1', '0,5'],
    ['II.2', '1'],
  ],
  [
    ['II.3', '1,5'],
    ['II.4', '2'],
    ['III.1', '7'],
  ],
] as const

const saved = { 'I.1': 100, 'I.2': 200, 'II.1': 50, 'II.2': 100, 'II.3': 150, 'II.4': 200, 'III.1': 700 }

let town: Town
let bot: ChildBot
const writers: Person[] = []
const pressers: Person[] = []
beforeAll(async () => {
  town = await createTown()
  for (let count = 0; count < 4; count += 1) {
    writers.push(await aColleagueFilling(town))
    pressers.push(await aColleagueFilling(town))
  }
  await town.app.stop()
  bot = await startChildBot(town)
})
afterAll(async () => {
  await bot.kill()
  await town.close()
})

/** Resolves when the bot has done so many things in the chats from now on. */
const afterDeeds = (count: number): Promise<void> =>
  new Promise(resolve => {
    let seen = 0
    const stop = town.telegram.subscribe(() => {
      seen += 1
      if (seen < count) return
      stop()
      resolve()
    })
  })

/** A repeated step edits what is edited and answers what is answered, if the killed process came so far. */
const isRepetition = (violation: string): boolean =>
  /message is not modified|is already answered/.test(violation)

/** How the bot's messages begin, without the ones that came twice in a row. */
const beginnings = (person: Person): string[] =>
  person.messages
    .map(message => message.text?.split('\n')[0] ?? '')
    .filter((line, index, lines) => line !== lines[index - 1])

test('kill -9 in the middle loses no answer, repeats at most one screen, and all are served again', async () => {
  const random = seeded(335)
  for (const [index, part] of parts.entries()) {
    for (const presser of pressers) await presser.taps(part[0][1])
    for (const person of pressers) for (const [, text] of part.slice(1)) person.sends(text)
    for (const person of writers) for (const [, text] of part) person.sends(text)
    await afterDeeds(1 + random(2 * part.length * (writers.length + pressers.length) - 2))
    await bot.kill()
    bot = await startChildBot(town)
    const next = parts[index + 1]?.[0][0]
    const isServed = (person: Person) =>
      next ? person.sees(next, served) : person.seesText('evaluation:noLines', served)
    await Promise.all([...writers, ...pressers].map(isServed))
  }

  for (const person of [...writers, ...pressers]) expect(await savedAnswers(town, person)).toEqual(saved)
  const written = parts.flatMap(part => part.map(([, text]) => text))
  for (const person of writers) {
    const echoes = written.map(value => person.speech.text('evaluation:saved', { value }))
    expect(beginnings(person).slice(1)).toEqual(echoes)
    expect(person.messages.length).toBeLessThanOrEqual(1 + written.length + parts.length)
  }
  // A press changes the message it is made on, so only what was typed made new ones.
  const messages = 1 + written.length - parts.length
  for (const { messages: seen } of pressers) {
    expect(seen.length).toBeGreaterThanOrEqual(messages)
    expect(seen.length).toBeLessThanOrEqual(messages + parts.length)
  }
  expect(town.telegram.violations.filter(violation => !isRepetition(violation))).toEqual([])
}, 75_000)
