import { afterAll, beforeAll, expect, test } from 'vitest'
import { escalateOverdue, moveMisplaced, remindOverdue } from '../../src/domain/approval/escalate.ts'
import { beginsEvaluation, fillsEvaluation } from '../kit/filling.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { aDay, approveKey, handsIn, heard, reviewOf, settlesDemonstration } from '../kit/routing.ts'
import { dayFrom } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hien: Person
let khoi: Person
let hue: Person
let thuy: Awaited<ReturnType<typeof inhabitant>>
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hien = await town.resident('supervisor')
  hue = await town.resident('staff')
  thuy = await inhabitant(town, 'CB0061', 'en')
  khoi = await town.resident('cadre')
  // What the demonstration brings along would be told of too.
  await settlesDemonstration(town)
  // Nor are deadlines to be reminded of in between.
  await town.database.prisma.evaluationCycle.updateMany({ data: { closesOn: dayFrom(town, 60) } })
  await handsIn(khoi)
  await hien.sees(town.cast('cadre').name)
})
afterAll(() => town.close())

const review = () => reviewOf(town, town.cast('cadre').personId)

test('nothing is said until the day to decide by is over; then the authority is reminded, once', async () => {
  await town.passes(3 * aDay)
  expect((await review()).remindedAt).toBeNull()
  await town.passes(aDay)
  await hien.seesText('routing:overdue')
  expect(hien.labels).toContain(hien.speech.text('approval:approve'))
  await Promise.all([town.passes(60_000), remindOverdue(town.deps), remindOverdue(town.deps)])
  await town.passes(2 * aDay)
  expect(heard(hien, 'routing:overdue')).toHaveLength(1)
  expect((await review()).authorityId).toBe(town.cast('supervisor').personId)
  manners.expectGood()
})

test('it goes on to the next authority two working days later; old cards and their keys say where', async () => {
  const { id } = await review()
  await Promise.all([town.passes(2 * aDay), escalateOverdue(town.deps), escalateOverdue(town.deps)])
  await thuy.person.seesText('routing:passedFrom')
  await khoi.seesText('routing:rerouted')
  await town.telegram.settled(() => heard(hien, 'routing:passedOn').length === 2)
  expect(hien.labels).toEqual([])
  expect(heard(thuy.person, 'routing:passedFrom')).toHaveLength(1)
  expect(heard(khoi, 'routing:rerouted')).toHaveLength(1)
  const moved = await review()
  expect(moved).toMatchObject({ authorityId: thuy.id, remindedAt: null })
  expect(moved.escalatedAt).not.toBeNull()

  await manners.forges(hien, approveKey(id))
  await hien.seesText('routing:wentOn')
  await hien.sees(thuy.name)
  expect(await town.database.prisma.decision.count({ where: { approvalId: id } })).toBe(0)
  manners.expectGood()
})

test('with nobody above, staff is told once, and it stays where it is', async () => {
  await town.passes(5 * aDay)
  expect((await review()).remindedAt).toBeNull()
  await town.passes(aDay)
  await thuy.person.seesText('routing:overdue')
  await town.passes(2 * aDay)
  await hue.seesText('routing:stuck')
  await town.passes(3 * aDay)
  expect(heard(hue, 'routing:stuck')).toHaveLength(1)
  expect((await review()).authorityId).toBe(thuy.id)
  manners.expectGood()
})

test('an authority who leaves his posts in the middle is followed by whoever decides today', async () => {
  const { prisma } = town.database
  const { id } = await review()
  await prisma.assignment.updateMany({
    where: { personId: thuy.id, endedOn: null },
    data: { endedOn: dayFrom(town, -1) },
  })
  await prisma.supervisorLine.updateMany({
    where: { supervisorId: thuy.id },
    data: { validTo: dayFrom(town, -1) },
  })
  await Promise.all([moveMisplaced(town.deps), moveMisplaced(town.deps)])
  await hien.seesText('routing:passedFrom')
  expect((await review()).authorityId).toBe(town.cast('supervisor').personId)
  await manners.forges(thuy.person, approveKey(id))
  await thuy.person.seesText('routing:wentOn')
  await manners.forges(hien, approveKey(id))
  await khoi.seesText('notices:approved')
  manners.expectGood()
})

test('levels to be decided are reminded of and passed on too, though they stand in a list', async () => {
  const { prisma } = town.database
  const posts = { personId: thuy.id, endedOn: { gte: dayFrom(town, -1) } }
  await prisma.assignment.updateMany({ where: posts, data: { endedOn: null } })
  const waiting = { kind: 'evaluation.decision', requesterId: town.cast('cadre').personId }
  const before = await prisma.approval.findFirstOrThrow({ where: waiting })
  // Not before the closing day, which is far.
  expect(before.dueOn.getTime()).toBeGreaterThan(dayFrom(town, 30).getTime())
  await prisma.approval.updateMany({ where: waiting, data: { dueOn: dayFrom(town, -1) } })
  await town.passes(2 * aDay)
  await hien.seesText('routing:overdue')
  await town.passes(2 * aDay)
  await thuy.person.seesText('routing:passedFrom')
  await thuy.person.sees(town.cast('cadre').name)
  const after = await prisma.approval.findFirstOrThrow({ where: waiting })
  expect(after.authorityId).toBe(thuy.id)
  expect((await manners.hears(hien, () => hien.sends('/decide'))).includes('Khôi')).toBe(false)
  manners.expectGood()
})

test('where nobody decides for somebody, he and the staff of his unit are told, staff once a day', async () => {
  const top = await inhabitant(town, 'CB0001', 'vi')
  const { prisma } = town.database
  await beginsEvaluation(top.person)
  await fillsEvaluation(top.person)
  await top.person.tapsText('evaluation:submit')
  await top.person.seesText('refusals:authority_missing')
  await hue.seesText('routing:authorityMissing')
  await hue.sees(top.name)
  await top.person.tapsText('evaluation:submit')
  await top.person.seesText('refusals:authority_missing')
  expect(await prisma.notice.count({ where: { kind: 'authority.missing' } })).toBe(1)
  manners.expectGood()
})
