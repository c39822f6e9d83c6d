import type { UnitName } from '../broadcast/port.ts'
import { addDays, type Day } from '../day.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { mayReadReports } from './may-read.ts'
import type { ReportQuery, ReportRefusal } from './report.ts'
import type { UnitChoice } from './unit-choice.ts'

/** Whether somebody has reports to read at all. */
export const openReportList = (deps: Deps, actor: Actor): Promise<Result<null, 'not_allowed'>> =>
  deps.transaction(async store =>
    (await mayReadReports(store, actor.personId, deps.moment().today)) ? done(null) : refused('not_allowed'),
  )

/** A unit a report is about (null: everything), the one above it that may be asked for too, and those directly below. */
export type ReportPlace = Readonly<{
  unit: UnitName | null
  above: UnitName | null
  below: readonly UnitChoice[]
}>

/**
 * What a report can be narrowed to from a unit, as of its day; whoever is staff for one unit alone chooses among those
 * below it at once. Refuses as ReportRefusal says.
 */
export const openReportUnits = (
  deps: Deps,
  actor: Actor,
  { unitId, day }: ReportQuery,
): Promise<Result<ReportPlace, ReportRefusal>> =>
  deps.transaction(async store => {
    const { today } = deps.moment()
    const { personId } = actor
    if (!(await mayReadReports(store, actor.personId, today))) return refused('not_allowed')
    if (day > today) return refused('day_too_late')
    const below = await store.reports.unitsBelow(personId, unitId, day, today)
    if (unitId === null) {
      const [only, ...others] = below
      const isOne = only?.hasMore && others.length === 0
      const shown = isOne ? await store.reports.unitsBelow(personId, only.id, day, today) : below
      return done({ unit: null, above: null, below: shown })
    }
    const name = await store.reports.unit(personId, unitId, today)
    if (name === undefined) return refused('unit_not_yours')
    const above = await store.reports.unitAbove(personId, unitId, today)
    return done({ unit: { id: unitId, name }, above, below })
  })

export type NamedDay = Readonly<{ name: 'today' | 'month' | 'year' | 'units'; day: Day }>

/** The last day before the one a month or a year begins with. */
const dayBefore = (first: Day): Day => addDays(first, -1)

/** Days often asked for, each once: today, the ends of the last month and year, the last day of units merged since. */
export const openReportDays = (
  deps: Deps,
  actor: Actor,
): Promise<Result<readonly NamedDay[], 'not_allowed'>> =>
  deps.transaction(async store => {
    const { today } = deps.moment()
    if (!(await mayReadReports(store, actor.personId, today))) return refused('not_allowed')
    const merged = await store.reports.lastOfUnits(actor.personId, today)
    const days: readonly NamedDay[] = [
      { name: 'today', day: today },
      { name: 'month', day: dayBefore(`${today.slice(0, 8)}01`) },
      { name: 'year', day: dayBefore(`${today.slice(0, 5)}01-01`) },
      ...(merged === null ? [] : [{ name: 'units' as const, day: merged }]),
    ]
    return done(days.filter(({ day }, place) => days.findIndex(other => other.day === day) === place))
  })
