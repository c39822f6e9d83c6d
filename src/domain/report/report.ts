import type { Day } from '../day.ts'

/** What committee staff counts, each as text, picture and workbook. */
export const reportNames = [
  'due',
  'nonLocal',
  'movements',
  'submissions',
  'levels',
  'acknowledgements',
  'planning',
  'recruitment',
  'hamletHeads',
  'targets',
] as const
export type ReportName = (typeof reportNames)[number]

/** One unit with all below it, null for everything somebody is staff for; as of a day; `choice` is the report's own. */
export type ReportQuery = Readonly<{
  unitId: string | null
  day: Day
  choice: string | null
  /** What is made of it; a report that names people tells them by this whether they are among those named. */
  part?: ReportPart
}>

/** How a report is shown: in chat, which is meant where nothing is said, as a picture, or as a workbook. */
export type ReportPart = 'message' | 'picture' | 'workbook'

/** What a report may read: the units in whose scope its reader is staff today, as they were on the day asked for. */
export type ReportScope = Readonly<{ staffId: string; unitId: string | null; day: Day; today: Day }>

/** Where a figure of a few people would say something about each of them, it is not shown. */
export const smallestCell = 5

/** `unit_not_yours` also for a unit that never was; `day_too_late` for one that has not come. */
export type ReportRefusal = 'not_allowed' | 'unit_not_yours' | 'day_too_late'
