import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ChildBot, startChildBot } from '../kit/child-bot.ts'
import { everything, hasChecked, onePerson, untilRunning, untilUndone, whileHeld } from '../kit/importing.ts'
import type { Person } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let bot: ChildBot
let hue: Person
beforeAll(async () => {
  town = await createTown()
  hue = await town.resident('staff')
  await town.app.stop()
  bot = await startChildBot(town)
})
afterAll(async () => {
  await bot.kill()
  await town.close()
})

test('kill -9 while a file is written leaves nothing of it, and the next start says so', async () => {
  const before = await everything(town)
  const file = await onePerson('CB9201', 'Lê Văn Sáu')
  await hasChecked(hue, file)
  await whileHeld(town, async () => {
    await hue.tapsText('roster:write')
    await untilRunning(town)
    await bot.kill()
  })
  await untilUndone(town)
  bot = await startChildBot(town)
  await hue.findsText('roster:brokenOff')
  expect(await everything(town)).toEqual(before)
  expect(await town.database.prisma.import.count({ where: { state: 'refused' } })).toBe(1)
})
