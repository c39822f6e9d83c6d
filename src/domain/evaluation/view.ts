import type { Answer } from './answers.ts'
import type { EvaluationFile } from './evaluation.ts'
import { type Level, levelOf, type Score, scoreEvaluation } from './score.ts'
import { type Progress, progressOf, type StepId } from './steps.ts'

/** What the dialogue shows after each step: where it stands and what it is worth so far. */
export type EvaluationView = EvaluationFile &
  Readonly<{
    step: StepId
    score: Score
    level: Level
    progress: Progress
    /** The answer that was just taken, to be echoed; null when something else led here. */
    taken: Answer | null
    /** False when a press was repeated: everything stands as it stood before. */
    isChanged: boolean
  }>

export const viewEvaluation = (file: EvaluationFile, step: StepId): EvaluationView => {
  const score = scoreEvaluation(file.form, file.answers, file.rules)
  const progress = progressOf(file.form, file.answers)
  const level = levelOf(score.points, file.rules)
  return { ...file, step, score, progress, level, taken: null, isChanged: true }
}
