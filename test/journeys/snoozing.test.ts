import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { beginsEvaluation, fillsEvaluation, submitsEvaluation } from '../kit/filling.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { goesOnTo, leftIn, opensCycle, remindersOf, snoozedUntil, snoozeLabel } from '../kit/reminding.ts'
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
})
afterAll(() => town.close())

/** The newest reminder of somebody, whatever came after it. */
const reminderOf = (person: Person) => {
  const found = person.messages.findLast(({ text }) =>
    readable(text ?? '').includes(person.says('notices:due')),
  )
  if (!found) throw new Error(`${person.user.firstName} was reminded of nothing`)
  return found
}

const keysOf = (person: Person): string[] => {
  const { reply_markup: markup } = reminderOf(person)
  return markup && 'inline_keyboard' in markup ? markup.inline_keyboard.flat().map(({ text }) => text) : []
}

const deliveriesTo = (role: 'cadre' | 'supervisor' | 'staff' | 'inspectedHead', kind: string) =>
  town.database.prisma.delivery.findMany({
    where: { personId: town.cast(role).personId, notice: { kind } },
    orderBy: { notice: { createdAt: 'asc' } },
  })

const lastReminderTo = async (role: Parameters<typeof deliveriesTo>[0]): Promise<string> =>
  (await deliveriesTo(role, 'evaluation.due')).at(-1)?.id ?? ''

describe('a reminder that is put off', () => {
  test('says when it comes again, keeps the way to the evaluation, and is put off once however often pressed', async () => {
    await beginsEvaluation(khoi)
    await goesOnTo(town, '2026-11-28T08:00')
    const { message_id } = reminderOf(khoi)
    const label = snoozeLabel(khoi, 3)
    const data = buttons.snooze.encode({ delivery: await lastReminderTo('cadre'), days: 3 })
    await Promise.all([1, 2, 3].map(() => manners.forges(khoi, data, message_id)))
    await town.telegram.settled(() => !keysOf(khoi).includes(label))
    expect(keysOf(khoi)).toHaveLength(1)
    const [reminder = '', ...more] = remindersOf(khoi)
    expect(more).toEqual([])
    expect(reminder).toContain(leftIn(khoi, 7))
    expect(reminder).toContain(snoozedUntil(khoi, '2026-12-01'))
    // The dialogue below has gone on undisturbed.
    khoi.sends('5')
    await khoi.sees('I.2')
    manners.expectGood()
  })

  test('comes again on its day, at eight and not before, and can be put off again', async () => {
    await goesOnTo(town, '2026-12-01T07:59')
    expect(remindersOf(khoi)).toHaveLength(1)
    await goesOnTo(town, '2026-12-01T08:00')
    expect(remindersOf(khoi)).toHaveLength(2)
    expect(remindersOf(khoi)[1]).toContain(leftIn(khoi, 4))
    await khoi.taps(snoozeLabel(khoi, 1))
    await khoi.sees(snoozedUntil(khoi, '2026-12-02'))
    manners.expectGood()
  })

  test('makes room for the next rung instead of coming beside it', async () => {
    await goesOnTo(town, '2026-12-02T08:00')
    expect(remindersOf(khoi)).toHaveLength(3)
    expect(remindersOf(khoi)[2]).toContain(leftIn(khoi, 3))
    expect((await deliveriesTo('cadre', 'evaluation.due')).map(({ state }) => state)).toEqual([
      'skipped',
      'sent',
    ])
    manners.expectGood()
  })

  test.each([
    ['Europe/Berlin', '09:00', '2026-12-03T08:00+01:00', '2026-12-03'],
    // There it is still the evening before.
    ['America/New_York', '09:30', '2026-12-02T08:00-05:00', '2026-12-02'],
  ])('comes by the clock of whoever put it off, in %s', async (timeZone, time, until, day) => {
    const { personId } = town.cast('staff')
    const { prisma } = town.database
    const choice = { timeZone, quietFrom: 0, quietTo: 0 }
    const create = { personId, ...choice }
    await prisma.noticePreference.upsert({ where: { personId }, create, update: choice })
    await opensCycle(town, 1, '2026-12-09')
    await goesOnTo(town, `2026-12-02T${time}`)
    await hue.taps(snoozeLabel(hue, 1))
    await hue.sees(snoozedUntil(hue, day))
    const id = await lastReminderTo('staff')
    expect((await prisma.delivery.findUniqueOrThrow({ where: { id } })).dueAt).toEqual(new Date(until))
    manners.expectGood()
  })

  test('is refused politely to whoever it is not for, and for days nobody offered', async () => {
    const [own, foreign] = [await lastReminderTo('inspectedHead'), await lastReminderTo('cadre')]
    const before = reminderOf(tiep)
    for (const data of [
      buttons.snooze.encode({ delivery: foreign, days: 1 }),
      buttons.snooze.encode({ delivery: randomUUID(), days: 1 }),
      ...[0, 2, 4, 30, 9_999_999].map(days => buttons.snooze.encode({ delivery: own, days })),
      buttons.acknowledge.encode({ delivery: own }),
      'nz:rubbish:1',
      'nz',
    ]) {
      const heard = tiep.user.alerts.length
      await manners.forges(tiep, data, before.message_id)
      expect(tiep.user.alerts).toHaveLength(heard + 1)
      expect(manners.alert(tiep)).toBe(tiep.speech.text('common:outdatedButton'))
    }
    expect(reminderOf(tiep)).toEqual(before)
    expect(
      await town.database.prisma.delivery.count({ where: { id: { in: [own, foreign] }, state: 'sent' } }),
    ).toBe(2)
    manners.expectGood()
  })

  test('is told when that would be after the deadline, also weeks later', async () => {
    await town.database.prisma.evaluationCycle.updateMany({
      where: { kind: 'month' },
      data: { closedAt: new Date() },
    })
    await goesOnTo(town, '2026-12-04T08:00')
    expect(keysOf(hien).slice(1).map(readable)).toEqual([snoozeLabel(hien, 1)])
    const delivery = await lastReminderTo('supervisor')
    await manners.forges(hien, buttons.snooze.encode({ delivery, days: 3 }))
    const tooLate = hien.speech.text('refusals:snooze_too_late')
    expect(manners.alert(hien)).toBe(tooLate)
    await goesOnTo(town, '2026-12-28T08:00')
    await hien.taps(snoozeLabel(hien, 1))
    await town.telegram.settled(() => hien.user.alerts.length === 2)
    expect(manners.alert(hien)).toBe(tooLate)
    manners.expectGood()
  })
})

test('put off until the last day and missed on it, a reminder of yesterday is not sent', async () => {
  await opensCycle(town, 5, '2026-12-31')
  await goesOnTo(town, '2026-12-30T08:00')
  const before = remindersOf(tiep).length
  await tiep.taps(snoozeLabel(tiep, 1))
  await tiep.seesText('notices:snoozed')
  await goesOnTo(town, '2027-01-01T08:00')
  expect(remindersOf(tiep)).toHaveLength(before)
  expect((await deliveriesTo('inspectedHead', 'evaluation.due')).at(-1)).toMatchObject({ state: 'expired' })
  manners.expectGood()
})

test('what was put off does not come when the cycle is closed or the evaluation handed in meanwhile', async () => {
  const { prisma } = town.database
  await prisma.evaluationCycle.updateMany({ data: { closedAt: new Date() } })
  const cycleId = await opensCycle(town, 6, '2027-01-20')
  await goesOnTo(town, '2027-01-13T08:00')
  for (const person of [khoi, hien, tiep]) {
    await person.taps(snoozeLabel(person, 1))
    await person.seesText('notices:snoozed')
  }
  khoi.sends('/start')
  await khoi.seesText('home:choose')
  await beginsEvaluation(khoi)
  await fillsEvaluation(khoi)
  await submitsEvaluation(khoi)
  const heard = [khoi, hien, tiep].map(person => remindersOf(person).length)
  await goesOnTo(town, '2027-01-14T08:00')
  expect([khoi, hien, tiep].map(person => remindersOf(person).length)).toEqual(
    [0, 1, 1].map((more, index) => (heard[index] ?? 0) + more),
  )
  await tiep.taps(snoozeLabel(tiep, 1))
  await tiep.seesText('notices:snoozed')
  await prisma.evaluationCycle.update({ where: { id: cycleId }, data: { closedAt: new Date() } })
  await goesOnTo(town, '2027-01-15T08:00')
  expect(remindersOf(tiep)).toHaveLength((heard[2] ?? 0) + 1)
  // His other reminder has its keys still, and nothing to remind of.
  await hien.taps(snoozeLabel(hien, 1))
  await town.telegram.settled(() => manners.alert(hien) === hien.speech.text('refusals:reminder_needless'))
  manners.expectGood()
})
