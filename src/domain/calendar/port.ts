import type { Day } from '../day.ts'
import type { Moment } from '../moment.ts'
import type { Holiday, WorkingCalendar } from './calendar.ts'
import type { ClockName, ClockTerms } from './clock.ts'

export type Calendar = Readonly<{
  /** Which days are worked: the table of holidays, and the weekend of `calendar.weekend` that is in force today. */
  load(moment: Moment): Promise<WorkingCalendar>
  /** The clock in force on a day, that of its event; undefined before the rulebook knows one. */
  clock(name: ClockName, day: Day): Promise<ClockTerms | undefined>
  /** Waits for whoever else is changing the table; nobody can until the transaction ends. */
  hold(): Promise<void>
  /** Puts a year in the place of what the table has of it. */
  replaceYear(year: number, holidays: readonly Holiday[]): Promise<void>
}>
