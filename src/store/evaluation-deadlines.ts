import type { Evaluations } from '../domain/ports.ts'
import { audienceOf } from './audience.ts'
import { type CycleRow, cycleColumns, toCycle } from './cycle-columns.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay } from './day-column.ts'
import type { Rulebook } from './rulebook.ts'

type Deadlines = Pick<
  Evaluations,
  'reminderRules' | 'closingOn' | 'lockCycle' | 'notSubmitted' | 'closedWithReminders'
>

/** The side of evaluations that reminders are made from. */
export const createDeadlines = (connection: Connection, rulebook: Rulebook): Deadlines => ({
  reminderRules: ({ at, today }) => rulebook.reminders(connection, today, at),

  async closingOn(days, today) {
    if (days.length === 0) return []
    const rows = await connection.$queryRaw<CycleRow[]>(Prisma.sql`
      SELECT ${cycleColumns} FROM "EvaluationCycle" c
      WHERE c."closedAt" IS NULL AND c."opensOn" <= ${fromDay(today)}::date
        AND c."closesOn" = ANY(${[...days]}::text[]::date[])
      ORDER BY c."closesOn", c."id"`)
    return rows.map(toCycle)
  },

  async lockCycle(cycleId) {
    // Evaluations of the cycle may be begun meanwhile; only handing one in waits, see submit.
    const [row] = await connection.$queryRaw<CycleRow[]>(Prisma.sql`
      SELECT ${cycleColumns} FROM "EvaluationCycle" c WHERE c."id" = ${cycleId}::uuid FOR NO KEY UPDATE`)
    return row && toCycle(row)
  },

  async notSubmitted(cycleId, today) {
    const { unitId } = await connection.evaluationCycle.findUniqueOrThrow({
      where: { id: cycleId },
      select: { unitId: true },
    })
    const audience = { unitId, role: null, positionGroup: null, language: null, cycleId }
    const rows = await connection.$queryRaw<{ id: string }[]>(
      Prisma.sql`SELECT people."id" FROM (${audienceOf(audience, today)}) people`,
    )
    return rows.map(({ id }) => id)
  },

  async closedWithReminders() {
    const rows = await connection.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT DISTINCT c."id" FROM "Delivery" d
      JOIN "Notice" n ON n."id" = d."noticeId" AND n."kind" = 'evaluation.due'
      JOIN "EvaluationCycle" c ON c."id" = (n."payload" ->> 'cycleId')::uuid
      WHERE d."dueAt" IS NOT NULL AND c."closedAt" IS NOT NULL`)
    return rows.map(({ id }) => id)
  },
})
