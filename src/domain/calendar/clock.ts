import type { Day } from '../day.ts'
import { addDays } from '../day.ts'
import { done, type Result, refused } from '../result.ts'
import { addWorkingDays, type WorkingCalendar, workingDayOnOrAfter } from './calendar.ts'
import { type ClockReasons, reasonsOf } from './clock-reasons.ts'

export const clockLevels = ['central', 'province', 'district', 'grassroots'] as const
export type ClockLevel = (typeof clockLevels)[number]

/** The clocks the rulebook knows: `inspection.clock.*`. */
export const clockNames = ['thematicSupervision', 'stateConclusion'] as const
export type ClockName = (typeof clockNames)[number]

/** What sets a clock going. */
export type ClockStart = 'subjectReportReceived' | 'draftReceived'

/** A clock of the rulebook: so many days for each level that has one, and the part of it by which it may grow. */
export type ClockTerms = Readonly<{
  start: ClockStart
  unit: 'workingDays' | 'calendarDays'
  limits: Readonly<Partial<Record<ClockLevel, number>>>
  extensionMax: Readonly<{ numerator: number; denominator: number }> | null
}>

/** So many more days in the clock's own unit, decided on a day. */
export type ClockExtension = Readonly<{ days: number; on: Day }>

export type ClockInput = Readonly<{
  terms: ClockTerms
  level: ClockLevel
  /** Null while it has not happened. */
  startedOn: Day | null
  extension: ClockExtension | null
}>

type Limits = Readonly<{
  start: ClockStart
  unit: ClockTerms['unit']
  limit: number
  mostExtension: number
}>

/** `dueOn` counts the extension, `latestOn` the longest one there may be; `reasons` say how `dueOn` came about. */
export type RunningClock = Limits &
  Readonly<{
    kind: 'running'
    startedOn: Day
    extension: number
    dueOn: Day
    latestOn: Day
    reasons: ClockReasons
  }>

export type Clock = RunningClock | (Limits & Readonly<{ kind: 'notStarted' }>)

export type ClockRefusal =
  | 'clock_level_unknown'
  | 'clock_days_invalid'
  | 'clock_not_started'
  | 'clock_extension_too_long'
  | 'clock_extension_late'

const isCount = (days: number): boolean => Number.isSafeInteger(days) && days >= 1

/**
 * The day on which a clock runs out. The day of the event itself is not counted (Civil Code 2015, Article 147(2)).
 * Working days leave out what the calendar says is not worked; a limit in calendar days that ends on such a day ends
 * with the next working day (Article 148(5)).
 */
const endOf = (calendar: WorkingCalendar, { unit }: Limits, startedOn: Day, days: number): Day =>
  unit === 'workingDays'
    ? addWorkingDays(calendar, startedOn, days)
    : workingDayOnOrAfter(calendar, addDays(startedOn, days))

const limitsOf = (
  { start, unit, limits, extensionMax }: ClockTerms,
  level: ClockLevel,
): Limits | undefined => {
  const limit = limits[level]
  if (limit === undefined) return undefined
  const { numerator, denominator } = extensionMax ?? { numerator: 0, denominator: 1 }
  // Rounded down: a part of a day is none that the law gives.
  return { start, unit, limit, mostExtension: Math.floor((limit * numerator) / denominator) }
}

/**
 * When a clock runs out, and why. Before its event it says so and has no day. Refuses `clock_level_unknown`,
 * `clock_days_invalid` for numbers that are no count of days, `clock_not_started` for an extension before the event,
 * `clock_extension_too_long` beyond its fraction, `clock_extension_late` after the day it would have run out.
 */
export const decideClock = (
  calendar: WorkingCalendar,
  { terms, level, startedOn, extension }: ClockInput,
): Result<Clock, ClockRefusal> => {
  const limits = limitsOf(terms, level)
  if (!limits) return refused('clock_level_unknown')
  const { limit, mostExtension } = limits
  if (!isCount(limit) || mostExtension < 0) return refused('clock_days_invalid')
  if (extension && !isCount(extension.days)) return refused('clock_days_invalid')
  if (startedOn === null) {
    return extension ? refused('clock_not_started') : done({ ...limits, kind: 'notStarted' })
  }
  const unextended = endOf(calendar, limits, startedOn, limit)
  if (extension && extension.on < startedOn) return refused('clock_not_started')
  if (extension && extension.days > mostExtension) return refused('clock_extension_too_long')
  if (extension && extension.on > unextended) return refused('clock_extension_late')
  const days = limit + (extension?.days ?? 0)
  const dueOn = endOf(calendar, limits, startedOn, days)
  return done({
    ...limits,
    kind: 'running',
    startedOn,
    extension: extension?.days ?? 0,
    dueOn,
    latestOn: endOf(calendar, limits, startedOn, limit + mostExtension),
    reasons: reasonsOf(calendar, limits.unit, startedOn, dueOn, days),
  })
}
