import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaContainer, SchemaEngine } from '@prisma/schema-engine-wasm'
import { openDatabaseSession } from '../src/store/database-session.ts'
import type { Migration } from '../src/store/migrations.ts'

const schemaPath = fileURLToPath(new URL('schema.prisma', import.meta.url))
export const migrationsFolder = fileURLToPath(new URL('migrations', import.meta.url))

const allTables = { externalTables: [], externalEnums: [] }

/**
 * The SQL the migrations lack to make what schema.prisma says; empty if they lack nothing.
 *
 * The engine replays the migrations in a database it makes and drops on that server, reads back what they made, and
 * compares. What it does not read it never drops, so these may be written into a migration by hand: partial and
 * expression indexes (also unique ones), EXCLUDE, CHECK, deferrable UNIQUE, triggers, functions, views, sequences,
 * domains, extensions, row security, other schemas. What it does read it wants to drop unless schema.prisma names it:
 * tables, columns (also generated ones), defaults, enums, foreign keys, and every other index — plain, GIN, INCLUDE,
 * NULLS NOT DISTINCT. The last passes when schema.prisma has a @@unique of the same columns with its name as `map`.
 * test/store/migrations.test.ts holds the engine to the first list.
 */
export const diffSchema = async (url: string, migrations: readonly Migration[]): Promise<string> => {
  const schema: SchemaContainer = { path: schemaPath, content: await readFile(schemaPath, 'utf8') }
  const engine = await openSchemaEngine(url, schema)
  const { exitCode, stdout } = await engine.diff({
    from: { tag: 'migrations', ...toMigrationList(migrations) },
    to: { tag: 'schemaDatamodel', files: [schema] },
    script: true,
    exitCode: true,
    filters: allTables,
  })
  engine.free()
  return exitCode === 0 ? '' : (stdout ?? '')
}

/** How the official engine sees a database we migrated; for tests. */
export const diagnoseMigrations = async (url: string, migrations: readonly Migration[]) => {
  const engine = await openSchemaEngine(url)
  const migrationsList = toMigrationList(migrations)
  const diagnosis = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters: allTables,
  })
  const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: allTables })
  engine.free()
  return { ...diagnosis, appliedMigrationNames }
}

const toMigrationList = (migrations: readonly Migration[]): MigrationList => ({
  baseDir: migrationsFolder,
  lockfile: { path: './migration_lock.toml', content: 'provider = "postgresql"\n' },
  shadowDbInitScript: '',
  migrationDirectories: migrations.map(({ name, script }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
  })),
})

const openSchemaEngine = async (url: string, schema?: SchemaContainer): Promise<SchemaEngine> => {
  const { SchemaEngine } = await engineLoaded()
  const datamodels: [string, string][] | undefined = schema && [[schema.path, schema.content]]
  return SchemaEngine.new(
    { datamodels },
    () => {},
    bindMigrationAwareSqlAdapterFactory(createEngineAdapter(url)),
  )
}

/**
 * The adapter is made for the client's queries. Four things the engine does with it go wrong as of 7.10, the last
 * two badly: it does not know the catalogue's one-letter type "char"; it cuts scripts at every semicolon, also within
 * the body of a function; it connects a connection string's own database instead of the shadow database, and so would
 * replay the migrations in the real one; and it drops the shadow database while it is connected to it.
 */
const createEngineAdapter = (url: string): SqlMigrationAwareDriverAdapterFactory => ({
  provider: 'postgres',
  adapterName: '@prisma/adapter-pg',
  connect: () => connectAdapter(url),
  connectToShadowDb: async () => {
    const name = `prisma_shadow_${randomUUID()}`
    await runOnServer(url, `CREATE DATABASE "${name}" TEMPLATE template0`)
    const adapter = await connectAdapter(withDatabase(url, name))
    const disconnect = adapter.dispose.bind(adapter)
    adapter.dispose = async () => {
      await disconnect()
      await runOnServer(url, `DROP DATABASE "${name}" WITH (FORCE)`)
    }
    return adapter
  },
})

const connectAdapter = async (url: string) => {
  const adapter = await new PrismaPg({ connectionString: url }).connect()
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async query => {
    const result = await queryRaw({ ...query, sql: castLetterColumns(query.sql) })
    const columnTypes = result.columnNames.map((name, index) =>
      letterColumns.has(name) ? ColumnTypeEnum.Character : (result.columnTypes[index] ?? ColumnTypeEnum.Text),
    )
    return { ...result, columnTypes }
  }
  adapter.executeScript = async script => {
    await adapter.underlyingDriver().query(script)
  }
  return adapter
}

const letterColumns: ReadonlySet<string> = new Set(['constraint_type', 'confdeltype', 'confupdtype'])

const castLetterColumns = (sql: string): string =>
  sql
    .replace('constr.contype AS', 'constr.contype::text AS')
    .replace(/\bcon\.(conf(?:del|upd)type)\b/g, 'con.$1::text AS $1')

const withDatabase = (url: string, name: string): string => {
  const changed = new URL(url)
  changed.pathname = name
  return changed.href
}

const runOnServer = async (url: string, statement: string): Promise<void> => {
  const session = await openDatabaseSession(url, 'canbo schema engine')
  await session.query(statement).finally(() => session.end())
}

declare const WebAssembly: {
  instantiate(
    binary: Uint8Array,
    imports: object,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>
}

/** Where the engine puts the words of a panic before it dies of it. */
const panicRegistry = {
  set_message(message: string): never {
    throw new Error(`The schema engine failed: ${message}`)
  },
}

let loading: ReturnType<typeof instantiateEngine> | undefined

/** Once in a process: the glue keeps views into the memory of one instance. */
const engineLoaded = () => {
  loading ??= instantiateEngine()
  return loading
}

/** The package imports its .wasm as a module, which Node 24 does with a warning; so it is put together by hand. */
const instantiateEngine = async () => {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panicRegistry })
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const binary = await readFile(join(folder, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(binary, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  return glue
}
