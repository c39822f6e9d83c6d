import type { Rule } from './rule.ts'

/** Why a proposed rule cannot take the place of the present one; `key` names it. */
export type RuleFault = Readonly<{
  key: string
  kind: 'unknown' | 'twice' | 'notLater' | 'turnedAround' | 'otherUnit' | 'unreadable' | 'same'
}>

/** The same whatever order its fields came in. */
export const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

const unitOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'unit' in value ? value.unit : undefined

/** The rule of a key that is in force last: a new one can only follow it. */
export const lastOf = (rules: readonly Rule[], key: string): Rule | undefined =>
  rules
    .filter(rule => rule.key === key)
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
    .at(0)

/** The first thing that stands against a proposed rule; undefined where nothing does. */
export const faultOf = (
  known: readonly Rule[],
  proposed: readonly Rule[],
  rule: Rule,
  unreadable: ReadonlySet<string>,
): RuleFault['kind'] | undefined => {
  const before = lastOf(known, rule.key)
  if (!before) return 'unknown'
  if (proposed.filter(({ key }) => key === rule.key).length > 1) return 'twice'
  if (rule.validFrom <= before.validFrom) return 'notLater'
  if (rule.validTo !== null && rule.validTo < rule.validFrom) return 'turnedAround'
  if (unitOf(rule.value) !== unitOf(before.value)) return 'otherUnit'
  if (unreadable.has(rule.key)) return 'unreadable'
  const isSame = inOrder(rule.value) === inOrder(before.value)
  return isSame && rule.verified === before.verified && rule.source === before.source ? 'same' : undefined
}
