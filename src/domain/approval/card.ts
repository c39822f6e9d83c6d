import type { Cycle, Submission } from '../evaluation/evaluation.ts'
import type { Level } from '../evaluation/score.ts'
import type { CardFacts } from '../notice/notice.ts'
import type { PersonSummary } from '../person/person.ts'
import type { Approval } from './approval.ts'

/** The facts of a card: who asks, about what, until when, and which version it is about. */
export const cardOf = (
  { id, dueOn }: Pick<Approval, 'id' | 'dueOn'>,
  { name, positionTitles, unit }: Pick<PersonSummary, 'name' | 'positionTitles' | 'unit'>,
  { kind, periodFrom, periodTo }: Pick<Cycle, 'kind' | 'periodFrom' | 'periodTo'>,
  level: Level,
  { points, late, revision, changedLines }: Pick<Submission, 'points' | 'late' | 'revision' | 'changedLines'>,
): CardFacts => ({
  approvalId: id,
  requester: name,
  positionTitles,
  unit,
  period: { kind, periodFrom, periodTo },
  points,
  level,
  dueOn,
  late,
  revision,
  changedLines,
})
