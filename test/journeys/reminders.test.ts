import { afterAll, beforeAll, expect, test } from 'vitest'
import { dueSubject } from '../../src/domain/evaluation/deadline.ts'
import { remindOfEvaluations } from '../../src/domain/evaluation/remind.ts'
import { aColleague, aColleagueFilling } from '../kit/colleague.ts'
import { beginsEvaluation, fillsEvaluation, submitsEvaluation } from '../kit/filling.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { fallsSilent, goesOnTo, leftIn, opensCycle, remindersOf, snoozeLabel } from '../kit/reminding.ts'
import { settlesDemonstration } from '../kit/routing.ts'
import { createTown, type Town } from '../kit/town.ts'

const closesOn = '2026-12-10'

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
  await town.database.prisma.evaluationCycle.updateMany({ data: { closesOn: new Date(closesOn) } })
  await settlesDemonstration(town)
})
afterAll(() => town.close())

const everybody = (): Person[] => [khoi, hien, hue, tiep]
const counts = (): number[] => everybody().map(person => remindersOf(person).length)
const rungs = () => town.database.prisma.notice.findMany({ where: { kind: 'evaluation.due' } })

test('before eight o’clock nobody hears of a deadline, from eight on everybody does, in his own language', async () => {
  await goesOnTo(town, '2026-11-26T07:59')
  expect(counts()).toEqual([0, 0, 0, 0])
  await goesOnTo(town, '2026-11-26T08:00')
  expect(counts()).toEqual([1, 1, 1, 1])
  for (const person of everybody()) {
    const [reminder] = remindersOf(person)
    expect(reminder).toContain(leftIn(person, 14))
    expect(reminder).toContain(readable(person.speech.day(closesOn)))
  }
  // Rows run the other way in Arabic.
  expect(hien.labels.slice(1)).toEqual([3, 1].map(days => snoozeLabel(hien, days)))
  expect(khoi.labels.slice(1)).toEqual([1, 3].map(days => snoozeLabel(khoi, days)))
  manners.expectGood()
})

test('looking again, by however many, and starting again adds nothing', async () => {
  await goesOnTo(town, '2026-11-26T12:00')
  await town.restart()
  await fallsSilent(town)
  await goesOnTo(town, '2026-11-26T20:00')
  expect(counts()).toEqual([1, 1, 1, 1])
  expect(await rungs()).toHaveLength(1)
  manners.expectGood()
})

test('two who look at the same time write one reminder', async () => {
  await town.telegram.clock.advance(Date.parse('2026-12-03T09:00+07:00') - town.telegram.clock.now())
  const look = () => remindOfEvaluations(town.deps)
  await Promise.all([look(), look(), look()])
  await fallsSilent(town)
  expect(counts()).toEqual([2, 2, 2, 2])
  expect(remindersOf(hue)[1]).toContain(leftIn(hue, 7))
  manners.expectGood()
})

test('whoever has handed in hears no more, until it is returned to him', async () => {
  await khoi.tapsText('notices:openDue', { period: khoi.speech.period(await period()) })
  await fillsEvaluation(khoi)
  await submitsEvaluation(khoi)
  // The message he pressed has become his evaluation.
  expect(counts()).toEqual([1, 2, 2, 2])
  const draft = await aColleagueFilling(town)
  await goesOnTo(town, '2026-12-07T08:00')
  expect(counts()).toEqual([1, 3, 3, 3])
  expect(remindersOf(draft)).toHaveLength(1)

  await hien.tapsText('approval:return')
  await hien.taps('☐ II.1')
  await hien.tapsText('approval:continueToReason')
  hien.sends('يرجى المراجعة')
  await khoi.seesText('notices:returned')
  await goesOnTo(town, '2026-12-09T08:00')
  expect(counts()).toEqual([2, 4, 4, 4])
  for (const person of everybody()) expect(remindersOf(person).at(-1)).toContain(leftIn(person, 1))
  manners.expectGood()
})

test('on the day itself it can no longer be put off', async () => {
  await goesOnTo(town, '2026-12-10T08:00')
  expect(counts()).toEqual([3, 5, 5, 5])
  for (const person of everybody()) {
    expect(remindersOf(person).at(-1)).toContain(leftIn(person, 0))
    expect(person.labels).toHaveLength(1)
  }
  await goesOnTo(town, '2026-12-11T08:00')
  expect(counts()).toEqual([3, 5, 5, 5])
  expect((await rungs()).map(({ expiresAt }) => expiresAt?.toISOString())).toEqual(
    Array(5).fill('2026-12-10T17:00:00.000Z'),
  )
  manners.expectGood()
})

test('weeks later the way to the evaluation is still open', async () => {
  await goesOnTo(town, '2027-01-15T08:00')
  await tiep.tapsText('notices:openDue', { period: tiep.speech.period(await period()) })
  await tiep.sees('I.1')
  manners.expectGood()
})

const period = async () => {
  const cycle = await town.database.prisma.evaluationCycle.findFirstOrThrow({ where: { kind: 'quarter' } })
  const [periodFrom, periodTo] = [cycle.periodFrom, cycle.periodTo].map(day => day.toISOString().slice(0, 10))
  return { kind: 'quarter', periodFrom: periodFrom ?? '', periodTo: periodTo ?? '' } as const
}

test('what was missed while the bot was away is left out, and the next rung comes', async () => {
  const before = counts()
  await opensCycle(town, 1, '2027-01-23')
  await goesOnTo(town, '2027-01-17T08:00')
  expect(counts()).toEqual(before)
  await goesOnTo(town, '2027-01-20T08:00')
  expect(counts()).toEqual(before.map(count => count + 1))
  expect(remindersOf(khoi).at(-1)).toContain(leftIn(khoi, 3))
  manners.expectGood()
})

test('a cycle that is closed, or not open yet, is nobody’s concern', async () => {
  const before = counts()
  const { prisma } = town.database
  await prisma.evaluationCycle.updateMany({ data: { closedAt: new Date() } })
  const unopened = await opensCycle(town, 2, '2027-01-25')
  await prisma.evaluationCycle.update({ where: { id: unopened }, data: { opensOn: new Date('2027-01-23') } })
  await goesOnTo(town, '2027-01-22T08:00')
  expect(counts()).toEqual(before)
  await goesOnTo(town, '2027-01-24T08:00')
  expect(counts()).toEqual(before.map(count => count + 1))
  manners.expectGood()
})

test('whoever hands in while a reminder is being written is not reminded any more', async () => {
  const { prisma } = town.database
  await prisma.evaluationCycle.updateMany({ data: { closedAt: new Date() } })
  const cycleId = await opensCycle(town, 3, '2027-02-03')
  const late = await aColleague(town)
  await beginsEvaluation(late)
  await fillsEvaluation(late)
  await late.tapsText('evaluation:submit')
  await late.sees(/./)
  // At night, so that what is written is not sent at once.
  await goesOnTo(town, '2027-01-26T22:00')
  await town.deps.transaction(async store => {
    const { at, today } = town.deps.moment()
    const cycle = await store.evaluations.lockCycle(cycleId)
    const recipients = await store.evaluations.notSubmitted(cycleId, today)
    await late.tapsText('evaluation:submitNow')
    await expect.poll(() => prisma.$queryRaw`SELECT 1 FROM pg_locks WHERE NOT granted`).not.toEqual([])
    const content = {
      kind: 'evaluation.due' as const,
      cycleId,
      period: await period(),
      closesOn: '2027-02-03',
    }
    const subject = dueSubject(cycleId)
    await store.notices.add({ id: cycleId, dedupeKey: subject, subject, content, recipients, at })
    expect(cycle?.closesOn).toBe('2027-02-03')
  })
  await late.seesText('evaluation:submittedNext')
  await goesOnTo(town, '2027-01-27T07:00')
  expect(remindersOf(late)).toEqual([])
  expect(remindersOf(tiep).at(-1)).toContain(leftIn(tiep, 7))
  manners.expectGood()
})
