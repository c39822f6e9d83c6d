import type { Day } from './day.ts'

/** Read once per use-case: the instant, and the day it is in the province. */
export type Moment = Readonly<{ at: Date; today: Day }>
