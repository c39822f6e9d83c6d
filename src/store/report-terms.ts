import { z } from 'zod'
import type { Day } from '../domain/day.ts'
import type { MovementBasis } from '../domain/movement/rules.ts'
import type { Term } from '../domain/report/term.ts'
import type { Connection } from './database.ts'
import type { RuleSet } from './rules.ts'
import { basisOf, findRulesInForce } from './rules-in-force.ts'

const key = 'report.terms'

/** Terms as they are written everywhere: two years. */
export const termCode = z.string().regex(/^\d{4}-\d{4}$/)

const schema = z
  .object({
    unit: z.literal('terms'),
    terms: z.array(
      z
        .object({ term: termCode, council: termCode.nullable(), from: z.iso.date(), to: z.iso.date() })
        .refine(({ from, to }) => from <= to),
    ),
  })
  .transform(({ terms }) => terms.toSorted((one, other) => one.from.localeCompare(other.from)))

/** Which terms there are and on which days they begin and end: `report.terms` of the rulebook. */
export const reportTermsRule: RuleSet<readonly Term[]> = { keys: [key], read: ruleOf => ruleOf(key, schema) }

/** The terms the rulebook has on a day, the earliest first; none where it has no rule about them. */
export const findReportTerms = async (connection: Connection, day: Day): Promise<readonly Term[]> => {
  const [row] = await findRulesInForce(connection, [key], day)
  return row ? schema.parse(row.value) : []
}

/** What the terms rest on, as of a day; null where the rulebook has none. */
export const findTermsBasis = async (connection: Connection, day: Day): Promise<MovementBasis | null> => {
  const [row] = await findRulesInForce(connection, [key], day)
  return row ? basisOf(row) : null
}
