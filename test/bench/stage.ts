import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { PaceLimits } from '../../src/playground/pace.ts'
import { connectDatabase, type Database } from '../../src/store/database.ts'
import { startEmbeddedDatabase } from '../../src/store/embedded-database.ts'
import { loadRulebook } from '../../src/store/load-rulebook.ts'
import { migrateDatabase } from '../../src/store/migrations.ts'
import { type Child, startChild } from './child.ts'
import type { Seats } from './crowd.ts'
import { type Pids, type Reading, readCpu } from './measure.ts'
import { type Cast, closeCycle, countAnswers, openCycle, settlePeople } from './people.ts'
import type { Run } from './telegram-process.ts'

export const lengths = [40, 160] as const

const counting = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track_planning': 'on',
}

const silent = { info: () => {}, warn: () => {}, error: () => {} }

/** The database with the people in it, which outlives whoever plays on it. */
export type Ground = Readonly<{
  databaseUrl: string
  database: Database
  cast: Cast
  postmaster: number
  close(): Promise<void>
}>

export const openGround = async ({ countStatements = false } = {}): Promise<Ground> => {
  // mkdtemp makes it for the owner only; run as root, the database's own user must get in too.
  const folder = await mkdtemp(join(tmpdir(), 'canbo-bench-'))
  await chmod(folder, 0o711)
  const settings = countStatements ? counting : undefined
  const embedded = await startEmbeddedDatabase({ folder, log: silent, ...(settings && { settings }) })
  const { url: databaseUrl } = embedded
  await migrateDatabase({ url: databaseUrl, log: silent })
  const database = connectDatabase(databaseUrl)
  await loadRulebook(database, () => crypto.randomUUID())
  const pidFile = await readFile(join(folder, 'postgres/data/postmaster.pid'), 'utf8')
  return {
    databaseUrl,
    database,
    cast: await settlePeople(database, lengths),
    postmaster: Number(pidFile.split('\n')[0]),
    async close() {
      await database.close()
      await embedded.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type Stage = Readonly<{
  bot: Child
  telegram: Child
  database: Database
  cast: Cast
  pids: Pids
  /** Runs `work` in a fresh cycle of this length. */
  inCycle<Result>(length: number, work: (cycle: string) => Promise<Result>): Promise<Result>
  /** Ends the bot as kill -9 does and starts another in its place; resolves when that one is ready. */
  replaceBot(meanwhile: () => Promise<void>): Promise<void>
  close(): Promise<void>
}>

type StageOptions = Readonly<{
  botFlags: readonly string[]
  noticesPerSecond?: number
  /** What the simulated Telegram is told besides who the people are. */
  telegramOptions?: Readonly<{ limits?: PaceLimits; firstId?: number; seats?: Seats }>
}>

/** Telegram with its people, and the bot, each in a process of its own. */
export const openStage = async (ground: Ground, options: StageOptions): Promise<Stage> => {
  const { database, cast, databaseUrl, postmaster } = ground
  const telegram = startChild(new URL('./telegram-process.ts', import.meta.url))
  const told = { kind: 'listen', accounts: cast.accounts, ...options.telegramOptions }
  const address = await telegram.ask<object>(told)
  const launch = () => startChild(new URL('./bot-process.ts', import.meta.url), options.botFlags)
  const { noticesPerSecond = 25 } = options
  const start = { kind: 'start', databaseUrl, noticesPerSecond, ...address }
  let bot = launch()
  await bot.ask(start)
  return {
    get bot() {
      return bot
    },
    telegram,
    database,
    cast,
    get pids() {
      return { bot: bot.pid, telegram: telegram.pid, postmaster }
    },
    async inCycle(length, work) {
      const cycle = await openCycle(database, cast, length)
      const result = await work(cycle)
      await closeCycle(database, cycle)
      return result
    },
    async replaceBot(meanwhile) {
      await bot.kill()
      bot = launch()
      await Promise.all([bot.ask(start), meanwhile()])
    },
    async close() {
      await bot.stop()
      await telegram.stop()
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
