import { periodFactsOf } from '../cycle/period-facts.ts'
import { addDays, type Day } from '../day.ts'
import type { PublishedFacts } from '../notice/facts.ts'
import type { Classification, ClassificationFile, ClassificationRules } from './classification.ts'

/** What a cadre is told of his own result, with the last day on which he may petition against it. */
export const publishedFacts = (
  { evaluationId, cycle }: ClassificationFile,
  { points, level, proposed, reason, decider }: Classification,
  publishedOn: Day,
  { petition }: ClassificationRules,
): PublishedFacts => ({
  evaluationId,
  period: periodFactsOf(cycle),
  points,
  level,
  proposed,
  reason,
  decider,
  petitionUntil: addDays(publishedOn, petition.fileDays),
})
