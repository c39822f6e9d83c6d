import { addDays, type Day } from '../day.ts'
import type { PublishedFacts } from '../notice/notice.ts'
import type { Classification, ClassificationFile, ClassificationRules } from './classification.ts'

/** What a cadre is told of his own result, with the last day on which he may petition against it. */
export const publishedFacts = (
  { evaluationId, cycle: { kind, periodFrom, periodTo } }: ClassificationFile,
  { points, level, proposed, reason, decider }: Classification,
  publishedOn: Day,
  { petition }: ClassificationRules,
): PublishedFacts => ({
  evaluationId,
  period: { kind, periodFrom, periodTo },
  points,
  level,
  proposed,
  reason,
  decider,
  petitionUntil: addDays(publishedOn, petition.fileDays),
})
