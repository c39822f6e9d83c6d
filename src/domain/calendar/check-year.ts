import { isAllowed } from '../access.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { relationsOf } from './read-year.ts'
import { planYear, type YearFault, type YearPlan, type YearRow } from './year.ts'

/** Most days a file may have: more than any year has that is not worked for another reason than the weekend. */
export const mostDays = 100

export type CheckedYear = Readonly<{ faults: readonly YearFault[]; plan: YearPlan | null }>

export type FileRefusal = 'not_allowed' | 'calendar_file_empty' | 'calendar_file_too_long'

/**
 * The plan of a file for whoever may change the calendar. Refuses `not_allowed`, and files without days or with too
 * many.
 */
export const check = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  rows: readonly YearRow[],
): Promise<Result<CheckedYear, FileRefusal>> => {
  const moment = deps.moment()
  if (!isAllowed('calendar.change', await relationsOf(store, deps, actor))) return refused('not_allowed')
  if (rows.length === 0) return refused('calendar_file_empty')
  if (rows.length > mostDays) return refused('calendar_file_too_long')
  return done(planYear(await store.calendar.load(moment), rows, `import ${moment.today}`))
}

/** What a file would change, or all that stands against it; nothing is written. */
export const checkYear = (
  deps: Deps,
  actor: Actor,
  rows: readonly YearRow[],
): Promise<Result<CheckedYear, FileRefusal>> => deps.transaction(store => check(store, deps, actor, rows))
