import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addDays } from '../../src/domain/day.ts'
import { tellOfUnopened } from '../../src/domain/inspection/unopened.ts'
import { hasPlanned } from '../kit/inspection-reminding.ts'
import { createInspectionTown, type InspectionTown } from '../kit/inspection-town.ts'
import { type Person, readable } from '../kit/person.ts'
import { goesOnTo, textsOf } from '../kit/reminding.ts'

let all: InspectionTown
beforeAll(async () => {
  all = await createInspectionTown()
})
afterAll(() => all.town.close())
beforeEach(() => all.manners.expectGood())

const heard = (person: Person, title: string): number =>
  textsOf(person).filter(
    text => text.includes(readable(person.says('inspectionReminder:unopened'))) && text.includes(title),
  ).length

const plans = (title: string, more: object = {}) =>
  hasPlanned(all.town, {
    startsOn: '2026-12-02',
    endsOn: '2026-12-04',
    title,
    subjects: [all.khoisId],
    team: [all.leader.id],
    ladder: [0],
    ...more,
  })

test('the working day after the last one its planner and its leader hear, once, that nobody opened it', async () => {
  await plans('Đợt bỏ quên')
  await plans('Đợt kín', { kind: 'surprise' })
  await plans('Đợt còn chạy', { endsOn: '2026-12-08' })
  // The last day is a Friday.
  await goesOnTo(all.town, '2026-12-05T12:00')
  expect(heard(all.hue, 'Đợt bỏ quên')).toBe(0)
  await goesOnTo(all.town, '2026-12-07T07:59')
  expect(heard(all.hue, 'Đợt bỏ quên')).toBe(0)
  await goesOnTo(all.town, '2026-12-07T08:00')
  await Promise.all([tellOfUnopened(all.town.deps), tellOfUnopened(all.town.deps)])
  await goesOnTo(all.town, '2026-12-07T18:00')
  for (const person of [all.hue, all.leader.person]) {
    expect(heard(person, 'Đợt bỏ quên')).toBe(1)
    expect(heard(person, 'Đợt còn chạy')).toBe(0)
  }
})

test('of a sealed one its team alone hears; whoever is inspected hears of neither', () => {
  expect(heard(all.leader.person, 'Đợt kín')).toBe(1)
  expect(heard(all.hue, 'Đợt kín')).toBe(0)
  for (const title of ['Đợt kín', 'Đợt bỏ quên']) expect(heard(all.khoi, title)).toBe(0)
})

test('moved to other days and forgotten again, it is told again; opened or cancelled ones are not', async () => {
  const { prisma } = all.town.database
  const inspection = await prisma.inspection.findFirstOrThrow({ where: { title: 'Đợt bỏ quên' } })
  const days = { startsOn: new Date('2026-12-08'), endsOn: new Date('2026-12-09') }
  await prisma.inspection.update({ where: { id: inspection.id }, data: days })
  const cancelled = { state: 'cancelled', cancelledAt: all.town.deps.moment().at }
  await prisma.inspection.updateMany({ where: { title: 'Đợt còn chạy' }, data: cancelled })
  await goesOnTo(all.town, '2026-12-10T08:00')
  expect(heard(all.hue, 'Đợt bỏ quên')).toBe(2)
  expect(heard(all.hue, 'Đợt còn chạy')).toBe(0)
})

test('thirty addressees without a chat are one message that lists them, and are not told of again', async () => {
  const { prisma } = all.town.database
  const { today } = all.town.deps.moment()
  const silent = await prisma.person.findMany({
    where: { links: { none: {} }, assignments: { some: { endedOn: null } } },
    orderBy: { code: 'asc' },
    take: 30,
  })
  const startsOn = addDays(today, 11)
  const subjects = silent.map(({ id }) => id)
  const id = await plans('Đợt ba mươi', { startsOn, endsOn: startsOn, subjects, ladder: [10, 4] })
  const told = () =>
    prisma.notice.count({ where: { subject: `inspection:${id}`, kind: 'inspection.unreachable' } })
  await goesOnTo(all.town, `${addDays(today, 1)}T08:00`)
  expect(await told()).toBe(1)
  await all.hue.findsText('inspectionReminder:unreachable')
  const listed = textsOf(all.hue).find(text => text.includes(readable(silent[0]?.name ?? '?')))
  for (const { name } of silent) expect(listed).toContain(readable(name))
  await goesOnTo(all.town, `${addDays(today, 7)}T08:00`)
  expect(await prisma.inspectionReminder.count({ where: { inspectionId: id } })).toBe(60)
  expect(await told()).toBe(1)
})
