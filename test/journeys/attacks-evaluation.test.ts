import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideApproval } from '../../src/domain/approval/decide.ts'
import { escalateOverdue, moveMisplaced } from '../../src/domain/approval/escalate.ts'
import { decideLevel, openClassification } from '../../src/domain/classification/decide.ts'
import { publishClassifications } from '../../src/domain/classification/publish.ts'
import { respondToClassification } from '../../src/domain/classification/respond.ts'
import type { Result } from '../../src/domain/result.ts'
import { decideProposal, proposeRules } from '../../src/domain/rule/import.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { evaluationOf } from '../kit/petitioning.ts'
import { aDay, handsIn, reviewOf } from '../kit/routing.ts'
import { becomes, dayFrom } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let boss: string
let next: string
const cadres: string[] = []
beforeAll(async () => {
  town = await createTown()
  boss = town.cast('supervisor').personId
  next = (await inhabitant(town, 'CB0061', 'en')).id
  const khoi = await town.resident('cadre')
  await handsIn(khoi)
  const nga = await inhabitant(town, 'CB0065', 'en')
  await handsIn(nga.person)
  // The demonstration has handed his in.
  const toan = await town.database.prisma.person.findUniqueOrThrow({ where: { code: 'CB0064' } })
  for (const id of [town.cast('cadre').personId, nga.id, toan.id]) {
    const review = await reviewOf(town, id)
    const verdict = { outcome: 'approved', reason: null } as const
    expect((await decideApproval(town.deps, actor(boss), review.id, verdict, null)).ok).toBe(true)
    cadres.push(id)
  }
})
afterAll(() => town.close())

const actor = (personId: string) => ({ personId, name: 'somebody' })

const levelItems = (people: readonly string[]) =>
  town.database.prisma.approval.findMany({
    where: { kind: 'evaluation.decision', requesterId: { in: [...people] } },
  })

const levelItem = async (cadre: string): Promise<string> => (await levelItems([cadre]))[0]?.id ?? ''

const passedTo = () => town.database.prisma.notice.count({ where: { kind: 'approval.passedTo' } })

/** Lets all of them begin while the item is held, so that each has looked before the first one writes. */
const atOnce = async <Value>(item: string, works: readonly (() => Promise<Value>)[]): Promise<Value[]> => {
  const { prisma } = town.database
  const running = await prisma.$transaction(async held => {
    await held.$queryRaw`SELECT 1 FROM "Approval" WHERE "id" = ${item}::uuid FOR UPDATE`
    await held.$queryRaw`SELECT 1 FROM "RuleProposal" WHERE "id" = ${item}::uuid FOR UPDATE`
    const begun = works.map(work => work())
    for (;;) {
      const [row] = await prisma.$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS "count" FROM pg_locks WHERE NOT "granted"`
      if ((row?.count ?? 0) >= works.length) return { begun }
    }
  })
  return Promise.all(running.begun)
}

const outcomes = (results: readonly Result<unknown, string>[]): string[] =>
  results.map(result => (result.ok ? 'done' : result.refusal)).sort()

test('of two who decide on one level at once, the second is told that it is decided', async () => {
  const [cadre = ''] = cadres
  const { id } = await evaluationOf(town, cadre)
  const decide = (level: 'good' | 'completed') => () =>
    decideLevel(town.deps, actor(boss), id, { level, reason: 'Theo kết luận' })
  expect(outcomes(await atOnce(await levelItem(cadre), [decide('good'), decide('completed')]))).toEqual([
    'already_classified',
    'done',
  ])
})

test('levels of one list that nobody decided go on with one notice, not with one for each', async () => {
  const waiting = cadres.slice(1)
  const before = await passedTo()
  const reminded = { remindedAt: new Date(town.deps.moment().at.getTime() - 30 * aDay), escalatedAt: null }
  const where = { id: { in: (await levelItems(waiting)).map(({ id }) => id) } }
  await town.database.prisma.approval.updateMany({ where, data: reminded })
  await escalateOverdue(town.deps)
  expect((await levelItems(waiting)).map(({ authorityId }) => authorityId)).toEqual([next, next])
  expect(await passedTo()).toBe(before + 1)
  await town.database.prisma.approval.updateMany({ where, data: { authorityId: boss } })
})

test('what is decided and not published goes on too when its authority leaves, and he publishes no more', async () => {
  const { prisma } = town.database
  const before = await passedTo()
  const ended = dayFrom(town, -1)
  await prisma.assignment.updateMany({ where: { personId: boss, endedOn: null }, data: { endedOn: ended } })
  await prisma.supervisorLine.updateMany({ where: { supervisorId: boss }, data: { validTo: ended } })
  await moveMisplaced(town.deps)
  expect((await levelItems(cadres)).map(({ authorityId }) => authorityId)).toEqual([next, next, next])
  expect(await passedTo()).toBe(before + 1)
  const { id, cycleId } = await evaluationOf(town, cadres[0] ?? '')
  const refusals = [
    await publishClassifications(town.deps, actor(boss), cycleId, 1),
    await openClassification(town.deps, actor(boss), id),
  ]
  expect(outcomes(refusals)).toEqual(['classification_unknown', 'nothing_to_publish'])
})

test('published by two at once it is published once; of two answers at once the first stands', async () => {
  const { prisma } = town.database
  const [cadre = ''] = cadres
  const { id, cycleId } = await evaluationOf(town, cadre)
  const publish = () => publishClassifications(town.deps, actor(next), cycleId, 1)
  expect(outcomes(await atOnce(await levelItem(cadre), [publish, publish]))).toEqual([
    'done',
    'nothing_to_publish',
  ])
  expect(await prisma.auditEvent.count({ where: { action: 'classification.published' } })).toBe(1)
  const respond = (response: 'agreed' | 'disagreed') => () =>
    respondToClassification(town.deps, actor(cadre), id, response)
  const answers = await atOnce(await levelItem(cadre), [respond('agreed'), respond('disagreed')])
  expect(outcomes(answers)).toEqual(['done', 'response_given'])
  expect(await prisma.auditEvent.count({ where: { action: 'classification.answered' } })).toBe(1)
})

test('of two admins who decide on the same rules at once, the second is told that it is decided', async () => {
  await becomes(town, 'admin', 'CB0008', 'Tỉnh Nam Xuyên')
  await becomes(town, 'admin', 'CB0009', 'Tỉnh Nam Xuyên')
  const { deps } = town
  const { today } = deps.moment()
  const [author = '', ...others] = await deps.transaction(store => store.notices.admins(today))
  const rules = await deps.transaction(store => store.rules.all())
  const gap = rules.filter(({ key }) => key === 'evaluation.reviewGap').slice(-1)
  const later = gap.map(rule => ({ ...rule, source: 'Quyết định 12/2026', validFrom: '2027-01-01' }))
  const proposed = await proposeRules(deps, actor(author), later)
  const id = (proposed.ok && proposed.value.proposalId) || ''
  const decline = (admin: string) => () =>
    decideProposal(deps, actor(admin), id, { kind: 'decline', reason: 'Chưa có văn bản' })
  const results = await atOnce(id, others.slice(0, 2).map(decline))
  expect(outcomes(results)).toEqual(['already_decided', 'done'])
})
