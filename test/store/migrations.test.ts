import { expect, inject, onTestFinished, test, vi } from 'vitest'
import { diagnoseMigrations, diffSchema } from '../../prisma/schema-engine.ts'
import { type Migration, migrateDatabase, readMigrations } from '../../src/store/migrations.ts'
import { createEmptyDatabase } from '../kit/database.ts'
import { silentLog } from '../kit/silent-log.ts'
import { query, refusalOf } from './embedded-ground.ts'

const first: Migration = {
  name: '20260101000000_first',
  script: 'CREATE TABLE a (n int);\nINSERT INTO a VALUES (1);\n',
}
const second: Migration = { name: '20260201000000_second', script: 'UPDATE a SET n = n + 1;\n' }

const migrate = (url: string, migrations: readonly Migration[]) =>
  migrateDatabase({ url, log: silentLog, migrations })

const aDatabase = async (): Promise<string> => {
  const { url, drop } = await createEmptyDatabase()
  onTestFinished(drop)
  return url
}

test('what is missing is applied in order, once', async () => {
  const url = await aDatabase()
  expect(await migrate(url, [first])).toEqual({ applied: [first.name] })
  expect(await migrate(url, [first, second])).toEqual({ applied: [second.name] })
  expect(await migrate(url, [first, second])).toEqual({ applied: [] })
  expect(await query(url, 'SELECT n FROM a')).toEqual([2])
})

test('of several bots that start at once one applies and the others wait for it', async () => {
  const url = await aDatabase()
  const slow = { ...second, script: `${second.script} SELECT pg_sleep(0.1);` }
  const runs = await Promise.all(Array.from({ length: 5 }, () => migrate(url, [first, slow])))
  expect(runs.flatMap(({ applied }) => applied).sort()).toEqual([first.name, second.name])
  expect(await query(url, 'SELECT n FROM a')).toEqual([2])
})

test('the official engine takes our records for its own and finds nothing to do', async () => {
  const url = await aDatabase()
  await migrate(url, await readMigrations())
  expect(await diagnoseMigrations(url, await readMigrations())).toEqual({
    hasMigrationsTable: true,
    editedMigrationNames: [],
    failedMigrationNames: [],
    history: null,
    appliedMigrationNames: [],
  })
})

test('a migration that fails is undone as a whole, leaves no record, and can be mended', async () => {
  const url = await aDatabase()
  const broken = { ...second, script: 'UPDATE a SET n = 5; SELECT 1 / 0;' }
  expect(await refusalOf(migrate(url, [first, broken]))).toBe(
    `The migration ${second.name} failed and was undone: division by zero. ` +
      'The database is as it was before; run the version of the bot that used it last, and report this.',
  )
  expect(await query(url, 'SELECT n FROM a')).toEqual([1])
  expect(await migrate(url, [first, second])).toEqual({ applied: [second.name] })
})

test('a migration cut off in the middle is done anew by the next start, by nobody’s hand', async () => {
  const url = await aDatabase()
  const endless = { ...second, script: 'UPDATE a SET n = 5; SELECT pg_sleep(600);' }
  const cut = expect(migrate(url, [first, endless])).rejects.toThrow()
  const running = `FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg\\_sleep(600)%' AND wait_event = 'PgSleep'`
  await vi.waitFor(async () => expect(await query(url, `SELECT pid ${running}`)).toHaveLength(1), {
    timeout: 10_000,
  })
  await query(url, `SELECT pg_terminate_backend(pid) ${running}`)
  await cut
  expect(await migrate(url, [first, second])).toEqual({ applied: [second.name] })
  expect(await query(url, 'SELECT n FROM a')).toEqual([2])
})

test('a migration edited after it was applied is refused; other ends of its lines are not an edit', async () => {
  const url = await aDatabase()
  await migrate(url, [first])
  const onWindows = { ...first, script: first.script.replaceAll('\n', '\r\n') }
  expect(await migrate(url, [onWindows])).toEqual({ applied: [] })
  expect(await refusalOf(migrate(url, [{ ...first, script: 'CREATE TABLE a (n bigint);' }, second]))).toBe(
    `The migration ${first.name} was changed after this database had applied it. ` +
      'Put back the file as it was released; changes belong into a new migration.',
  )
  expect(await query(url, 'SELECT n FROM a')).toEqual([1])
})

test('a database newer than the program is refused', async () => {
  const url = await aDatabase()
  await migrate(url, [first, second])
  expect(await refusalOf(migrate(url, [first]))).toContain(
    `The database is newer than this program: it knows the migration ${second.name}, which this version does not have.`,
  )
})

test('a migration the command line recorded as failed is refused until it is marked as rolled back', async () => {
  const url = await aDatabase()
  await migrate(url, [first])
  await query(
    url,
    `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'y', '${second.name}')`,
  )
  const refusal = await refusalOf(migrate(url, [first, second]))
  expect(refusal).toContain(`The migration ${second.name} is recorded in the database as failed.`)
  await query(url, refusal.slice(refusal.indexOf('UPDATE'), -1))
  expect(await migrate(url, [first, second])).toEqual({ applied: [second.name] })
})

test('a database that something else uses is not touched', async () => {
  const url = await aDatabase()
  await query(url, 'CREATE TABLE wp_posts (id int)')
  expect(await refusalOf(migrate(url, [first]))).toContain(
    'is used by something else already: it holds the table "wp_posts"',
  )
  expect(await query(url, `SELECT to_regclass('_prisma_migrations')`)).toEqual([null])
})

test.for([
  ['a port nobody listens on', { port: '1' }, /^No database server answers at 127\.0\.0\.1:1\./],
  ['a wrong password', { password: 'guess' }, /refused the user "canbo"\. Correct the user and password/],
  [
    'a database that is not there',
    { pathname: '/none' },
    /^There is no database "none" at 127\.0\.0\.1:\d+\. Create it/,
  ],
  [
    'an unknown host',
    { host: 'canbo.invalid' },
    /^The name of the database server, canbo\.invalid.*, is not known\./,
  ],
] as const)('DATABASE_URL with %s is refused without showing its password', async ([, change, sentence]) => {
  const url = Object.assign(new URL(await aDatabase()), change)
  const refusal = await refusalOf(migrate(url.href, [first]))
  expect(refusal).toMatch(sentence)
  expect(refusal).not.toContain(url.password)
})

test('the migrations make exactly what schema.prisma says', async () => {
  expect(await diffSchema(inject('databaseServer').url, await readMigrations())).toBe('')
})

test('what is written by hand is not seen as a difference, so that no new migration drops it', async () => {
  const script = `
    CREATE UNIQUE INDEX by_hand_1 ON "Person" ("code") WHERE "kind" = 'x';
    CREATE UNIQUE INDEX by_hand_2 ON "Person" (lower("code"));
    ALTER TABLE "Deputy" ADD CONSTRAINT by_hand_3 EXCLUDE USING gist ("principalId" WITH =);
    ALTER TABLE "Person" ADD CONSTRAINT by_hand_4 CHECK (length("code") > 0);
    ALTER TABLE "Person" ADD CONSTRAINT by_hand_5 UNIQUE ("code") DEFERRABLE;
    CREATE FUNCTION by_hand_6() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN NEW; END $$;
    CREATE TRIGGER by_hand_7 BEFORE INSERT ON "Person" FOR EACH ROW EXECUTE FUNCTION by_hand_6();
    CREATE VIEW by_hand_8 AS SELECT "code" FROM "Person";
    CREATE SCHEMA by_hand_9; CREATE TABLE by_hand_9.work (n int);`
  const migrations = [...(await readMigrations()), { name: '99990101000000_by_hand', script }]
  expect(await diffSchema(inject('databaseServer').url, migrations)).not.toContain('by_hand')
})
