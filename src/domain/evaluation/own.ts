import { isAllowed, type Relation } from '../access.ts'
import type { Actor } from '../person/person.ts'
import { done, type Result, refused } from '../result.ts'
import { isOpenToAuthor } from './evaluation.ts'
import type { EvaluationFile } from './evaluation-file.ts'

export type OwnRefusal =
  | 'evaluation_unknown'
  | 'evaluation_locked'
  | 'cycle_closed'
  | 'paper_not_yours'
  | 'paper_being_entered'
  | 'paper_handed_in'

const nothingElse: ReadonlySet<Relation> = new Set()

/** While a paper form is being entered its clerk alone writes, until it waits for the second signature. */
const flawOfPaper = (
  { paper }: EvaluationFile,
  relations: ReadonlySet<Relation>,
): 'paper_being_entered' | 'paper_handed_in' | undefined => {
  if (!paper) return undefined
  if (!relations.has('clerk')) return 'paper_being_entered'
  return paper.isHandedIn ? 'paper_handed_in' : undefined
}

/**
 * One's own open evaluation, or one whose paper form the actor is entering (`as` says that he is its clerk); anybody
 * else's is as unknown as one that does not exist.
 */
export const decideOwn = (
  actor: Actor,
  file: EvaluationFile | undefined,
  as: ReadonlySet<Relation> = nothingElse,
): Result<EvaluationFile, OwnRefusal> => {
  const isAuthor = file?.evaluation.personId === actor.personId
  const relations = new Set<Relation>([...as, ...(isAuthor ? (['self'] as const) : [])])
  if (!file || !isAllowed('evaluation.fill', relations)) {
    const hadPaper = file?.paper?.clerkId === actor.personId
    return refused(hadPaper ? 'paper_not_yours' : 'evaluation_unknown')
  }
  if (!isOpenToAuthor(file.evaluation)) return refused('evaluation_locked')
  if (file.cycle.isClosed) return refused('cycle_closed')
  const flaw = flawOfPaper(file, relations)
  return flaw ? refused(flaw) : done(file)
}
