import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fileDataRequest } from '../../src/domain/data-request/file.ts'
import { takeUpDataRequest } from '../../src/domain/data-request/take-up.ts'
import { lastDataApproval, rungsOf, timesTold } from '../kit/data-requests.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { goesOnTo } from '../kit/reminding.ts'
import { settlesDemonstration } from '../kit/routing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hue: Person
let admin: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hue = await town.resident('staff')
  admin = await town.resident('admin')
  await settlesDemonstration(town)
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

/** What the staff had been reminded of by then. */
const remindedBy = async (local: string, what: 'firstAnswer' | 'decision'): Promise<string[]> => {
  await goesOnTo(town, local)
  return rungsOf(town, await lastDataApproval(town), what)
}

const asks = async (text: string): Promise<void> => {
  const asked = await fileDataRequest(town.deps, town.cast('cadre'), 'rectification', text)
  expect(asked).toMatchObject({ ok: true })
}

test('staff is reminded of the first answer the working day before and on its day; then the admins hear, without its words', async () => {
  await goesOnTo(town, '2026-11-27T16:00')
  await asks('Hỏi chiều thứ Sáu')
  expect(await remindedBy('2026-11-28T09:00', 'firstAnswer')).toEqual([])
  expect(await remindedBy('2026-11-30T07:59', 'firstAnswer')).toEqual([])
  expect(await remindedBy('2026-11-30T08:00', 'firstAnswer')).toEqual(['soon'])
  expect(await remindedBy('2026-11-30T15:00', 'firstAnswer')).toEqual(['soon'])
  expect(await remindedBy('2026-12-01T08:00', 'firstAnswer')).toEqual(['soon', 'today'])
  expect(timesTold(hue, 'dataRequest:rung.today', 'Hỏi chiều thứ Sáu')).toBe(1)
  expect(await remindedBy('2026-12-02T08:00', 'firstAnswer')).toEqual(['soon', 'today', 'overdue'])
  expect(timesTold(hue, 'dataRequest:rung.overdue', 'Hỏi chiều thứ Sáu')).toBe(1)
  expect(timesTold(admin, 'dataRequest:overdue', town.cast('cadre').name)).toBe(1)
  expect(admin.messages.some(({ text }) => text?.includes('Hỏi chiều'))).toBe(false)
})

test('once it is taken up only the decision is reminded of: three working days before, on the day, and after it', async () => {
  await takeUpDataRequest(town.deps, town.cast('staff'), await lastDataApproval(town))
  // Ten days from 27 November: Monday 7 December.
  expect(await remindedBy('2026-12-02T17:00', 'decision')).toEqual(['soon'])
  expect(await remindedBy('2026-12-06T12:00', 'decision')).toEqual(['soon'])
  expect(await remindedBy('2026-12-07T08:00', 'decision')).toEqual(['soon', 'today'])
  expect(await remindedBy('2026-12-08T08:00', 'decision')).toEqual(['soon', 'today', 'overdue'])
  expect(await remindedBy('2026-12-09T08:00', 'firstAnswer')).toHaveLength(3)
  expect(timesTold(admin, 'dataRequest:overdue', town.cast('cadre').name)).toBe(2)
})

test('what was asked before Tết is due after it', async () => {
  await goesOnTo(town, '2027-02-03T10:00')
  await asks('Hỏi trước Tết')
  expect(await remindedBy('2027-02-10T09:00', 'firstAnswer')).toEqual([])
  expect(await remindedBy('2027-02-11T08:00', 'firstAnswer')).toEqual(['soon'])
  expect(await remindedBy('2027-02-12T08:00', 'firstAnswer')).toEqual(['soon', 'today'])
  expect(timesTold(hue, 'dataRequest:rung.today', 'Hỏi trước Tết')).toBe(1)
})
