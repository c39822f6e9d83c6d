import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { beginCollective } from '../../src/domain/collective/lead.ts'
import { recordEnd } from '../../src/domain/service/record.ts'
import { collectiveOf, opensCollective } from '../kit/collective.ts'
import { collectiveCast } from '../kit/collective-cast.ts'
import { actorOf, granted } from '../kit/desk.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { fallsSilent } from '../kit/reminding.ts'
import { settlesDemonstration } from '../kit/routing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let khang: Person
let headId: string
let unitId: string
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  ;({ khang, headId, unitId } = await collectiveCast(town))
  await settlesDemonstration(town)
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

test('a head who dies in the middle of his unit’s self-criticism leaves it to the next head, or to nobody he names', async () => {
  const cycleId = await opensCollective(town, unitId)
  const head = await actorOf(town, 'CB0066')
  await granted(beginCollective(town.deps, head, cycleId, unitId))
  expect((await collectiveOf(town, unitId)).personId).toBe(headId)
  await fallsSilent(town)
  const messages = khang.messages.length
  const { today } = town.deps.moment()
  const draft = { lastDay: today, reason: 'death', decisionNo: 'Giấy báo tử' } as const
  await granted(recordEnd(town.deps, await actorOf(town, 'CB0008'), headId, draft))
  await town.passes(86_400_000)
  await fallsSilent(town)
  expect(khang.messages).toHaveLength(messages)
  const { personId, state } = await collectiveOf(town, unitId)
  const heads = await town.database.prisma.assignment.count({
    where: { unitId, position: { leadership: true }, endedOn: null },
  })
  expect(state).toBe('draft')
  if (heads > 0) expect(personId).not.toBe(headId)
  else
    expect(
      await town.database.prisma.notice.count({ where: { kind: 'collective.headless' } }),
    ).toBeGreaterThan(0)
})
