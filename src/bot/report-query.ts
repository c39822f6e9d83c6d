import type { Day } from '../domain/day.ts'
import type { ReportQuery } from '../domain/report/report.ts'
import { dayToNumber, numberToDay } from './day-number.ts'

/** What is asked of which report, as a key carries it. */
export type AskedKey = Readonly<{ report: string; unit: string; days: number; choice: string }>

/** A report by its code, and what is asked of it. */
export type Asked = ReportQuery & Readonly<{ code: string }>

const everything = '00000000-0000-0000-0000-000000000000'
const noChoice = '-'

/** A choice that is longer is none of ours, and would not fit beside the rest. */
const longestChoice = 22

export const toKey = ({ code, unitId, day, choice }: Asked): AskedKey => ({
  report: code,
  unit: unitId ?? everything,
  days: dayToNumber(day),
  choice: choice ?? noChoice,
})

export const fromKey = ({ report, unit, days, choice }: AskedKey): Asked => ({
  code: report,
  unitId: unit === everything ? null : unit,
  day: numberToDay(days),
  choice: choice === noChoice ? null : choice.slice(0, longestChoice),
})

/** A report as it is opened first: everything, today. */
export const firstAsked = (code: string, today: Day): Asked => ({
  code,
  unitId: null,
  day: today,
  choice: null,
})
