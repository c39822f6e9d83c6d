import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { openDatabaseSession } from '../../src/store/database-session.ts'

export type TestDatabase = Readonly<{
  url: string
  /** Also ends connections that are still open. */
  drop(): Promise<void>
}>

/** A migrated database nobody else uses: a copy of the run's template. */
export const createTestDatabase = async (): Promise<TestDatabase> => {
  const { template } = inject('databaseServer')
  return createFrom(template)
}

/** A database with nothing in it, not even tables. */
export const createEmptyDatabase = (): Promise<TestDatabase> => createFrom('template0')

// Copying files takes a tenth of the time the write-ahead log would.
const createFrom = async (template: string): Promise<TestDatabase> => {
  const name = `${inject('databaseServer').template}_${randomBytes(6).toString('hex')}`
  await inServer(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`)
  const url = new URL(inject('databaseServer').url)
  url.pathname = name
  return { url: url.href, drop: () => inServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}

const inServer = async (statement: string): Promise<void> => {
  const session = await openDatabaseSession(inject('databaseServer').url, 'canbo tests')
  await session.query(statement).finally(() => session.end())
}
