import type { Day } from '../../domain/day.ts'

/** What a notice needs besides its facts: whose it is, which day it is, and why it comes in quiet hours. */
export type NoticeFrame = Readonly<{
  deliveryId: string
  today: Day
  /** Null outside quiet hours. */
  passing: 'decision' | 'deadline' | null
}>
