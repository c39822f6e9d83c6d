/** `inspection.recommendation.overdue` of the rulebook; days are calendar days, `at` minutes after midnight. */
export type RecommendationRules = Readonly<{
  remindBefore: readonly number[]
  at: number
  repeatAfter: number
  times: number
  reopenedWithin: number
}>
