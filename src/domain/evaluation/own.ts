import { isAllowed } from '../access.ts'
import type { Actor } from '../person/person.ts'
import { done, type Result, refused } from '../result.ts'
import { type EvaluationFile, isOpenToAuthor } from './evaluation.ts'

export type OwnRefusal = 'evaluation_unknown' | 'evaluation_locked' | 'cycle_closed'

/** One's own open evaluation; somebody else's is as unknown as one that does not exist. */
export const decideOwn = (
  actor: Actor,
  file: EvaluationFile | undefined,
): Result<EvaluationFile, OwnRefusal> => {
  const relations = new Set(file?.evaluation.personId === actor.personId ? (['self'] as const) : [])
  if (!file || !isAllowed('evaluation.fill', relations)) return refused('evaluation_unknown')
  if (!isOpenToAuthor(file.evaluation)) return refused('evaluation_locked')
  return file.cycle.isClosed ? refused('cycle_closed') : done(file)
}
