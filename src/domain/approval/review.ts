import type { Answers } from '../evaluation/answers.ts'
import { type Form, findQuestion } from '../evaluation/form.ts'

/** Points a reviewer gives where his differ from the cadre's own, in hundredths, by question. */
export type ReviewScores = Readonly<Record<string, number>>

/** The answers as the reviewer scores them; what he said nothing of stays the cadre's own. */
export const withReview = (answers: Answers, scores: ReviewScores): Answers => {
  const reviewed: Record<string, Answers[string]> = { ...answers }
  for (const [id, points] of Object.entries(scores)) {
    const answer = answers[id]
    if (answer?.kind === 'score') reviewed[id] = { ...answer, points }
  }
  return reviewed
}

/** Whether a criterion may be scored so: it exists, is scored by points, and has as many (hundredths). */
export const isScoreOf = (form: Form, question: string, points: number): boolean => {
  const found = findQuestion(form, question)
  return found?.kind === 'score' && Number.isSafeInteger(points) && points >= 0 && points <= found.max
}
