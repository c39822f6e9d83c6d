import type { PersonSummary } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import type { Recommendation } from './recommendation.ts'

/** Who may verify instead: the team and staff; never the owner, a declared relative of his, or who does it now. */
export const verifiersBeside = async (
  store: Store,
  deps: Deps,
  { inspectionId, owner, verifier }: Recommendation,
): Promise<readonly PersonSummary[]> => {
  const people: PersonSummary[] = []
  for (const person of await store.recommendations.verifiers(inspectionId, deps.moment().today)) {
    const isOut = person.id === owner.id || person.id === verifier.id
    if (!isOut && !(await store.people.areRelated(owner.id, person.id))) people.push(person)
  }
  return people
}

/** The same for an item that waits. */
export const verifiersFor = async (
  store: Store,
  deps: Deps,
  approvalId: string,
): Promise<readonly PersonSummary[]> => {
  const found = await store.recommendations.verification(approvalId)
  const file = found && (await store.recommendations.lock(found.recommendationId, null, deps.moment().today))
  return file ? verifiersBeside(store, deps, file.recommendation) : []
}
