import type { Stage } from './stage.ts'
import { fixed, say } from './table.ts'

const shown = 24

type StatementRow = Readonly<{
  query: string
  calls: bigint
  rows: bigint
  milliseconds: number
  planning: number
  wal: bigint
}>

type TableRow = Readonly<{ name: string; wal: bigint; images: bigint; blocks: bigint }>
type ManagerRow = Readonly<{ name: string; count: bigint; bytes: bigint; pages: bigint }>

/** Forgets what was counted so far; answers where the log stands. */
export const startCounting = async ({ database: { prisma } }: Stage): Promise<string> => {
  await prisma.$executeRaw`CREATE EXTENSION IF NOT EXISTS pg_stat_statements`
  await prisma.$executeRaw`CREATE EXTENSION IF NOT EXISTS pg_walinspect`
  await prisma.$executeRaw`SELECT pg_stat_statements_reset()`
  const [row] = await prisma.$queryRaw<[{ lsn: string }]>`SELECT pg_current_wal_insert_lsn()::text AS lsn`
  return row.lsn
}

const sayStatements = async ({ database: { prisma } }: Stage, steps: number): Promise<void> => {
  const rows = await prisma.$queryRaw<StatementRow[]>`
    SELECT query, calls, rows, total_exec_time AS milliseconds, total_plan_time AS planning, wal_bytes::bigint AS wal
    FROM pg_stat_statements WHERE query NOT LIKE '%pg_stat_statements%' ORDER BY calls DESC LIMIT ${shown}`
  say('\nstatements a step')
  say('    calls     rows  plan ms  exec ms   WAL B')
  for (const { query, calls, rows: found, milliseconds, planning, wal } of rows) {
    const numbers = [Number(calls), Number(found), planning, milliseconds].map(sum =>
      fixed(sum / steps, 3).padStart(8),
    )
    const bytes = fixed(Number(wal) / steps, 0).padStart(7)
    say(`  ${numbers.join(' ')} ${bytes}  ${query.replace(/\s+/g, ' ').slice(0, 150)}`)
  }
}

const sayLog = async ({ database: { prisma } }: Stage, from: string, steps: number): Promise<void> => {
  const managers = await prisma.$queryRaw<ManagerRow[]>`
    SELECT "resource_manager/record_type" AS name, count::bigint, combined_size::bigint AS bytes,
      fpi_size::bigint AS pages
    FROM pg_get_wal_stats(${from}::pg_lsn, pg_current_wal_insert_lsn(), true)
    WHERE count > 0 ORDER BY combined_size DESC LIMIT 16`
  say('\nWAL a step by kind of record: records, bytes, of them full pages')
  for (const { name, count, bytes, pages } of managers) {
    const numbers = [
      fixed(Number(count) / steps, 2),
      fixed(Number(bytes) / steps, 0),
      fixed(Number(pages) / steps, 0),
    ]
    say(`  ${numbers.map(number => number.padStart(7)).join(' ')}  ${name}`)
  }
  const tables = await prisma.$queryRaw<TableRow[]>`
    SELECT coalesce(c.relname, '(gone)') AS name, sum(b.block_data_length)::bigint AS wal,
      sum(b.block_fpi_length)::bigint AS images, count(*)::bigint AS blocks
    FROM pg_get_wal_block_info(${from}::pg_lsn, pg_current_wal_insert_lsn(), false) b
    LEFT JOIN pg_class c ON pg_relation_filenode(c.oid) = b.relfilenode
    GROUP BY 1 ORDER BY sum(b.block_data_length + b.block_fpi_length) DESC LIMIT 20`
  say('\nWAL a step by table and index: touches, bytes of data, bytes of full pages')
  for (const { name, wal, images, blocks } of tables) {
    const numbers = [
      fixed(Number(blocks) / steps, 2),
      fixed(Number(wal) / steps, 0),
      fixed(Number(images) / steps, 0),
    ]
    say(`  ${numbers.map(number => number.padStart(7)).join(' ')}  ${name}`)
  }
}

/** What the database was asked since, and what it wrote down for it. */
export const sayCounts = async (stage: Stage, from: string, steps: number): Promise<void> => {
  await sayStatements(stage, steps)
  await sayLog(stage, from, steps)
}
