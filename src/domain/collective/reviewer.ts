import type { Day } from '../day.ts'
import type { PersonSummary } from '../person/person.ts'
import type { Store } from '../ports.ts'

/**
 * Who could decide about an evaluation, nearest first. About a unit's own, whoever belongs to the collective comes
 * after everybody else: he decides only when there is nobody outside it.
 */
export const reviewersOf = async (
  store: Store,
  evaluationId: string,
  personId: string,
  isCollective: boolean,
  today: Day,
): Promise<readonly PersonSummary[]> => {
  const authorities = await store.people.authorities(personId, today)
  if (!isCollective) return authorities
  const ids = authorities.map(({ id }) => id)
  const inside = new Set(await store.collectives.belonging(evaluationId, ids, today))
  return [
    ...authorities.filter(({ id }) => !inside.has(id)),
    ...authorities.filter(({ id }) => inside.has(id)),
  ]
}
