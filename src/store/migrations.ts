import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type DatabaseLog,
  type DatabaseSession,
  databaseUrlFault,
  openDatabaseSession,
} from './database-session.ts'
import { StartupFault } from './startup-fault.ts'

export type Migration = Readonly<{ name: string; script: string }>

export type MigrateOptions = Readonly<{ url: string; log: DatabaseLog; migrations?: readonly Migration[] }>

/** The key the Prisma CLI locks with: `prisma migrate` on a server and a starting bot exclude each other. */
const migrationLock = 72707369

/**
 * Brings the database to this program's version. Every migration and its record are one transaction: a kill in the
 * middle leaves the database as it was, and the next start goes on. (Prisma's own engine writes the record apart, so
 * a kill would leave a migration "failed" until somebody resolves it by hand; a test shows that the engine takes our
 * records for its own.) Concurrent starts wait for each other. Throws StartupFault when the database does not fit.
 */
export const migrateDatabase = async ({
  url,
  log,
  migrations,
}: MigrateOptions): Promise<{ applied: string[] }> => {
  const wanted = migrations ?? (await readMigrations())
  const session = await openDatabaseSession(url, 'canbo migrations').catch(error => {
    throw databaseUrlFault(error, url) ?? error
  })
  try {
    const applied: string[] = []
    if (pendingMigrations(wanted, await readRecords(session)).length === 0) return { applied }
    for (const migration of wanted) {
      const started = performance.now()
      if (!(await applyMigration(session, migration, wanted))) continue
      applied.push(migration.name)
      log.info(
        { migration: migration.name, tookMs: Math.round(performance.now() - started) },
        'migration applied',
      )
    }
    return { applied }
  } finally {
    await session.end()
  }
}

/** The migrations this program comes with, in the order of their names. */
export const readMigrations = async (folder = standardFolder): Promise<Migration[]> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter(entry => entry.isDirectory()).map(({ name }) => name)
  return Promise.all(
    names
      .sort()
      .map(async name => ({ name, script: await readFile(join(folder, name, 'migration.sql'), 'utf8') })),
  )
}

const standardFolder = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))

type MigrationRecord = Readonly<{ name: string; checksum: string; finished: boolean; rolledBack: boolean }>

/** Whether it was applied here and now; another process may have been quicker. */
const applyMigration = async (session: DatabaseSession, migration: Migration, all: readonly Migration[]) => {
  await session.query('BEGIN')
  try {
    // A limit meant for the bot's queries must not cut a migration, or the wait for another process's one, short.
    await session.query('SET LOCAL statement_timeout = 0')
    await session.query('SET LOCAL lock_timeout = 0')
    await session.query('SET LOCAL idle_in_transaction_session_timeout = 0')
    await session.query('SELECT pg_advisory_xact_lock($1)', [migrationLock])
    const records = await readRecords(session)
    const pending = pendingMigrations(all, records).includes(migration)
    if (pending) {
      if (records === undefined) await createRecordTable(session)
      await runScript(session, migration)
    }
    await session.query('COMMIT')
    return pending
  } catch (error) {
    await session.query('ROLLBACK').catch(() => {})
    throw error
  }
}

const runScript = async (session: DatabaseSession, { name, script }: Migration): Promise<void> => {
  const startedAt = new Date()
  await session.query(script).catch(cause => {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new StartupFault(
      `The migration ${name} failed and was undone: ${reason}.`,
      'The database is as it was before; run the version of the bot that used it last, and report this.',
      { cause },
    )
  })
  await session.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
    [randomUUID(), checksumOf(script), name, startedAt],
  )
}

/** Word for word the table the Prisma CLI makes. */
const createRecordTable = async (session: DatabaseSession): Promise<void> => {
  await refuseForeignTables(session)
  await session.query(`CREATE TABLE _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`)
}

/** Undefined before the first migration. */
const readRecords = async (session: DatabaseSession): Promise<MigrationRecord[] | undefined> => {
  // Read as rows: to_regclass() would answer from the session's cache, and miss a table made while it waited.
  const { rows: tables } = await session.query<{ present: boolean }>(
    `SELECT EXISTS (
       SELECT FROM pg_tables WHERE schemaname = current_schema() AND tablename = '_prisma_migrations'
     ) AS present`,
  )
  if (!tables[0]?.present) return undefined
  const { rows } = await session.query<MigrationRecord>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished,
            rolled_back_at IS NOT NULL AS "rolledBack"
     FROM _prisma_migrations ORDER BY started_at`,
  )
  return rows
}

const pendingMigrations = (
  wanted: readonly Migration[],
  records: readonly MigrationRecord[] = [],
): Migration[] => {
  const counted = records.filter(({ rolledBack }) => !rolledBack)
  for (const record of counted) assertFits(wanted, record)
  return wanted.filter(({ name }) => !counted.some(record => record.name === name))
}

const assertFits = (wanted: readonly Migration[], { name, checksum, finished }: MigrationRecord): void => {
  const known = wanted.find(migration => migration.name === name)
  if (known === undefined) {
    throw new StartupFault(
      `The database is newer than this program: it knows the migration ${name}, which this version does not have.`,
      'Start the newer version of the bot, or restore the backup made before the update.',
    )
  }
  if (!finished) {
    throw new StartupFault(
      `The migration ${name} is recorded in the database as failed.`,
      `Undo what it did, then: UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = '${name}'.`,
    )
  }
  if (!checksumsOf(known.script).includes(checksum)) {
    throw new StartupFault(
      `The migration ${name} was changed after this database had applied it.`,
      'Put back the file as it was released; changes belong into a new migration.',
    )
  }
}

/** A database that something else fills already is most likely the wrong one. */
const refuseForeignTables = async (session: DatabaseSession): Promise<void> => {
  const { rows } = await session.query<{ database: string; table: string }>(
    `SELECT current_database() AS database, relation.relname AS table
     FROM pg_class AS relation
     WHERE relation.relkind IN ('r', 'p') AND relation.relnamespace::regnamespace::text = quote_ident(current_schema())
       AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = relation.oid AND deptype = 'e')
     LIMIT 1`,
  )
  if (rows[0] === undefined) return
  throw new StartupFault(
    `The database "${rows[0].database}" is used by something else already: it holds the table "${rows[0].table}".`,
    'Give the bot a database of its own in DATABASE_URL.',
  )
}

const checksumOf = (script: string): string => createHash('sha256').update(script).digest('hex')

/** Git may have changed the ends of lines on either machine; the Prisma CLI forgives the same. */
const checksumsOf = (script: string): string[] => {
  const lines = script.replaceAll('\r\n', '\n')
  return [checksumOf(script), checksumOf(lines), checksumOf(lines.replaceAll('\n', '\r\n'))]
}
