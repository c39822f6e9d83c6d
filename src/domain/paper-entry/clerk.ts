import { isAllowed, type Relation } from '../access.ts'
import type { Day } from '../day.ts'
import type { EvaluationFile } from '../evaluation/evaluation-file.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'

const nobody: ReadonlySet<Relation> = new Set()

/**
 * Somebody is the clerk of an evaluation while he has its paper form, and is staff for its author still: no relative
 * of his, in whose scope he is today. Nothing is asked of anybody else.
 */
export const clerkOf = async (
  store: Store,
  actor: Actor,
  file: EvaluationFile | undefined,
  today: Day,
): Promise<ReadonlySet<Relation>> => {
  if (file?.paper?.clerkId !== actor.personId) return nobody
  const relations = await store.people.relations(actor.personId, file.evaluation.personId, today)
  return isAllowed('paper.enter', relations) ? new Set<Relation>(['clerk']) : nobody
}

/** The same for a step of the dialogue, which is read outside a transaction. */
export const clerkOfStep = async (
  deps: Deps,
  actor: Actor,
  file: EvaluationFile | undefined,
): Promise<ReadonlySet<Relation>> =>
  file?.paper?.clerkId === actor.personId
    ? deps.transaction(store => clerkOf(store, actor, file, deps.moment().today))
    : nobody

/** Everybody who may set the second signature to what this clerk entered. */
export const signersFor = async (
  store: Store,
  personId: string,
  clerkId: string,
  today: Day,
): Promise<readonly string[]> => {
  const signers: string[] = []
  for (const id of await store.routing.staffFor(personId, today)) {
    const relations = await store.people.relations(id, personId, today)
    if (id !== clerkId && isAllowed('paper.sign', relations)) signers.push(id)
  }
  return signers
}
