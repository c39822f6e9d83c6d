import { type CycleCounts, cycleStates } from '../domain/cycle/cycle.ts'
import { dueSubject } from '../domain/evaluation/deadline.ts'
import { type Connection, Prisma } from './database.ts'

/** How far "Evaluation" as e is, which may be missing. */
export const cycleState = Prisma.sql`CASE WHEN e."state" IS NULL THEN 'none'
  WHEN e."state" IN ('petitioned', 'answered', 'closed') THEN 'published' ELSE e."state" END`

/** How many are how far, of `standing` (an expression of a WITH RECURSIVE): whoever or whatever a cycle is for. */
export const countStanding = async (connection: Connection, standing: Prisma.Sql): Promise<CycleCounts> => {
  const rows = await connection.$queryRaw<{ state: string; total: number }[]>(Prisma.sql`
    WITH RECURSIVE ${standing} SELECT "state", count(*)::int AS "total" FROM standing GROUP BY "state"`)
  const found = new Map(rows.map(row => [row.state, row.total]))
  const entries = cycleStates.map(one => [one, found.get(one) ?? 0] as const)
  return Object.fromEntries(entries) as CycleCounts
}

/** Whether somebody was told of the deadline of a cycle neither since then nor is about to be. */
export const isUnreminded = (cycleId: string, person: Prisma.Sql, since: Date): Prisma.Sql => Prisma.sql`
  NOT EXISTS (SELECT 1 FROM "Notice" n JOIN "Delivery" d ON d."noticeId" = n."id"
    WHERE n."subject" = ${dueSubject(cycleId)} AND d."personId" = ${person} AND n."createdAt" >= ${since}
      AND n."kind" = 'evaluation.due' AND d."state" <> 'skipped')`
