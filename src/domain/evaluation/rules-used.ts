import { formQuestions, type LegalBasis } from './form.ts'
import type { EvaluationView } from './view.ts'

/** The rules of the rulebook a score is computed with. */
export type ScoringRuleName =
  | 'quality'
  | 'progress'
  | 'combination'
  | 'unitPart'
  | 'levels'
  | 'leaderLevels'
  | 'forced'
  | 'rounding'

/** What a rule rests on: its article, where that was read, how surely, and whether somebody checked it. */
export type RuleBasis = LegalBasis & Readonly<{ name: ScoringRuleName; verified: boolean }>

/** The rules that this very score rests on. */
export const rulesUsed = (view: EvaluationView): readonly ScoringRuleName[] => {
  const kinds = new Set(formQuestions(view.form).map(question => question.kind))
  return [
    ...(kinds.has('products') ? (['quality', 'progress', 'combination'] as const) : []),
    ...(kinds.has('unit') ? (['unitPart'] as const) : []),
    'rounding',
    view.isLeader ? 'leaderLevels' : 'levels',
    'forced',
  ]
}
