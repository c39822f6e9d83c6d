import { isAllowed } from '../access.ts'
import { isOpenToAuthor } from '../evaluation/evaluation.ts'
import type { EvaluationFile } from '../evaluation/evaluation-file.ts'
import { type FillRefusal, resumeEvaluation } from '../evaluation/fill.ts'
import type { EvaluationView } from '../evaluation/view.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type CollectiveComment, type CollectiveMember, inFormOrder } from './collective.ts'

/** What the head sees of his members: who they are, who answered, what they said. */
export type LedDraft = Readonly<{
  file: EvaluationFile
  members: readonly CollectiveMember[]
  comments: readonly CollectiveComment[]
  /** Members may be named and comments settled: the draft is his to change. */
  isOpen: boolean
}>

export type LeadRefusal = 'collective_unknown' | 'collective_over'

/** A draft of one's own unit, held. */
export type Leading = Readonly<{ store: Store; deps: Deps; actor: Actor; file: EvaluationFile }>

/** Not handed in, in a cycle that is open. */
export const isOpenDraft = ({ evaluation, cycle }: EvaluationFile): boolean =>
  isOpenToAuthor(evaluation) && !cycle.isClosed

/** The draft as its head sees it. */
export const readLed = async ({ store, deps, file }: Leading): Promise<LedDraft> => {
  const { id } = file.evaluation
  const comments = inFormOrder(file, await store.collectives.comments(id))
  const members = await store.collectives.members(id, deps.moment().today)
  return { file, members, comments, isOpen: isOpenDraft(file) }
}

/** A draft of a unit the actor heads, held; any other is as unknown as one that does not exist. */
export const leading = <Value, Refusal extends string = never>(
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  work: (leading: Leading) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | 'collective_unknown'>> =>
  deps.transaction(async store => {
    const file = await store.evaluations.lock(evaluationId, deps.moment().at)
    const isHead = file?.evaluation.personId === actor.personId
    const relations = new Set(isHead ? (['self'] as const) : [])
    if (!file?.evaluation.unitId || !isAllowed('collective.lead', relations))
      return refused('collective_unknown')
    return work({ store, deps, actor, file })
  })

/** The same while it may be changed. Refuses `collective_over` after submission and in a closed cycle. */
export const leadingOpen = <Value, Refusal extends string = never>(
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  work: (leading: Leading) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | LeadRefusal>> =>
  leading<Value, Refusal | 'collective_over'>(deps, actor, evaluationId, async all =>
    isOpenDraft(all.file) ? work(all) : refused('collective_over'),
  )

/** Opens the draft of one’s own unit, also after it was handed in. Refuses `collective_unknown`. */
export const openLedDraft = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
): Promise<Result<LedDraft, 'collective_unknown'>> =>
  leading(deps, actor, evaluationId, async all => done(await readLed(all)))

/**
 * Opens the draft of a unit the actor heads today, or finds the one begun before, by whomever. Without a unit it is
 * the first one of his in the cycle. Refuses `collective_unknown`, and whatever an evaluation is refused for.
 */
export const beginCollective = async (
  deps: Deps,
  actor: Actor,
  cycleId: string,
  unitId: string | null,
): Promise<Result<EvaluationView, FillRefusal | 'collective_unknown'>> => {
  const id = await deps.transaction(async store => {
    const { at, today } = deps.moment()
    const { personId } = actor
    const led = await store.collectives.cyclesOf(personId, today)
    const open = led.find(({ cycle, unitId: unit }) => cycle.id === cycleId && (unitId ?? unit) === unit)
    return open && store.collectives.open(deps.newId(), cycleId, open.unitId, personId, at)
  })
  return id === undefined ? refused('collective_unknown') : resumeEvaluation(deps, actor, id)
}
