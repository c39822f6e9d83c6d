import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DatabaseSession, openDatabaseSession } from '../../src/store/database-session.ts'
import { createTestDatabase, type TestDatabase } from '../kit/database.ts'
import { addRow, type Row, refusalOf } from './rows.ts'

let database: TestDatabase
let session: DatabaseSession
beforeAll(async () => {
  database = await createTestDatabase()
  session = await openDatabaseSession(database.url, 'canbo tests')
})
afterAll(async () => {
  await session.end()
  await database.drop()
})

const add = (table: string, row: Row = {}): Promise<string> => addRow(session, table, row)
const refusal = (table: string, row: Row): Promise<string | null> => refusalOf(add(table, row))
const code = (): string => randomUUID()
const aPerson = (): Promise<string> => add('Person', { code: code() })
const aUnit = (row: Row = {}): Promise<string> => add('Unit', { code: code(), ...row })
let accounts = 0
const anAccount = async (): Promise<number> => {
  accounts += 1
  await add('TelegramAccount', { id: accounts })
  return accounts
}

const anEvaluation = async () => {
  const [personId, authorityId, unitId] = [await aPerson(), await aPerson(), await aUnit()]
  const templateId = await add('FormTemplate', { code: code() })
  const cycleId = await add('EvaluationCycle', { unitId, templateId })
  const evaluationId = await add('Evaluation', { cycleId, personId, templateId })
  return { personId, authorityId, unitId, templateId, cycleId, evaluationId }
}

const anApproval = async () => {
  const evaluation = await anEvaluation()
  const { evaluationId, personId: requesterId, authorityId } = evaluation
  await add('Submission', { evaluationId })
  return { ...evaluation, approvalId: await add('Approval', { evaluationId, requesterId, authorityId }) }
}

describe('there is at most one', () => {
  test('evaluation of a person in a cycle', async () => {
    const { cycleId, personId, templateId } = await anEvaluation()
    expect(await refusal('Evaluation', { cycleId, personId, templateId })).toBe('Evaluation_once')
    expect(await refusal('Evaluation', { cycleId, personId: await aPerson(), templateId })).toBeNull()
  })

  test('live link of an account and of a person; ended ones stay beside it', async () => {
    const [accountId, personId] = [await anAccount(), await aPerson()]
    await add('TelegramLink', { accountId, personId, endedAt: '2026-11-20T00:00:00Z' })
    await add('TelegramLink', { accountId, personId })
    const other = { accountId, personId: await aPerson() }
    expect(await refusal('TelegramLink', other)).toBe('TelegramLink_live_account')
    expect(await refusal('TelegramLink', { accountId: await anAccount(), personId })).toBe(
      'TelegramLink_live_person',
    )
  })

  test('usable invite of a person, and a code is used for one', async () => {
    const personId = await aPerson()
    const codeHash = code()
    await add('Invite', { personId, codeHash })
    expect(await refusal('Invite', { personId, codeHash: code() })).toBe('Invite_live')
    expect(await refusal('Invite', { personId: await aPerson(), codeHash })).toBe('Invite_codeHash_key')
    expect(
      await refusal('Invite', { personId, codeHash: code(), revokedAt: '2026-11-20T00:00:00Z' }),
    ).toBeNull()
  })

  test('approval of a submission, and decision of an approval', async () => {
    const { evaluationId, personId: requesterId, authorityId, approvalId } = await anApproval()
    expect(await refusal('Approval', { evaluationId, requesterId, authorityId })).toBe('Approval_submission')
    await add('Decision', { approvalId, deciderId: authorityId })
    expect(await refusal('Decision', { approvalId, deciderId: authorityId })).toBe('Decision_pkey')
    expect(await refusal('Decision', { approvalId, deciderId: await aPerson() })).toBe('Decision_pkey')
  })

  test('notice of a dedupe key, and delivery of a notice to a person', async () => {
    const dedupeKey = code()
    const [noticeId, personId] = [await add('Notice', { dedupeKey }), await aPerson()]
    await add('Delivery', { noticeId, personId })
    expect(await refusal('Notice', { dedupeKey })).toBe('Notice_dedupeKey_key')
    expect(await refusal('Delivery', { noticeId, personId })).toBe('Delivery_once')
  })
})

describe('validity never overlaps', () => {
  type Case = readonly [string, string, string, string, () => Promise<Row>]

  test.each<Case>([
    ['Unit', 'Unit_code_once', 'validFrom', 'validTo', async () => ({ code: code() })],
    [
      'Role',
      'Role_once',
      'validFrom',
      'validTo',
      async () => ({ personId: await aPerson(), unitId: await aUnit() }),
    ],
    [
      'SupervisorLine',
      'SupervisorLine_once',
      'validFrom',
      'validTo',
      async () => ({ subordinateId: await aPerson(), supervisorId: await aPerson() }),
    ],
    [
      'Deputy',
      'Deputy_once',
      'validFrom',
      'validTo',
      async () => ({ principalId: await aPerson(), deputyId: await aPerson() }),
    ],
    ['Rule', 'Rule_once', 'validFrom', 'validTo', async () => ({ key: code() })],
    [
      'Assignment',
      'Assignment_once',
      'startedOn',
      'endedOn',
      async () => ({
        personId: await aPerson(),
        unitId: await aUnit(),
        positionId: await add('Position', { code: code() }),
      }),
    ],
  ])(
    'of a %s: not by a day, and the next may begin the day after',
    async (table, name, from, to, prepare) => {
      const row = await prepare()
      const span = (first: string, last: string | null): Row => ({ ...row, [from]: first, [to]: last })
      await add(table, span('2026-01-01', '2026-06-30'))
      expect(await refusal(table, span('2026-06-30', '2026-12-31'))).toBe(name)
      expect(await refusal(table, span('2025-01-01', '2026-01-01'))).toBe(name)
      expect(await refusal(table, span('2026-03-01', '2026-03-01'))).toBe(name)
      expect(await refusal(table, span('2026-07-01', '2026-12-31'))).toBeNull()
      expect(await refusal(table, span('2027-02-01', '2027-01-01'))).toMatch(/validity|span/)
      if (table !== 'Deputy') expect(await refusal(table, span('2026-12-31', null))).toBe(name)
    },
  )

  test('of the line above somebody, whoever the second supervisor would be', async () => {
    const subordinateId = await aPerson()
    await add('SupervisorLine', { subordinateId, supervisorId: await aPerson() })
    const second = { subordinateId, supervisorId: await aPerson() }
    expect(await refusal('SupervisorLine', second)).toBe('SupervisorLine_once')
  })
})

describe('nobody', () => {
  test('stands above himself, for himself, or decides on what he asked', async () => {
    const person = await aPerson()
    expect(await refusal('SupervisorLine', { subordinateId: person, supervisorId: person })).toBe(
      'SupervisorLine_not_self',
    )
    expect(await refusal('Deputy', { principalId: person, deputyId: person })).toBe('Deputy_not_self')
    const { evaluationId, personId } = await anEvaluation()
    const own = { evaluationId, requesterId: personId, authorityId: personId }
    expect(await refusal('Approval', own)).toBe('Approval_not_self')
  })

  test('returns something without saying why', async () => {
    const { approvalId, authorityId: deciderId } = await anApproval()
    const returned = { approvalId, deciderId, outcome: 'returned' }
    expect(await refusal('Decision', { ...returned, lines: ['I.1'] })).toBe('Decision_outcome')
    expect(await refusal('Decision', { ...returned, reason: 'Why', lines: ['I.1'] })).toBeNull()
  })
})

describe('what others stand on cannot be taken away', () => {
  const remove = (table: string, id: string) =>
    refusalOf(session.query(`DELETE FROM "${table}" WHERE "id" = $1`, [id]))

  test('an evaluation, its person, cycle, form and unit', async () => {
    const made = await anApproval()
    for (const [table, id] of [
      ['Person', made.personId],
      ['Person', made.authorityId],
      ['EvaluationCycle', made.cycleId],
      ['FormTemplate', made.templateId],
      ['Unit', made.unitId],
      ['Evaluation', made.evaluationId],
    ] as const)
      expect(await remove(table, id), table).toMatch(/_fkey$/)
  })

  test('by no foreign key at all: each refuses, none cascades or forgets', async () => {
    const { rows } = await session.query<{ conname: string }>(
      `SELECT conname FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND confdeltype <> 'r'`,
    )
    expect(rows).toEqual([])
  })

  test('and every foreign key has an index behind it', async () => {
    const { rows } = await session.query<{ conname: string }>(
      `SELECT conname FROM pg_constraint c WHERE contype = 'f' AND connamespace = 'public'::regnamespace
        AND NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indkey[0] = c.conkey[1])`,
    )
    expect(rows).toEqual([])
  })
})
