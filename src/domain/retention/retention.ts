import { addDays, type Day } from '../day.ts'
import type { SourceGrade, Text4 } from '../evaluation/form.ts'
import { addMonths } from '../movement/months.ts'

/**
 * What is erased once its time is over, and counted from: invites and links from their end, strangers from their
 * last code, notices and loose notebook entries from the day they were written, announcements from their end, the
 * notebook from the publication of the period's level, drafts from the close of their cycle, evidence from the
 * publication, requests from their answer, imports from their end, drafts of announcements and inspections from
 * their beginning, dead letters from their arrival.
 */
export const erasable = [
  'invites',
  'links',
  'strangers',
  'notices',
  'broadcasts',
  'notebook',
  'looseNotebook',
  'drafts',
  'evidence',
  'requests',
  'imports',
  'importFiles',
  'workDrafts',
  'deadLetters',
] as const
export type Erasable = (typeof erasable)[number]

/** What the law on personnel records, inspections and proof does not let go. */
export const kept = ['record', 'evaluations', 'inspections', 'consents', 'audit', 'rulebook'] as const
export type Kept = (typeof kept)[number]

export type Period = Readonly<{ unit: 'months' | 'days'; length: number }>

/** The rules of `retention.*` that are in force on a day. */
export type RetentionRules = Readonly<Record<Erasable, Period>>

/** One line of the schedule as everybody may read it; without a period it is kept. */
export type RetentionLine = Readonly<{
  of: Erasable | Kept
  period: Period | null
  reference: Text4
  source: string
  grade: SourceGrade
  verified: boolean
}>

/** What began before this is past its time; both say the same, `at` is the first instant of `day` in the province. */
export type Cutoff = Readonly<{ day: Day; at: Date }>

export const cutoffDay = ({ unit, length }: Period, today: Day): Day =>
  unit === 'months' ? addMonths(today, -length) : addDays(today, -length)
