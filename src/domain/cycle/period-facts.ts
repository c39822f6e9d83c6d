import type { PeriodFacts } from '../notice/facts.ts'

/** What names the period of a cycle, and the unit where it is about one. */
export const periodFactsOf = ({ kind, periodFrom, periodTo, collectiveOf }: PeriodFacts): PeriodFacts => ({
  kind,
  periodFrom,
  periodTo,
  ...(collectiveOf === undefined ? {} : { collectiveOf }),
})
