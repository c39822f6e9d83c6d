import type { UrgeAnswerFacts, UrgeCard } from './notice.ts'
import type { Urge, UrgeAnswer } from './urge.ts'

/** An urge as its recipient reads it. */
export const urgeCardOf = (urge: Urge): UrgeCard => ({
  urgeId: urge.id,
  recommendationId: urge.recommendationId,
  inspection: urge.inspection,
  number: urge.number,
  sender: urge.sender.name,
  recipient: urge.recipient.name,
  reference: urge.reference,
  text: urge.text,
  dueOn: urge.dueOn,
})

/** The answer to an urge as a notice carries it. */
export const answerFactsOf = ({ at, ...answer }: UrgeAnswer): UrgeAnswerFacts => ({
  ...answer,
  at: at.toISOString(),
})
