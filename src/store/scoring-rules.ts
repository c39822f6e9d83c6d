import { z } from 'zod'
import type { Day } from '../domain/day.ts'
import type { ScoringRules } from '../domain/evaluation/score.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay } from './day-column.ts'

/** Rows are never changed, only succeeded; a minute is how long a newly imported one may go unseen. */
const freshMilliseconds = 60_000

export type Rulebook = Readonly<{
  scoring(connection: Connection, day: Day, at: Date): Promise<ScoringRules>
}>

const keys = {
  levels: 'evaluation.levels',
  quality: 'evaluation.taskBlock.qualityPenalty',
  progress: 'evaluation.taskBlock.progressPenalty',
} as const

type Row = Readonly<{ key: string; value: unknown }>

/** The door for the values a score is computed with; levels by points, as Decree 335/2025 has them. */
const valueSchemas = {
  levels: z.object({ levels: z.array(z.object({ code: z.string(), from: z.number().int() })) }),
  quality: z.object({ perFailure: z.number().int() }),
  progress: z.object({ perDelay: z.number().int() }),
}

const loadScoring = async (connection: Connection, day: Day): Promise<ScoringRules> => {
  const rows = await connection.$queryRaw<Row[]>(Prisma.sql`
    SELECT "key", "value" FROM "Rule"
    WHERE "key" IN (${Prisma.join(Object.values(keys))})
      AND "validFrom" <= ${fromDay(day)}::date AND ("validTo" IS NULL OR ${fromDay(day)}::date <= "validTo")`)
  const valueAt = (key: string): unknown => rows.find(row => row.key === key)?.value
  const { levels } = valueSchemas.levels.parse(valueAt(keys.levels))
  const from = (code: string): number => {
    const level = levels.find(level => level.code === code)
    if (!level) throw new Error(`The rulebook has no level ${code} valid on ${day}.`)
    return level.from
  }
  return {
    qualityPenalty: valueSchemas.quality.parse(valueAt(keys.quality)).perFailure,
    progressPenalty: valueSchemas.progress.parse(valueAt(keys.progress)).perDelay,
    levels: { excellent: from('excellent'), good: from('good'), completed: from('completed') },
  }
}

/** The rules in force on a day, read once a minute and day rather than at every step of every dialogue. */
export const createRulebook = (): Rulebook => {
  const known = new Map<Day, { rules: ScoringRules; readAt: number }>()
  return {
    async scoring(connection, day, at) {
      const hit = known.get(day)
      if (hit && Math.abs(at.getTime() - hit.readAt) < freshMilliseconds) return hit.rules
      const rules = await loadScoring(connection, day)
      known.set(day, { rules, readAt: at.getTime() })
      return rules
    },
  }
}
