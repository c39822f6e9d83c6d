import type { PeriodFacts } from '../notice/facts.ts'

/** A month or a quarter with what was decided about it, in hundredths; null while nothing is. */
export type PeriodScore = PeriodFacts & Readonly<{ points: number | null }>

/** `points` is the average of `counted` periods, half-up at hundredths; null as long as there is none. */
export type YearScore = Readonly<{ points: number | null; counted: number; missing: readonly PeriodFacts[] }>

const isOf =
  (kind: PeriodFacts['kind']) =>
  (period: PeriodFacts): boolean =>
    period.kind === kind

/**
 * The year is the average of its periods (Decree 335/2025): of its quarters where somebody has any, else of its
 * months. A period that was decided in two cycles counts once, with the decision named first.
 */
export const yearScore = (periods: readonly PeriodScore[]): YearScore => {
  const quarters = periods.filter(isOf('quarter'))
  const chosen = quarters.length > 0 ? quarters : periods.filter(isOf('month'))
  const known = new Map<string, PeriodScore>()
  for (const period of chosen.toSorted((one, other) => one.periodFrom.localeCompare(other.periodFrom))) {
    const before = known.get(period.periodFrom)
    if (!before || (before.points === null && period.points !== null)) known.set(period.periodFrom, period)
  }
  const points = [...known.values()].flatMap(period => period.points ?? [])
  const sum = points.reduce((total, one) => total + one, 0)
  return {
    points: points.length === 0 ? null : Math.floor((2 * sum + points.length) / (2 * points.length)),
    counted: points.length,
    missing: [...known.values()]
      .filter(period => period.points === null)
      .map(({ kind, periodFrom, periodTo }) => ({ kind, periodFrom, periodTo })),
  }
}
