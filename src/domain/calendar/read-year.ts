import { isAllowed, type Relation } from '../access.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { Holiday } from './calendar.ts'
import { yearOf } from './year.ts'

/** Years the calendar can be asked about; days are written with four digits. */
const [firstYear, lastYear] = [2_000, 2_099] as const

/** Everybody reads the calendar; the admins of today change it. */
export const relationsOf = async (store: Store, deps: Deps, actor: Actor): Promise<ReadonlySet<Relation>> => {
  const isAdmin = await store.rules.isAdmin(actor.personId, deps.moment().today)
  return new Set<Relation>(isAdmin ? ['self', 'admin'] : ['self'])
}

export type CalendarYear = Readonly<{ year: number; holidays: readonly Holiday[]; mayChange: boolean }>

/** The days of a year, for everybody who is linked; this year for a year no calendar has. */
export const readYear = (
  deps: Deps,
  actor: Actor,
  wanted: number | null,
): Promise<Result<CalendarYear, 'not_allowed'>> =>
  deps.transaction(async store => {
    const moment = deps.moment()
    const relations = await relationsOf(store, deps, actor)
    if (!isAllowed('calendar.read', relations)) return refused('not_allowed')
    const isYear = wanted !== null && wanted >= firstYear && wanted <= lastYear
    const year = isYear ? wanted : yearOf(moment.today)
    const { exceptions } = await store.calendar.load(moment)
    const holidays = [...exceptions.values()].filter(({ day }) => yearOf(day) === year)
    return done({ year, holidays, mayChange: isAllowed('calendar.change', relations) })
  })
