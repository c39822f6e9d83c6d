import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DatabaseSession, openDatabaseSession } from '../../src/store/database-session.ts'
import { createTestDatabase, type TestDatabase } from '../kit/database.ts'
import { addRow, refusalOf } from './rows.ts'

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

describe.each(['AuditEvent', 'Decision', 'Submission'])('%s is only ever added to', table => {
  test.each([
    `UPDATE "${table}" SET ${table === 'AuditEvent' ? '"action" = \'x\'' : table === 'Decision' ? '"outcome" = \'approved\'' : '"score" = 1'}`,
    `DELETE FROM "${table}"`,
    `TRUNCATE "${table}"`,
    `TRUNCATE "${table}" CASCADE`,
  ])('%s is refused', async statement => {
    expect(await refusalOf(session.query(statement))).toBe(`${table} is append-only`)
  })

  test('even by way of what it belongs to', async () => {
    expect(await refusalOf(session.query('TRUNCATE "Person" CASCADE'))).toMatch(/is append-only$/)
  })
})

type Event = Readonly<{ seq: string; previousHash: string; hash: string; recomputed: string }>

const readChain = async (): Promise<Event[]> => {
  const { rows } = await session.query<Event>(`
    SELECT "seq", "previousHash", "hash", encode(sha256(convert_to(concat_ws('|', "previousHash", "seq",
      extract(epoch FROM "at"), "actorId", "action", "subjectId", "details"::text), 'UTF8')), 'hex') AS "recomputed"
    FROM "AuditEvent" ORDER BY "seq"`)
  return rows
}

const expectLinked = (events: readonly Event[]): void => {
  let before = ''
  for (const event of events) {
    expect(event.previousHash).toBe(before)
    expect(event.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(event.recomputed).toBe(event.hash)
    before = event.hash
  }
}

describe('the chain of audit events', () => {
  test('carries in each the hash of the one before, and its own over all it says', async () => {
    for (const details of [{ a: 1 }, {}, { purpose: 'review', b: 'é|"' }]) {
      await addRow(session, 'AuditEvent', { details, subjectId: randomUUID() })
    }
    const events = await readChain()
    expect(events).toHaveLength(3)
    expectLinked(events)
  })

  test('cannot be given a hash or a place of its own by whoever writes', async () => {
    await addRow(session, 'AuditEvent', { hash: 'forged', previousHash: 'forged', seq: 1 })
    expectLinked(await readChain())
  })

  test('is one chain also when several events come in one statement', async () => {
    await session.query(`
      INSERT INTO "AuditEvent" ("at", "action", "details")
      SELECT now(), 'person.found', json_build_object('number', n) FROM generate_series(1, 50) n`)
    expectLinked(await readChain())
  })

  test('is one chain also when many write at once, some of whom give up', async () => {
    const before = (await readChain()).length
    const writers = await Promise.all(
      Array.from({ length: 8 }, () => openDatabaseSession(database.url, 'canbo tests')),
    )
    await Promise.all(
      writers.map(async (writer, number) => {
        for (let round = 0; round < 10; round += 1) {
          await writer.query('BEGIN')
          await addRow(writer, 'AuditEvent', { details: { number, round } })
          await addRow(writer, 'AuditEvent', { details: { number, round, second: true } })
          await writer.query(round % 3 === 0 ? 'ROLLBACK' : 'COMMIT')
        }
        await writer.end()
      }),
    )
    const events = await readChain()
    expect(events).toHaveLength(before + 8 * 6 * 2)
    expectLinked(events)
  })
})
