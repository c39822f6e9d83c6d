import { randomUUID } from 'node:crypto'
import type { Deps } from '../../src/domain/ports.ts'
import { createDomainDeps } from '../../src/domain-deps.ts'
import { connectDatabase, type Database } from '../../src/store/database.ts'
import { type DatabaseSession, openDatabaseSession } from '../../src/store/database-session.ts'
import { loadRulebook } from '../../src/store/load-rulebook.ts'
import { createRulebook } from '../../src/store/rulebook.ts'
import { createStore } from '../../src/store/store.ts'
import { addRow, type Row } from '../store/rows.ts'
import { createTestDatabase } from './database.ts'

const timeZone = 'Asia/Ho_Chi_Minh'

/** A database with the rulebook in it and nobody at work, and a clock of its own. */
export type Archive = Readonly<{
  database: Database
  /** Use-cases as of this instant. */
  at(instant: string): Deps
  /** A row of a table with the least it needs; answers its id. */
  has(table: string, row?: Row): Promise<string>
  count(table: string): Promise<number>
  close(): Promise<void>
}>

export const createArchive = async (): Promise<Archive> => {
  const { url, drop } = await createTestDatabase()
  const database = connectDatabase(url)
  const session: DatabaseSession = await openDatabaseSession(url, 'canbo tests')
  const outbox = { broadcast: async () => {}, deliver: async () => {} }
  const rulebook = createRulebook(timeZone)
  const store = createStore({ database, outbox, rulebook, newId: randomUUID })
  await loadRulebook(database, randomUUID)
  return {
    database,
    at: instant => createDomainDeps({ store, now: () => new Date(instant), timeZone }),
    has: (table, row = {}) => addRow(session, table, row),
    async count(table) {
      const { rows } = await session.query<{ n: number }>(`SELECT count(*)::int AS "n" FROM "${table}"`)
      return rows[0]?.n ?? 0
    },
    async close() {
      await session.end()
      await database.close()
      await drop()
    },
  }
}
