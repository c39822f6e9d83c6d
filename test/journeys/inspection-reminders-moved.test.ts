import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { cancelInspection } from '../../src/domain/inspection/cancel.ts'
import { moveInspection } from '../../src/domain/inspection/move.ts'
import { hasPlanned, remindedOf, remindersTo, rungsSent } from '../kit/inspection-reminding.ts'
import { createInspectionTown, type InspectionTown } from '../kit/inspection-town.ts'
import { type Person, readable } from '../kit/person.ts'
import { fallsSilent, goesOnTo } from '../kit/reminding.ts'
import type { Town } from '../kit/town.ts'

let all: InspectionTown
let town: Town
let khoi: Person
let tiep: Person
beforeAll(async () => {
  all = await createInspectionTown()
  ;({ town, khoi, tiep } = all)
})
afterAll(() => town.close())
beforeEach(() => all.manners.expectGood())

const hues = () => ({ personId: town.cast('staff').personId, name: town.cast('staff').name })
const prefers = (personId: string, choice: object) =>
  town.database.prisma.noticePreference.upsert({
    where: { personId },
    create: { personId, ...choice },
    update: choice,
  })
const plans = (startsOn: string, title: string, ladder: number[]) =>
  hasPlanned(town, { startsOn, title, ladder, subjects: [all.khoisId], team: [all.leader.id] })

test('a moved inspection follows its new ladder; rungs past by then are left out, the old card is outdated', async () => {
  const id = await plans('2026-12-14', 'Dời lịch', [14, 7, 3])
  await goesOnTo(town, '2026-11-30T08:00')
  expect(remindedOf(khoi, 'Dời lịch')).toHaveLength(1)
  const [old] = await remindersTo(town, id, all.khoisId)
  await goesOnTo(town, '2026-12-02T10:00')
  const moved = await moveInspection(town.deps, hues(), id, { startsOn: '2026-12-11', endsOn: '2026-12-11' })
  expect(moved.ok).toBe(true)
  await goesOnTo(town, '2026-12-03T12:00')
  expect(await rungsSent(town, id, all.khoisId)).toEqual([['2026-11-30', 14]])
  const card = khoi.messages.find(({ reply_markup: keys }) =>
    JSON.stringify(keys ?? {}).includes(buttons.acknowledgeReminder.encode({ reminder: old?.id ?? '' })),
  )
  await all.manners.forges(
    khoi,
    buttons.acknowledgeReminder.encode({ reminder: old?.id ?? '' }),
    card?.message_id,
  )
  expect(readable(all.manners.alert(khoi) ?? '')).toBe(
    readable(khoi.speech.text('refusals:reminder_outdated')),
  )
  await goesOnTo(town, '2026-12-04T08:00')
  await goesOnTo(town, '2026-12-07T08:00')
  await goesOnTo(town, '2026-12-08T08:00')
  expect(await rungsSent(town, id, all.khoisId)).toEqual([
    ['2026-11-30', 14],
    ['2026-12-04', 7],
    ['2026-12-08', 3],
  ])
})

test('in his quiet hours nobody is reminded: it waits for their end, and is never hidden in a digest', async () => {
  const id = await plans('2026-12-17', 'Giờ yên lặng', [1, 0])
  await prefers(all.khoisId, { quietFrom: 20 * 60, quietTo: 10 * 60, digest: true })
  await goesOnTo(town, '2026-12-16T09:59')
  expect(await rungsSent(town, id, all.khoisId)).toHaveLength(1)
  expect(remindedOf(khoi, 'Giờ yên lặng')).toEqual([])
  await goesOnTo(town, '2026-12-16T10:00')
  expect(remindedOf(khoi, 'Giờ yên lặng')).toHaveLength(1)
})

test('what waits for the end of quiet hours is not sent any more once the inspection is cancelled', async () => {
  const id = await plans('2026-12-22', 'Hủy bỏ', [1, 0])
  await goesOnTo(town, '2026-12-21T09:00')
  expect(await rungsSent(town, id, all.khoisId)).toHaveLength(1)
  const cancelled = await cancelInspection(town.deps, hues(), id, 'Trùng lịch họp của Tỉnh ủy')
  expect(cancelled.ok).toBe(true)
  await goesOnTo(town, '2026-12-22T10:30')
  expect(remindedOf(khoi, 'Hủy bỏ')).toEqual([])
  expect(await rungsSent(town, id, all.khoisId)).toHaveLength(1)
})

test('eight o’clock is that of the addressee’s own time zone', async () => {
  await prefers(all.tiepsId, { timeZone: 'Europe/Berlin' })
  const subjects = [all.tiepsId]
  await hasPlanned(town, {
    startsOn: '2027-01-08',
    title: 'Xa nhà',
    ladder: [2],
    subjects,
    team: [all.leader.id],
  })
  await goesOnTo(town, '2027-01-06T13:59')
  expect(remindedOf(tiep, 'Xa nhà')).toEqual([])
  await goesOnTo(town, '2027-01-06T14:00')
  expect(remindedOf(tiep, 'Xa nhà')).toHaveLength(1)
})

test('reminders of inspections are counted against the weekly budget, and sent beyond it all the same', async () => {
  await prefers(all.khoisId, { quietFrom: null, quietTo: null, digest: false })
  const titles = Array.from({ length: 12 }, (_, number) => `Cuộc số ${number + 1}.`)
  for (const title of titles) await plans('2027-01-22', title, [1])
  await goesOnTo(town, '2027-01-21T08:00')
  await fallsSilent(town)
  for (const title of titles) expect(remindedOf(khoi, title)).toHaveLength(1)
})
