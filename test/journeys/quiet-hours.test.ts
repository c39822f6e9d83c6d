import { afterAll, beforeAll, expect, test } from 'vitest'
import { aColleague } from '../kit/colleague.ts'
import { beginsEvaluation, fillsEvaluation, submitsEvaluation } from '../kit/filling.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import {
  deadlinesIn,
  digestsOf,
  fallsSilent,
  goesOnTo,
  leftIn,
  opensCycle,
  remindersOf,
  textsOf,
} from '../kit/reminding.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let khoi: Person
let hien: Person
let hue: Person
let tiep: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  khoi = await town.resident('cadre')
  hien = await town.resident('supervisor')
  hue = await town.resident('staff')
  tiep = await town.resident('inspectedHead')
  // The deadlines of this test are its own.
  await town.database.prisma.evaluationCycle.updateMany({ data: { closesOn: new Date('2026-12-31') } })
})
afterAll(() => town.close())

type Choice = { timeZone?: string | null; quietFrom?: number; quietTo?: number; digest?: boolean }

const chooses = async (role: 'cadre' | 'supervisor' | 'staff' | 'inspectedHead', choice: Choice) => {
  const { personId } = town.cast(role)
  const create = { personId, ...choice }
  await town.database.prisma.noticePreference.upsert({ where: { personId }, create, update: choice })
}

const cardsOf = (person: Person): string[] =>
  textsOf(person).filter(text => text.startsWith(person.says('approval:cardTitle')))

const closesAll = () => town.database.prisma.evaluationCycle.updateMany({ data: { closedAt: new Date() } })

test('a card that comes at night waits until seven; a decision at night is told at once, and says why', async () => {
  await beginsEvaluation(khoi)
  await fillsEvaluation(khoi)
  await goesOnTo(town, '2026-11-23T22:00')
  await submitsEvaluation(khoi)
  await goesOnTo(town, '2026-11-24T06:59')
  expect(cardsOf(hien)).toHaveLength(0)
  await goesOnTo(town, '2026-11-24T07:00')
  expect(cardsOf(hien)).toHaveLength(1)

  await goesOnTo(town, '2026-11-24T22:00')
  await hien.tapsText('approval:return')
  await hien.taps('☐ II.1')
  await hien.tapsText('approval:continueToReason')
  hien.sends('يرجى المراجعة')
  await khoi.seesText('notices:returned')
  await khoi.seesText('notices:passing.decision')
  manners.expectGood()
})

test('a card that waits for the morning does not come once it is decided', async () => {
  await khoi.tapsText('notices:change')
  await khoi.taps(khoi.speech.number(2))
  await khoi.seesText('evaluation:overviewTitle')
  await submitsEvaluation(khoi)
  await fallsSilent(town)
  const held = { where: { state: 'held' } }
  expect(await town.database.prisma.delivery.count(held)).toBe(1)
  hien.sends('/approvals')
  await town.telegram.settled(() => hien.labels.some(label => label.includes(town.cast('cadre').name)))
  await hien.taps(hien.labels.find(label => label.includes(town.cast('cadre').name)) ?? '')
  await hien.tapsText('approval:approve')
  await khoi.seesText('notices:approved')
  await khoi.seesText('notices:passing.decision')
  const before = textsOf(hien)
  await goesOnTo(town, '2026-11-25T07:00')
  expect(textsOf(hien)).toEqual(before)
  expect(await town.database.prisma.delivery.count(held)).toBe(0)
  manners.expectGood()
})

test('a deadline of today is told in quiet hours and says so; the reminder of another day waits', async () => {
  const late = { quietFrom: 20 * 60, quietTo: 9 * 60 }
  for (const role of ['supervisor', 'staff', 'inspectedHead'] as const) await chooses(role, late)
  await opensCycle(town, 1, '2026-11-25')
  await opensCycle(town, 2, '2026-11-28')
  await goesOnTo(town, '2026-11-25T08:00')
  expect(remindersOf(khoi)).toHaveLength(2)
  expect(remindersOf(khoi).join()).not.toContain(khoi.says('notices:passing.deadline'))
  for (const person of [hien, hue, tiep]) {
    const [reminder, ...more] = remindersOf(person)
    expect(more).toEqual([])
    expect(reminder).toContain(leftIn(person, 0))
    expect(reminder).toContain(readable(person.speech.text('notices:passing.deadline')))
  }
  await goesOnTo(town, '2026-11-25T09:00')
  for (const person of [hien, hue, tiep]) {
    expect(remindersOf(person)).toHaveLength(2)
    expect(remindersOf(person)[1]).toContain(leftIn(person, 3))
  }
  manners.expectGood()
})

test('a reminder whose deadline passed in quiet hours is not sent any more', async () => {
  await closesAll()
  const colleague = await aColleague(town)
  const { personId } = await town.database.prisma.telegramLink.findFirstOrThrow({
    where: { accountId: BigInt(colleague.user.id) },
  })
  // Wherever he is, his day is quiet until the deadline is over in the province.
  const preference = { personId, timeZone: 'America/New_York', quietFrom: 0, quietTo: 23 * 60 + 59 }
  await town.database.prisma.noticePreference.create({ data: preference })
  await opensCycle(town, 3, '2026-11-28')
  await goesOnTo(town, '2026-11-27T13:30')
  const told = () =>
    town.database.prisma.delivery.findFirstOrThrow({
      where: { personId, notice: { kind: 'evaluation.due' } },
      orderBy: { notice: { createdAt: 'desc' } },
    })
  expect(await told()).toMatchObject({ state: 'held', dueAt: new Date('2026-11-27T23:59-05:00') })
  await goesOnTo(town, '2026-11-29T00:30')
  expect(await told()).toMatchObject({ state: 'expired' })
  expect(remindersOf(colleague)).toEqual([])
  manners.expectGood()
})

test('after ten reminders in seven days the others come together in the morning', async () => {
  await closesAll()
  const before = remindersOf(khoi).length
  expect(before).toBe(3)
  // Those of two weeks ago do not count any more; the others have later mornings, and their wish.
  for (const role of ['supervisor', 'staff', 'inspectedHead'] as const) await chooses(role, { digest: true })
  for (const month of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) await opensCycle(town, month, '2026-12-16')
  await goesOnTo(town, '2026-12-09T08:00')
  expect(remindersOf(khoi)).toHaveLength(before + 10)
  expect(digestsOf(khoi)).toEqual([])
  await goesOnTo(town, '2026-12-10T06:59')
  expect(digestsOf(khoi)).toEqual([])
  await goesOnTo(town, '2026-12-10T07:00')
  expect(remindersOf(khoi)).toHaveLength(before + 10)
  const [digest, ...more] = digestsOf(khoi)
  expect(more).toEqual([])
  expect(deadlinesIn(khoi, digest ?? '')).toBe(2)
  expect(digest).toContain(leftIn(khoi, 6))
  expect(khoi.labels).toHaveLength(3)
  expect(digestsOf(hien)).toEqual([])
  await goesOnTo(town, '2026-12-10T09:00')
  for (const person of [hien, hue, tiep]) expect(digestsOf(person)).toHaveLength(1)
  expect(digestsOf(khoi)).toHaveLength(1)
  manners.expectGood()
})

test('whoever wants them together gets no more than ten a morning, the most urgent first', async () => {
  await closesAll()
  await chooses('cadre', { digest: true })
  await chooses('inspectedHead', { quietFrom: 21 * 60, quietTo: 7 * 60 })
  const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
  for (const month of months) await opensCycle(town, month, month === 12 ? '2027-01-11' : '2027-01-15')
  const before = { single: remindersOf(tiep).length, together: digestsOf(tiep).length }
  await goesOnTo(town, '2027-01-08T08:00')
  expect(remindersOf(tiep)).toHaveLength(before.single)
  await goesOnTo(town, '2027-01-09T07:00')
  expect(digestsOf(tiep)).toHaveLength(before.together + 1)
  const first = digestsOf(tiep).at(-1) ?? ''
  expect(deadlinesIn(tiep, first)).toBe(10)
  expect(first.indexOf(leftIn(tiep, 2))).toBeGreaterThan(0)
  expect(first.indexOf(leftIn(tiep, 2))).toBeLessThan(first.indexOf(leftIn(tiep, 6)))
  await goesOnTo(town, '2027-01-09T12:00')
  expect(digestsOf(tiep)).toHaveLength(before.together + 1)
  await goesOnTo(town, '2027-01-10T07:00')
  expect(digestsOf(tiep)).toHaveLength(before.together + 2)
  expect(deadlinesIn(tiep, digestsOf(tiep).at(-1) ?? '')).toBe(2)
  expect(remindersOf(tiep)).toHaveLength(before.single)
  manners.expectGood()
})

test('a morning that was missed is made up for in the next, without what is over or no longer needed', async () => {
  await closesAll()
  const cycle = await opensCycle(town, 1, '2027-02-04')
  await opensCycle(town, 2, '2027-02-08')
  await goesOnTo(town, '2027-02-01T08:00')
  const collected = () =>
    town.database.prisma.delivery.findMany({
      where: { personId: town.cast('inspectedHead').personId, state: 'collected' },
    })
  expect(await collected()).toHaveLength(2)
  const before = digestsOf(tiep).length
  // The bot was away from one evening to the next.
  await goesOnTo(town, '2027-02-02T22:00')
  expect(digestsOf(tiep)).toHaveLength(before)
  expect((await collected()).map(({ dueAt }) => dueAt)).toEqual(
    Array(2).fill(new Date('2027-02-03T07:00+07:00')),
  )
  await town.database.prisma.evaluationCycle.update({ where: { id: cycle }, data: { closedAt: new Date() } })
  await goesOnTo(town, '2027-02-03T07:00')
  expect(digestsOf(tiep)).toHaveLength(before + 1)
  expect(deadlinesIn(tiep, digestsOf(tiep).at(-1) ?? '')).toBe(1)
  expect(await collected()).toEqual([])
  manners.expectGood()
})
