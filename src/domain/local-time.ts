import type { Day } from './day.ts'

/** Minutes after midnight, 0 to 1439. */
export type Minute = number

/** What a clock on the wall shows. */
export type LocalTime = Readonly<{ day: Day; minute: Minute }>

/** Knows the clocks of the world; the domain itself reads none. */
export type Zones = Readonly<{
  local(at: Date, zone: string): LocalTime
  /** Where a zone skips or repeats an hour, the later reading of the two is taken. */
  instant(time: LocalTime, zone: string): Date
}>
