import type { Day } from '../domain/day.ts'
import type { RuleBasis, ScoringRuleName } from '../domain/evaluation/rules-used.ts'
import type { Connection } from './database.ts'
import { basisOf, findRulesInForce } from './rules-in-force.ts'
import { scoringKeys } from './scoring-rules.ts'

const keys: Readonly<Record<ScoringRuleName, string>> = { ...scoringKeys, rounding: 'evaluation.rounding' }

/** What the named rules rest on as of a day, in the order they were asked for. */
export const findRuleBases = async (
  connection: Connection,
  names: readonly ScoringRuleName[],
  day: Day,
): Promise<RuleBasis[]> => {
  const asked = names.map(name => keys[name])
  const rows = await findRulesInForce(connection, asked, day)
  return names.flatMap(name => {
    const row = rows.find(({ key }) => key === keys[name])
    return row ? [{ name, ...basisOf(row) }] : []
  })
}
