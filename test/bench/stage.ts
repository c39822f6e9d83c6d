import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { connectDatabase, type Database } from '../../src/store/database.ts'
import { startEmbeddedDatabase } from '../../src/store/embedded-database.ts'
import { loadRulebook } from '../../src/store/load-rulebook.ts'
import { migrateDatabase } from '../../src/store/migrations.ts'
import { type Child, startChild } from './child.ts'
import { type Pids, type Reading, readCpu } from './measure.ts'
import { type Cast, closeCycle, countAnswers, openCycle, settlePeople } from './people.ts'
import type { Run } from './telegram-process.ts'

export const lengths = [40, 160] as const

const counting = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track_planning': 'on',
}

const silent = { info: () => {}, warn: () => {}, error: () => {} }

export type Stage = Readonly<{
  bot: Child
  telegram: Child
  database: Database
  cast: Cast
  pids: Pids
  /** Runs `work` in a fresh cycle of this length. */
  inCycle<Result>(length: number, work: (cycle: string) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}>

type StageOptions = Readonly<{ countStatements: boolean; botFlags: readonly string[] }>

/** Everything a measurement needs, each part in a process of its own: database, Telegram with its people, bot. */
export const openStage = async ({ countStatements, botFlags }: StageOptions): Promise<Stage> => {
  // mkdtemp makes it for the owner only; run as root, the database's own user must get in too.
  const folder = await mkdtemp(join(tmpdir(), 'canbo-bench-'))
  await chmod(folder, 0o711)
  const settings = countStatements ? counting : undefined
  const embedded = await startEmbeddedDatabase({ folder, log: silent, ...(settings && { settings }) })
  const { url: databaseUrl } = embedded
  await migrateDatabase({ url: databaseUrl, log: silent })
  const database = connectDatabase(databaseUrl)
  await loadRulebook(database, () => crypto.randomUUID())
  const cast = await settlePeople(database, lengths)
  const telegram = startChild(new URL('./telegram-process.ts', import.meta.url))
  const address = await telegram.ask<object>({ kind: 'listen', accounts: cast.accounts })
  const bot = startChild(new URL('./bot-process.ts', import.meta.url), botFlags)
  await bot.ask({ kind: 'start', databaseUrl, ...address })
  const postmaster = Number(
    (await readFile(join(folder, 'postgres/data/postmaster.pid'), 'utf8')).split('\n')[0],
  )
  return {
    bot,
    telegram,
    database,
    cast,
    pids: { bot: bot.pid, telegram: telegram.pid, postmaster },
    async inCycle(length, work) {
      const cycle = await openCycle(database, cast, length)
      const result = await work(cycle)
      await closeCycle(database, cycle)
      return result
    },
    async close() {
      await bot.stop()
      await telegram.stop()
      await database.close()
      await embedded.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type Cost = Readonly<{ run: Run; cpu: Reading; walBytes: number; walPages: number }>

const readWal = async ({ prisma }: Database) => {
  const [row] = await prisma.$queryRaw<[{ bytes: bigint; pages: bigint }]>`
    SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint AS bytes,
      (SELECT wal_fpi FROM pg_stat_wal)::bigint AS pages`
  return { bytes: Number(row.bytes), pages: Number(row.pages) }
}

/** What a run costs, with the settling of its last jobs; everything it should have written must be there. */
export const costOf = async ({ database, pids }: Stage, measured: () => Promise<Run>): Promise<Cost> => {
  const walBefore = await readWal(database)
  const cpuBefore = await readCpu(pids)
  const run = await measured()
  await pause(300)
  const cpuAfter = await readCpu(pids)
  const walAfter = await readWal(database)
  if (run.violations.length > 0)
    throw new Error(`The bot broke the rules: ${run.violations.slice(0, 3).join('; ')}`)
  return {
    run,
    cpu: {
      bot: cpuAfter.bot - cpuBefore.bot,
      telegram: cpuAfter.telegram - cpuBefore.telegram,
      database: cpuAfter.database - cpuBefore.database,
      machine: cpuAfter.machine - cpuBefore.machine,
    },
    walBytes: walAfter.bytes - walBefore.bytes,
    walPages: walAfter.pages - walBefore.pages,
  }
}

/** An answer that is not in the database would make a fast bot worthless. */
export const expectAnswers = async ({ database }: Stage, cycle: string, expected: number): Promise<void> => {
  const found = await countAnswers(database, cycle)
  if (found !== expected) throw new Error(`${found} answers are stored of ${expected} that were given`)
}
