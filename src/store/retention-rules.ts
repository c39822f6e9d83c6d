import { z } from 'zod'
import {
  type Erasable,
  erasable,
  type Kept,
  kept,
  type Period,
  type RetentionRules,
} from '../domain/retention/retention.ts'
import type { RuleSet } from './rules.ts'

export const retentionKey = (of: Erasable | Kept): string => `retention.${of}`

/** Longer than anybody serves, and never nothing: what began today is not erased today. */
const periodSchema = z
  .discriminatedUnion('unit', [
    z.object({ unit: z.literal('months'), months: z.number().int().min(1).max(1_200) }),
    z.object({ unit: z.literal('days'), days: z.number().int().min(1).max(36_600) }),
  ])
  .transform(
    (value): Period =>
      value.unit === 'months'
        ? { unit: 'months', length: value.months }
        : { unit: 'days', length: value.days },
  )

/** What is kept has no period; giving it one is refused when it is imported. */
const keptSchema = z.object({ unit: z.literal('none') }).transform(() => null)

/** A row of the rulebook; imports are checked, so it can be read. */
export const readPeriod = (of: Erasable | Kept, value: unknown): Period | null =>
  kept.some(one => one === of) ? keptSchema.parse(value) : periodSchema.parse(value)

/** How long what is kept: `retention.*` of the rulebook. */
export const retentionRules: RuleSet<RetentionRules> = {
  keys: [...erasable, ...kept].map(retentionKey),
  read: ruleOf => {
    for (const of of kept) ruleOf(retentionKey(of), keptSchema)
    const periods = erasable.map(of => [of, ruleOf(retentionKey(of), periodSchema)] as const)
    return Object.fromEntries(periods) as RetentionRules
  },
}
