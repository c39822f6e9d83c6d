import { z } from 'zod'
import type { Day } from '../domain/day.ts'
import type { MovementBasis } from '../domain/movement/rules.ts'
import type { CompositionRule } from '../domain/report/planning.ts'
import type { Connection } from './database.ts'
import { termCode } from './report-terms.ts'
import type { RuleSet } from './rules.ts'
import { basisOf, findRulesInForce } from './rules-in-force.ts'

const key = 'planning.composition'

const age = z.number().int().min(16).max(100)
const share = z.number().int().min(0).max(10_000)

const schema = z
  .object({
    unit: z.literal('years'),
    middleFrom: age,
    oldestFrom: age,
    youngBelow: age,
    least: z.object({ unit: z.literal('basisPoints'), women: share, young: share }),
    referenceDates: z.record(termCode, z.iso.date()),
  })
  .refine(({ middleFrom, oldestFrom }) => middleFrom < oldestFrom)
  .transform(
    ({ middleFrom, oldestFrom, youngBelow, least: { women, young }, referenceDates }): CompositionRule => ({
      ...{ middleFrom, oldestFrom, youngBelow },
      least: { women, young },
      referenceDays: referenceDates,
    }),
  )

/** How the lists of planned cadres are looked at: `planning.composition` of the rulebook. */
export const compositionRule: RuleSet<CompositionRule> = {
  keys: [key],
  read: ruleOf => ruleOf(key, schema),
}

/** The rule of a day and what it rests on; null where there is none. */
export const findCompositionRule = async (
  connection: Connection,
  day: Day,
): Promise<Readonly<{ rule: CompositionRule; basis: MovementBasis }> | null> => {
  const [row] = await findRulesInForce(connection, [key], day)
  return row ? { rule: schema.parse(row.value), basis: basisOf(row) } : null
}
