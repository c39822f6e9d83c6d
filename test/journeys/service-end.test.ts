import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { settleServiceEnds } from '../../src/domain/service/settle.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { endsOf, nothingRunning, recordsEnd, runningOf } from '../kit/leaving.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { goesOnTo } from '../kit/reminding.ts'
import { aDay, approveKey, deputises, handsIn, heard } from '../kit/routing.ts'
import { dayFrom } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hien: Person
let khoi: Person
let hue: Person
let thuy: Awaited<ReturnType<typeof inhabitant>>
let above: Awaited<ReturnType<typeof inhabitant>>
let leaver: string
let askers: readonly Person[]
let askerIds: readonly string[]
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  leaver = town.cast('supervisor').personId
  hien = await town.resident('supervisor')
  hue = await town.resident('staff')
  thuy = await inhabitant(town, 'CB0061', 'en')
  khoi = await town.resident('cadre')
  const [authority] = await town.deps.transaction(store =>
    store.people.authorities(leaver, town.deps.moment().today),
  )
  const { code } = await town.database.prisma.person.findUniqueOrThrow({ where: { id: authority?.id ?? '' } })
  above = await inhabitant(town, code, 'en')
  await town.database.prisma.evaluationCycle.updateMany({ data: { closesOn: dayFrom(town, 60) } })
  // One has handed in already.
  const second = await inhabitant(town, 'CB0064', 'vi')
  const third = await inhabitant(town, 'CB0065', 'de')
  await town.database.prisma.supervisorLine.updateMany({
    where: { subordinateId: third.id, validTo: null },
    data: { supervisorId: leaver },
  })
  askers = [khoi, second.person, third.person]
  askerIds = [town.cast('cadre').personId, second.id, third.id]
  await handsIn(khoi)
  await handsIn(third.person)
  for (const requesterId of askerIds)
    expect((await waiting(requesterId)).authorityId, requesterId).toBe(leaver)
  await deputises(town, leaver, askerIds[1] ?? '', 5, 30)
})
afterAll(() => town.close())

beforeEach(() => manners.expectGood())

const waiting = (requesterId: string) =>
  town.database.prisma.approval.findFirstOrThrow({
    where: { requesterId, kind: 'evaluation.review', decision: null },
  })

test('recorded ahead, everybody concerned hears of it once and everything stays as it is', async () => {
  await recordsEnd(manners, hue, leaver, 'retirement', '24/11/2026')
  await hue.seesText('service:pending')
  await hien.findsText('service:announced')
  await hien.findsText('service:untilThen')
  await above.person.findsText('service:toldRecorded')
  // Why somebody leaves is told to himself alone.
  expect(heard(above.person, 'service:reasonOf.retirement')).toEqual([])
  expect(heard(hien, 'service:reasonOf.retirement')).toHaveLength(1)
  await town.passes(60_000)
  expect(await endsOf(town, leaver)).toMatchObject([{ settledAt: null, cancelledAt: null }])
  expect((await waiting(askerIds[0] ?? '')).authorityId).toBe(leaver)
})

test('on the evening of the last day nothing has ended, after midnight in Viet Nam everything has', async () => {
  await goesOnTo(town, '2026-11-24T23:58')
  expect(await runningOf(town, leaver, '2026-11-24')).toMatchObject({ links: 1 })
  await Promise.all([goesOnTo(town, '2026-11-25T00:02'), settleServiceEnds(town.deps)])
  expect(await runningOf(town, leaver, '2026-11-24')).toEqual(nothingRunning)
  const [end] = await endsOf(town, leaver)
  expect(end?.settledAt).not.toBeNull()
  await settleServiceEnds(town.deps)
  expect(await endsOf(town, leaver)).toEqual([end])
  for (const requesterId of askerIds) expect((await waiting(requesterId)).authorityId).toBe(thuy.id)
  expect(heard(hien, 'service:ended')).toEqual([])
})

test('in the morning the leaver reads one last message; those who asked and the next authority hear once', async () => {
  await goesOnTo(town, '2026-11-25T08:00')
  await hien.findsText('service:thanks')
  expect(heard(hien, 'service:ended')).toHaveLength(1)
  await town.telegram.settled(() => heard(thuy.person, 'routing:passedFrom').length === 3)
  for (const asker of askers) {
    await asker.findsText('routing:rerouted')
    expect(heard(asker, 'routing:rerouted')).toHaveLength(1)
  }
  await hue.findsText('service:toldSettled')
  expect(heard(hue, 'service:toldSettled')).toHaveLength(1)
  await above.person.findsText('service:toldLeft')
  expect(heard(above.person, 'service:toldLeft')).toHaveLength(1)
  const { id: approvalId } = await waiting(askerIds[0] ?? '')
  await manners.forges(hien, approveKey(approvalId))
  expect(await town.database.prisma.decision.count({ where: { approvalId } })).toBe(0)
  await hien.hearsBelow(hien.sends('/approvals'))
  await hien.seesText('home:stranger')
  await town.passes(aDay)
  expect(heard(hien, 'service:ended')).toHaveLength(1)
})
