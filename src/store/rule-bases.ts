import type { Day } from '../domain/day.ts'
import type { RuleBasis, ScoringRuleName } from '../domain/evaluation/rules-used.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay } from './day-column.ts'
import { scoringKeys } from './scoring-rules.ts'

const keys: Readonly<Record<ScoringRuleName, string>> = { ...scoringKeys, rounding: 'evaluation.rounding' }

type Row = Omit<RuleBasis, 'name'> & Readonly<{ key: string }>

/** What the named rules rest on as of a day, in the order they were asked for. */
export const findRuleBases = async (
  connection: Connection,
  names: readonly ScoringRuleName[],
  day: Day,
): Promise<RuleBasis[]> => {
  const rows = await connection.$queryRaw<Row[]>(Prisma.sql`
    SELECT "key", "reference", "source", "grade", "verified" FROM "Rule"
    WHERE "key" = ANY(${names.map(name => keys[name])}::text[])
      AND "validFrom" <= ${fromDay(day)}::date AND ("validTo" IS NULL OR ${fromDay(day)}::date <= "validTo")`)
  return names.flatMap(name => {
    const row = rows.find(({ key }) => key === keys[name])
    if (!row) return []
    const { reference, source, grade, verified } = row
    return [{ name, reference, source, grade, verified }]
  })
}
