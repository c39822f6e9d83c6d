import { randomBytes } from 'node:crypto'
import type { TestProject } from 'vitest/node'
import { openDatabaseSession } from '../../src/store/database-session.ts'
import { migrateDatabase } from '../../src/store/migrations.ts'
import { silentLog } from './silent-log.ts'
import { startTemporaryServer } from './temporary-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: { url: string; template: string }
  }
}

const runName = `canbo_test_${randomBytes(4).toString('hex')}`

let stopServer: (() => Promise<void>) | undefined

/** One server and one migrated template for the whole run; TEST_DATABASE_URL names a server to use instead. */
export const setup = async (project: TestProject): Promise<void> => {
  const server = givenServer() ?? (await startTemporaryServer())
  stopServer = server.stop
  await runOnServer(server.url, `CREATE DATABASE ${runName} TEMPLATE template0`)
  const url = new URL(server.url)
  url.pathname = runName
  await migrateDatabase({ url: url.href, log: silentLog })
  project.provide('databaseServer', { url: server.url, template: runName })
}

export const teardown = async (): Promise<void> => {
  await stopServer?.()
}

const givenServer = () => {
  const url = process.env.TEST_DATABASE_URL
  return url ? { url, stop: () => dropDatabasesOfRun(url) } : undefined
}

const dropDatabasesOfRun = async (url: string): Promise<void> => {
  const session = await openDatabaseSession(url, 'canbo tests')
  const { rows } = await session.query<{ name: string }>(
    'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
    [runName],
  )
  for (const { name } of rows) await session.query(`DROP DATABASE ${name} WITH (FORCE)`)
  await session.end()
}

const runOnServer = async (url: string, statement: string): Promise<void> => {
  const session = await openDatabaseSession(url, 'canbo tests')
  await session.query(statement).finally(() => session.end())
}
