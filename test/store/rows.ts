import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { DatabaseSession } from '../../src/store/database-session.ts'

export type Row = Readonly<Record<string, unknown>>

const at = '2026-11-21T08:00:00Z'
const since = '2026-01-01'

/** The least a row of each table needs; whoever writes a test says what it is about. */
const blanks: Readonly<Record<string, Row>> = {
  Unit: { kind: 'commune', name: 'Unit', validFrom: since },
  UnitSuccession: { share: 5_000, decision: 'NQ 1' },
  Position: { titles: {}, positionGroup: 'g', leadership: false, nonLocalRequired: false },
  Person: { name: 'Person', kind: 'civilServant', createdAt: at },
  Assignment: {
    kind: 'appointment',
    startedOn: since,
    decisionNo: 'QD 1',
    mandated: true,
    locality: 'unknown',
  },
  SupervisorLine: { validFrom: since },
  Deputy: { validFrom: since, validTo: '2026-12-31' },
  Role: { role: 'staff', validFrom: since },
  TelegramAccount: {},
  TelegramLink: { linkedAt: at },
  Invite: { createdAt: at, expiresAt: '2026-12-05T08:00:00Z' },
  Consent: { noticeVersion: 1, language: 'vi', noticeHash: 'h', givenAt: at },
  FormTemplate: { version: 1, content: {}, validFrom: since },
  EvaluationCycle: {
    kind: 'year',
    periodFrom: since,
    periodTo: '2026-12-31',
    opensOn: since,
    closesOn: '2026-12-14',
  },
  Evaluation: { state: 'draft', openedAt: at },
  Answer: { value: { kind: 'skipped' } },
  Submission: { revision: 1, answers: {}, score: 0, changedLines: 0, late: false, submittedAt: at },
  Approval: { kind: 'evaluation.review', revision: 1, createdAt: at, dueOn: '2026-11-28' },
  Decision: { outcome: 'approved', decidedAt: at },
  Notice: { kind: 'invite.disowned', subject: 's', payload: {}, createdAt: at },
  Delivery: { state: 'pending' },
  Rule: { value: 1, reference: {}, source: 's', grade: 'T', verified: true, validFrom: since },
  AuditEvent: { at, action: 'person.found', details: {} },
}

const withoutId = new Set([
  'UnitSuccession',
  'TelegramAccount',
  'Answer',
  'Submission',
  'Decision',
  'AuditEvent',
])

/** Adds one row and answers its id. */
export const addRow = async (session: DatabaseSession, table: string, given: Row): Promise<string> => {
  const id = randomUUID()
  const row: Row = { ...(withoutId.has(table) ? {} : { id }), ...blanks[table], ...given }
  const names = Object.keys(row)
  const columns = names.map(name => `"${name}"`).join(', ')
  const values = names.map((_, index) => `$${index + 1}`).join(', ')
  const parameters = Object.values(row).map(value =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? JSON.stringify(value) : value,
  )
  await session.query(`INSERT INTO "${table}" (${columns}) VALUES (${values})`, parameters)
  return typeof given.id === 'string' ? given.id : id
}

/** The constraint that stood in the way, or what the database said; null when nothing did. */
export const refusalOf = async (work: Promise<unknown>): Promise<string | null> => {
  try {
    await work
    return null
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    return error.constraint ?? error.message
  }
}
