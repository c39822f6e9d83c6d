import { periodFactsOf } from '../cycle/period-facts.ts'
import type { Submission } from '../evaluation/evaluation-file.ts'
import type { Level } from '../evaluation/score.ts'
import type { CardFacts, PeriodFacts } from '../notice/facts.ts'
import type { PersonSummary } from '../person/person.ts'
import type { Approval } from './approval.ts'

/** The facts of a card: who asks, about what, until when, and which version it is about. */
export const cardOf = (
  { id, dueOn }: Pick<Approval, 'id' | 'dueOn'>,
  { name, positionTitles, unit }: Pick<PersonSummary, 'name' | 'positionTitles' | 'unit'>,
  period: PeriodFacts,
  level: Level,
  { points, late, revision, changedLines }: Pick<Submission, 'points' | 'late' | 'revision' | 'changedLines'>,
): CardFacts => ({
  approvalId: id,
  requester: name,
  positionTitles,
  unit,
  period: periodFactsOf(period),
  points,
  level,
  dueOn,
  late,
  revision,
  changedLines,
})
