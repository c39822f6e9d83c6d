import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemonstration } from '../../src/demonstration.ts'
import { decideApproval } from '../../src/domain/approval/decide.ts'
import { addLine, goToStep, removeLine, resumeEvaluation } from '../../src/domain/evaluation/fill.ts'
import { submitEvaluation } from '../../src/domain/evaluation/submit.ts'
import type { Actor } from '../../src/domain/person/person.ts'
import type { Deps } from '../../src/domain/ports.ts'
import { createDomainDeps } from '../../src/domain-deps.ts'
import { connectDatabase, type Database } from '../../src/store/database.ts'
import { loadRulebook } from '../../src/store/load-rulebook.ts'
import { createRulebook } from '../../src/store/rulebook.ts'
import { createStore } from '../../src/store/store.ts'
import { createTestDatabase, type TestDatabase } from '../kit/database.ts'

const silent = { deliver: async () => {}, broadcast: async () => {} }

let testDatabase: TestDatabase
let database: Database
let deps: Deps
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = connectDatabase(testDatabase.url)
  const store = createStore({
    database,
    outbox: silent,
    rulebook: createRulebook('Asia/Ho_Chi_Minh'),
    newId: randomUUID,
  })
  const now = () => new Date('2026-11-21T08:00:00Z')
  deps = createDomainDeps({ store, now, timeZone: 'Asia/Ho_Chi_Minh' })
  await loadRulebook(database, randomUUID)
  await loadDemonstration(database, deps)
})
afterAll(async () => {
  await database.close()
  await testDatabase.drop()
})

/** The pending item of the province, sent back for the lines named: its author, and its evaluation. */
const returnPending = async (lines: readonly string[]): Promise<{ author: Actor; id: string }> => {
  const pending = await database.prisma.approval.findFirstOrThrow({ where: { decision: null } })
  const people = await database.prisma.person.findMany()
  const actorOf = (personId: string): Actor => ({
    personId,
    name: people.find(person => person.id === personId)?.name ?? '',
  })
  const verdict = { outcome: 'returned', lines, reason: 'Please look again' } as const
  const decided = await decideApproval(deps, actorOf(pending.authorityId ?? ''), pending.id, verdict, null)
  expect(decided.ok).toBe(true)
  return { author: actorOf(pending.requesterId), id: pending.evaluationId ?? '' }
}

test('after a return a line may go as long as another stays, and what is left can be handed in again', async () => {
  const { author, id } = await returnPending(['products.1', 'products.2'])
  expect(await addLine(deps, author, id, 'products')).toEqual({ ok: false, refusal: 'line_locked' })
  expect(await goToStep(deps, author, id, 'I.1')).toEqual({ ok: false, refusal: 'line_locked' })

  expect(await removeLine(deps, author, id, 'products.1')).toMatchObject({
    ok: true,
    value: { step: 'overview' },
  })
  expect(await removeLine(deps, author, id, 'products.2')).toEqual({ ok: false, refusal: 'lines_incomplete' })

  const present = await resumeEvaluation(deps, author, id)
  expect(present.ok && Object.keys(present.value.answers)).toContain('products.2.name')
  const again = await submitEvaluation(deps, author, id)
  expect(again).toMatchObject({
    ok: true,
    value: { view: { evaluation: { state: 'submitted', revision: 2 } } },
  })
})

test('nobody reaches a place of the form that does not exist, not even in his own evaluation', async () => {
  const { author, id } = await returnPending(['products.2'])
  for (const step of ['products.21.name', 'products.99', 'products.2.rubbish', 'IX.1'])
    expect(await goToStep(deps, author, id, step), step).toEqual({ ok: false, refusal: 'line_locked' })
})
