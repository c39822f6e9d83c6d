import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { Secret } from '../../src/secret.ts'
import { aColleague, aColleagueFilling, savedAnswers } from '../kit/colleague.ts'
import { beginsEvaluation, fillsEvaluation, submitsEvaluation } from '../kit/filling.ts'
import { aCriterion, breaksForm, introducesForm, openForm } from '../kit/forms.ts'
import { isSameAgain } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

// The ten things that break a guided dialogue, each tried on a self-evaluation half way through.

let town: Town
beforeAll(async () => {
  town = await createTown()
})
afterAll(() => town.close())

/** A town of its own, for what would disturb the others. */
const ownTown = async (): Promise<Town> => {
  const own = await createTown()
  onTestFinished(() => own.close())
  return own
}

const expectNoViolations = ({ telegram }: Town = town) =>
  expect(telegram.violations.filter(violation => !isSameAgain(violation))).toEqual([])

test('1 a restart in the middle: what was answered stays, what is on its way is taken', async () => {
  const khoi = await aColleagueFilling(town)
  await khoi.taps('5')
  await khoi.sees('I.2')
  await town.restart()
  await khoi.taps('4')
  await khoi.sees('II.1')
  khoi.sends('1')
  await town.restart()
  await khoi.sees('II.2')
  expect(await savedAnswers(town, khoi)).toEqual({ 'I.1': 500, 'I.2': 400, 'II.1': 100 })
  expectNoViolations()
})

test('2 a deployment that inserts a question: no answer shifts to another question', async () => {
  const own = await ownTown()
  const khoi = await aColleagueFilling(own)
  await khoi.taps('5')
  await khoi.sees('I.2')
  await khoi.taps('4')
  await khoi.sees('II.1')

  const form = await openForm(own)
  const [first, ...others] = form.sections
  if (!first) throw new Error('a form without sections')
  const longer = { ...first, questions: [aCriterion('I.0'), ...first.questions] }
  const templateId = await introducesForm(own, { ...form, version: 2, sections: [longer, ...others] })
  await own.restart()

  await khoi.taps('1')
  await khoi.sees('II.2')
  expect(await savedAnswers(own, khoi)).toEqual({ 'I.1': 500, 'I.2': 400, 'II.1': 100 })
  const lan = await aColleague(own)
  await lan.tapsText('home:evaluate')
  await lan.seesText('evaluation:cyclesTitle')
  await lan.taps(lan.labels[0] ?? '')
  await lan.sees('I.0')

  // Even a draft that is moved to the new version keeps every answer with its question.
  await own.database.prisma.evaluation.updateMany({ data: { templateId } })
  await khoi.tapsText('evaluation:overview')
  await khoi.sees(
    /○[^\n]*I\.0[\s\S]*✓[^\n]*I\.1[^\n]* 5\/5\n✓[^\n]*I\.2[^\n]* 4\/5[\s\S]*✓[^\n]*II\.1[^\n]* 1\/2,5/,
  )
  await khoi.tapsText('evaluation:continue')
  await khoi.seesText('evaluation:choosePoints')
  khoi.sends('3')
  await khoi.seesText('evaluation:saved')
  const saved = { 'I.0': 300, 'I.1': 500, 'I.2': 400, 'II.1': 100 }
  expect(await savedAnswers(own, khoi)).toEqual(saved)
  expectNoViolations(own)
})

const trouble = ['fail500', 'reset', 'loseAnswer'] as const

test('3 a failed send in the middle: the answer is kept, once, and the screen comes again', async () => {
  const own = await ownTown()
  const struck: Promise<void>[] = []
  for (const fault of trouble) {
    const presser = await aColleagueFilling(own)
    const writer = await aColleagueFilling(own)
    own.telegram.faults[fault]({ method: 'editMessageText', chatId: presser.user.id })
    own.telegram.faults[fault]({ method: 'sendMessage', chatId: writer.user.id })
    await presser.taps('5')
    writer.sends('5')
    const goesOn = async (person: Person) => {
      await person.sees('I.2', { timeoutMs: 15_000 })
      // Worked on when the update before is done with, whatever it took.
      person.sends('4')
      await person.sees('II.1', { timeoutMs: 15_000 })
      expect(await savedAnswers(own, person)).toEqual({ 'I.1': 500, 'I.2': 400 })
    }
    struck.push(goesOn(presser), goesOn(writer))
  }
  await Promise.all(struck)
  // What had arrived without an answer is sent again: as the same edit for one, as a second message for the other.
  expect(own.telegram.violations).toHaveLength(1)
  expect(own.telegram.violations[0]).toContain('message is not modified')
})

test('4 a language switch in the middle: the same question in the new language', async () => {
  const khoi = await aColleagueFilling(town)
  await khoi.taps('5')
  const before = await khoi.sees('I.2')
  khoi.sends('/settings')
  await khoi.tapsText('settings:language.de')
  khoi.speaks('de')
  await khoi.seesText('settings:title')
  khoi.sends('2,5')
  await khoi.sees(khoi.speech.html('evaluation:saved', { value: '2,5' }))
  await khoi.sees('II.1')
  khoi.user.presses(khoi.screen.message_id, khoi.dataOf('1,25'))
  await khoi.seesText('evaluation:choosePoints')
  await khoi.sees('II.2')
  expect(await savedAnswers(town, khoi)).toEqual({ 'I.1': 500, 'I.2': 250, 'II.1': 125 })
  expect(before.text).not.toBe(khoi.screen.text)
  expectNoViolations()
})

test('5 an earlier answer is edited from the overview; editing the old message says how', async () => {
  const khoi = await aColleagueFilling(town)
  const written = khoi.sends('5')
  await khoi.sees('I.2')
  khoi.sends('4')
  await khoi.sees('II.1')
  await khoi.tapsText('evaluation:overview')
  await khoi.seesText('evaluation:overviewTitle')
  await khoi.taps('I.1')
  await khoi.seesText('evaluation:given')
  await khoi.taps('3')
  await khoi.sees('II.1')
  khoi.user.edits(written, '1')
  await khoi.seesText('common:editedMessage')
  expect(await savedAnswers(town, khoi)).toEqual({ 'I.1': 300, 'I.2': 400 })
  khoi.sends('2')
  await khoi.sees('II.2')
  expectNoViolations()
})

test('6 a duplicated update has one effect and one answer', async () => {
  const khoi = await aColleagueFilling(town)
  town.telegram.faults.duplicate(3, { chatId: khoi.user.id })
  khoi.sends('2')
  await khoi.sees('I.2')
  town.telegram.faults.duplicate(3, { chatId: khoi.user.id })
  await khoi.taps('2')
  await khoi.sees('II.1')
  const before = khoi.messages.length
  khoi.sends('1')
  await khoi.sees('II.2')
  expect(khoi.messages).toHaveLength(before + 1)
  expect(await savedAnswers(town, khoi)).toEqual({ 'I.1': 200, 'I.2': 200, 'II.1': 100 })
  expectNoViolations()
})

test('7 two processes: everybody is answered in the order in which he wrote', async () => {
  let secondIsAtWork = false
  const now = () => {
    secondIsAtWork = true
    return new Date(town.telegram.clock.now())
  }
  // Telegram lets one process ask for updates, so the second only works on what the first has taken in.
  const intake = {
    kind: 'webhook',
    url: 'http://127.0.0.1',
    secret: new Secret('not-listening-to-it'),
  } as const
  const second = await town.secondApp({ intake, now })
  onTestFinished(() => second.stop())
  const people: Person[] = []
  for (let count = 0; count < 8; count += 1) people.push(await aColleagueFilling(town))
  const typed = ['1', '2', '0,5', '1', '1,5', '2', '7']
  for (const text of typed) for (const person of people) person.sends(text)
  await Promise.all(people.map(person => person.seesText('evaluation:noLines')))
  for (const person of people) {
    const echoes = person.messages.slice(-typed.length).map(message => message.text?.split('\n')[0])
    expect(echoes).toEqual(typed.map(value => person.speech.text('evaluation:saved', { value })))
    expect(Object.values(await savedAnswers(town, person)).toSorted()).toEqual([
      100, 100, 150, 200, 200, 50, 700,
    ])
  }
  expect(secondIsAtWork).toBe(true)
  expectNoViolations()
})

test('8 a forged press by somebody else changes nothing and tells nothing', async () => {
  const khoi = await aColleagueFilling(town)
  const mallory = await aColleagueFilling(town)
  const stranger = town.stranger('en')
  const forged = khoi.dataOf('5')
  mallory.user.presses(mallory.screen.message_id, forged, { forged: true })
  await mallory.seesText('refusals:evaluation_unknown')
  mallory.user.presses(khoi.screen.message_id, forged, { forged: true })
  stranger.sends('/start')
  await stranger.seesText('home:stranger')
  stranger.user.presses(stranger.screen.message_id, forged, { forged: true })
  await town.telegram.settled(() => stranger.user.alerts.length === 1)
  expect(stranger.user.alerts[0]?.text).toBe(stranger.speech.text('common:notLinked'))
  await khoi.sees('I.1')
  expect(await savedAnswers(town, khoi)).toEqual({})
  expect(await savedAnswers(town, mallory)).toEqual({})
  expectNoViolations()
})

test('9 the button of another dialogue and a command in the middle: both work, and the question stays', async () => {
  const hien = await town.resident('supervisor')
  const khoi = await town.resident('cadre')
  await beginsEvaluation(hien)
  await hien.taps(hien.speech.number(5))
  await hien.sees('I.2')
  await beginsEvaluation(khoi)
  await fillsEvaluation(khoi)
  await submitsEvaluation(khoi)
  await hien.seesText('approval:cardTitle')
  await hien.tapsText('approval:approve')
  await hien.seesText('approval:approvedBy')
  await khoi.seesText('notices:approved')
  hien.sends('3')
  await hien.sees('II.1')
  hien.sends('/help')
  await hien.seesText('help:contact')
  hien.sends('2')
  await hien.sees('II.2')
  expect(await savedAnswers(town, hien)).toEqual({ 'I.1': 500, 'I.2': 300, 'II.1': 200 })
  expectNoViolations()
})

test('10 a thrown error: one apology, the answers stay, and it goes on when the fault is mended', async () => {
  const own = await ownTown()
  const khoi = await aColleagueFilling(own)
  await khoi.taps('5')
  await khoi.sees('I.2')
  const mend = await breaksForm(own)
  await own.restart()
  await khoi.taps('4')
  await khoi.seesText('common:apology', { timeoutMs: 20_000 })
  await mend()
  khoi.sends('3')
  await khoi.sees('II.1')
  expect(khoi.messages.filter(({ text }) => text?.includes(khoi.says('common:apology')))).toHaveLength(1)
  expect(await savedAnswers(own, khoi)).toEqual({ 'I.1': 500, 'I.2': 300 })
  expectNoViolations(own)
})
