import { cycleKinds, type Period, periodAround } from '../domain/cycle/period.ts'
import type { CyclePlan } from '../domain/cycle/plan.ts'
import type { Day } from '../domain/day.ts'

/** What of a plan is looked at: `s` is the whole of it. */
export type PlanPart = 'k' | 'u' | 'g' | 'f' | 'o' | 'c' | 's'

const millisecondsPerDay = 86_400_000

/** Three letters for a day; a key has no room for ten. */
export const shortDay = (day: Day): string =>
  Math.round(Date.parse(`${day}T00:00:00Z`) / millisecondsPerDay).toString(36)

export const readDay = (text: string | undefined): Day | undefined =>
  text !== undefined && /^[0-9a-z]{3}$/.test(text)
    ? new Date(Number.parseInt(text, 36) * millisecondsPerDay).toISOString().slice(0, 10)
    : undefined

const letters = { month: 'm', quarter: 'q', year: 'y', adHoc: 'a' } as const

/** A plan without its unit, as a key carries it: `qfu0fwz.fw8.fx0.-.-`. */
export const planWord = ({ kind, period, opensOn, closesOn, group, form }: CyclePlan): string =>
  [
    `${letters[kind]}${shortDay(period.from)}${kind === 'adHoc' ? shortDay(period.to) : ''}`,
    shortDay(opensOn),
    shortDay(closesOn),
    group ?? '-',
    form ?? '-',
  ].join('.')

const readPeriod = (text: string): Pick<CyclePlan, 'kind' | 'period'> | undefined => {
  const kind = cycleKinds.find(one => letters[one] === text[0])
  const from = readDay(text.slice(1, 4))
  if (!kind || !from) return undefined
  if (kind !== 'adHoc') return text.length === 4 ? { kind, period: periodAround(kind, from) } : undefined
  const to = readDay(text.slice(4))
  return to === undefined ? undefined : { kind, period: { from, to } satisfies Period }
}

const readTag = (text: string | undefined): string | null => (text === '-' || !text ? null : text)

/** Undefined for what is no plan. */
export const readPlan = (unitId: string, word: string): CyclePlan | undefined => {
  const [first = '', opens, closes, group, form, ...more] = word.split('.')
  const period = readPeriod(first)
  const opensOn = readDay(opens)
  const closesOn = readDay(closes)
  if (!period || !opensOn || !closesOn || form === undefined || more.length > 0) return undefined
  return { ...period, unitId, opensOn, closesOn, group: readTag(group), form: readTag(form) }
}
