import type { Day } from '../domain/day.ts'
import type { MovementBasis } from '../domain/movement/rules.ts'
import { type Connection, Prisma } from './database.ts'
import { isRunning } from './standing.ts'

export type RuleInForce = MovementBasis & Readonly<{ key: string; value: unknown }>

/** The rules of these keys that are in force on a day, with what each rests on. */
export const findRulesInForce = (
  connection: Connection,
  keys: readonly string[],
  day: Day,
): Promise<RuleInForce[]> =>
  connection.$queryRaw<RuleInForce[]>(Prisma.sql`
    SELECT "key", "value", "reference", "source", "grade", "verified" FROM "Rule"
    WHERE "key" = ANY(${[...keys]}::text[]) AND ${isRunning('"validFrom"', '"validTo"', day)}`)

export const basisOf = ({ reference, source, grade, verified }: RuleInForce): MovementBasis => ({
  ...{ reference, source, grade, verified },
})
