import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { showEvidence } from '../../src/domain/recommendation/evidence.ts'
import { handInRecommendation } from '../../src/domain/recommendation/hand-in.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { concludes, recommendationOf, recommends, standsPlanned } from '../kit/on-site.ts'
import type { Person } from '../kit/person.ts'
import { goesOnTo } from '../kit/reminding.ts'
import { settlesDemonstration } from '../kit/routing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let leader: Person
let staff: Person
let recommendation: string
let approval: string

beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  leader = await town.resident('cadre')
  staff = await town.resident('staff')
  const { id } = await standsPlanned(town)
  await concludes(town, id)
  recommendation = await recommends(town, id, 60)
  await settlesDemonstration(town)
  const { personId, name } = town.cast('inspectedHead')
  const owner = { personId, name }
  const piece = { text: 'Đã bổ sung.', file: null, isFile: false, source: '1:1' }
  await showEvidence(town.deps, owner, recommendation, piece)
  const handed = await handInRecommendation(town.deps, owner, recommendation)
  expect(handed.ok).toBe(true)
  approval = (await recommendationOf(town, recommendation)).approvals[0]?.id ?? ''
  await leader.findsText('recommendation:verificationTitle')
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const item = () => town.database.prisma.approval.findUniqueOrThrow({ where: { id: approval } })

test('what waits for its verifier stays with him, though he is no authority of the owner; he is reminded', async () => {
  await goesOnTo(town, '2026-11-23T12:00')
  expect((await item()).authorityId).toBe(town.cast('cadre').personId)
  await goesOnTo(town, '2026-11-27T09:00')
  await leader.findsText('routing:overdue')
  await leader.findsText('recommendation:shown')
})

test('it goes up to nobody; staff is told that it waits too long, and names another verifier', async () => {
  await goesOnTo(town, '2026-12-02T09:00')
  await staff.findsText('routing:stuck')
  expect((await item()).authorityId).toBe(town.cast('cadre').personId)
  await manners.hears(staff, () => staff.sends('/pending'))
  await staff.tapsText('routing:passOnOf', { name: town.cast('inspectedHead').name })
  await staff.seesText('routing:choose')
  expect(staff.labels).not.toContain(town.cast('inspectedHead').name)
  await staff.taps(town.cast('supervisor').name)
  await staff.seesText('routing:passedTo')
  const { verifierId } = await recommendationOf(town, recommendation)
  expect([verifierId, (await item()).authorityId]).toEqual(Array(2).fill(town.cast('supervisor').personId))
})

test('the old card says where it went, and decides nothing any more', async () => {
  await manners.forges(leader, buttons.acceptEvidence.encode({ approval }))
  await leader.seesText('routing:wentOn')
  const hien = await town.resident('supervisor')
  await manners.hears(hien, () => hien.sends('/approvals'))
  await hien.tapsText('recommendation:verifyOf', { name: town.cast('inspectedHead').name })
  await hien.tapsText('recommendation:accept')
  await hien.seesText('recommendation:acceptedBy')
  expect((await recommendationOf(town, recommendation)).state).toBe('closed')
})
