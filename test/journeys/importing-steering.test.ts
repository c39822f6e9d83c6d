import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { everything, hasChecked, onePerson, untilRunning, whileHeld } from '../kit/importing.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { losesRoles, regainsRoles } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hue: Person
let hanh: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hue = await town.resident('staff')
  hanh = await town.resident('admin')
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const states = async () =>
  (await town.database.prisma.import.findMany({ orderBy: { createdAt: 'asc' } })).map(({ state }) => state)

test('an import is called off in the middle, and nothing of it is there', async () => {
  const before = await everything(town)
  await hasChecked(hue, await onePerson('CB9101', 'Lê Văn Một'))
  await whileHeld(town, async () => {
    await hue.tapsText('roster:write')
    await untilRunning(town)
    await hue.tapsText('roster:cancel')
    await hue.seesText('roster:cancelled')
  })
  expect(await everything(town)).toEqual(before)
  expect((await states()).at(-1)).toBe('cancelled')
})

test('while one is written, a second is refused with a sentence, and waits for its turn', async () => {
  await hasChecked(hue, await onePerson('CB9102', 'Lê Văn Hai'))
  await hasChecked(hanh, await onePerson('CB9103', 'Lê Văn Ba'))
  await whileHeld(town, async () => {
    await hue.tapsText('roster:write')
    await untilRunning(town)
    await hanh.tapsText('roster:write')
    await hanh.seesText('refusals:import_running')
  })
  await hue.seesText('roster:done', { timeoutMs: 20_000 })
  await hanh.hearsBelow(hanh.sends('/import'))
  await hanh.tapsText('roster:write')
  await hanh.seesText('roster:done', { timeoutMs: 20_000 })
  expect(await town.database.prisma.person.count({ where: { code: { in: ['CB9102', 'CB9103'] } } })).toBe(2)
})

test('whoever loses his role in the middle has written nothing', async () => {
  const before = await everything(town)
  await hasChecked(hue, await onePerson('CB9104', 'Lê Văn Bốn'))
  await whileHeld(town, async () => {
    await hue.tapsText('roster:write')
    await untilRunning(town)
    await losesRoles(town, town.cast('staff').personId)
  })
  await hue.seesText('refusals:not_allowed', { timeoutMs: 20_000 })
  expect(await everything(town)).toEqual(before)
  await regainsRoles(town, town.cast('staff').personId)
  await hue.hearsBelow(hue.sends('/import'))
})

test('what somebody else changed since the check has to be looked at again', async () => {
  await hasChecked(hue, await onePerson('CB0063', 'Phạm Minh Khôi Nguyên'))
  await town.database.prisma.person.update({ where: { code: 'CB0063' }, data: { gender: null } })
  await hue.tapsText('roster:write')
  await hue.seesText('refusals:import_changed', { timeoutMs: 20_000 })
  expect(await town.database.prisma.person.count({ where: { name: 'Phạm Minh Khôi Nguyên' } })).toBe(0)
})

test('a process that dies in the middle leaves nothing, and its author is told so by the next', async () => {
  const before = await everything(town)
  await hasChecked(hue, await onePerson('CB9105', 'Lê Văn Năm'))
  await town.database.prisma.import.updateMany({
    where: { state: 'checked' },
    data: { state: 'running', startedAt: new Date(town.telegram.clock.now()) },
  })
  await town.restart()
  await hue.findsText('roster:brokenOff')
  expect((await states()).at(-1)).toBe('refused')
  expect(await everything(town)).toEqual(before)
  await hasChecked(hue, await onePerson('CB9105', 'Lê Văn Năm'))
  await hue.tapsText('roster:cancel')
  await hue.seesText('roster:cancelled')
})
