import type { RecommendationCard } from './notice.ts'
import type { Recommendation } from './recommendation.ts'

/** The facts a notice carries; the text in short, for the whole of it stands where it leads. */
const longestInCard = 600

/** A recommendation in a message: its text cut to what fits. */
export const cardOf = (recommendation: Recommendation): RecommendationCard => {
  const { id, inspection, number, text, owner, verifier, dueOn } = recommendation
  const short = text.length > longestInCard ? `${text.slice(0, longestInCard - 1).trimEnd()}…` : text
  return {
    recommendationId: id,
    inspection,
    number,
    text: short,
    owner: owner.name,
    verifier: verifier.name,
    until: dueOn,
  }
}
