import type { Answer } from './answers.ts'
import type { EvaluationFile } from './evaluation-file.ts'
import { proposeLevel } from './level.ts'
import type { Proposal } from './level-proposal.ts'
import type { FormChange } from './migrate.ts'
import { type Circumstances, type Level, type Score, scoreEvaluation } from './score.ts'
import { type Progress, progressOf, type StepId } from './steps.ts'
import { taskFactsOf } from './tasks.ts'
import { decideUnitPart, type UnitPart } from './unit-part.ts'

/** What the dialogue shows after each step: where it stands and what it is worth so far. */
export type EvaluationView = EvaluationFile &
  Readonly<{
    step: StepId
    score: Score
    /** What counted besides the answers, and how a leader's unit stands. */
    circumstances: Circumstances
    unitPart: UnitPart
    /** The proposed level, and how it came about. */
    level: Level
    proposal: Proposal
    progress: Progress
    /** The answer that was just taken, to be echoed; null when something else led here. */
    taken: Answer | null
    /** What the newer version of the form asks otherwise, told the once that this moved to it. */
    formChange: FormChange | null
    /** False when a press was repeated: everything stands as it stood before. */
    isChanged: boolean
  }>

export const viewEvaluation = (file: EvaluationFile, step: StepId): EvaluationView => {
  const { form, answers, rules, confirmedCauses, findings, isLeader } = file
  const unitPart = decideUnitPart(file.subordinates, rules)
  const circumstances = { confirmedCauses, unitShare: unitPart.share }
  const score = scoreEvaluation(form, answers, rules, circumstances)
  const tasks = taskFactsOf(form, answers, circumstances)
  const proposal = proposeLevel({ points: score.points, tasks, findings, isLeader }, rules)
  const { level } = proposal
  const progress = progressOf(form, answers)
  return {
    ...file,
    step,
    score,
    circumstances,
    unitPart,
    level,
    proposal,
    progress,
    taken: null,
    formChange: null,
    isChanged: true,
  }
}
