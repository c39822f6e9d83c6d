import type { PersonSummary } from '../person/person.ts'

/**
 * Who decides: the nearest authority that is not the person himself under another hat. Nobody decides on
 * his own record, so an item that would come back to its author goes on to the next one up. Declared relatives
 * are not among the authorities.
 */
export const decideAuthority = (
  authorities: readonly PersonSummary[],
  requesterId: string,
): PersonSummary | undefined => authorities.find(authority => authority.id !== requesterId)

/**
 * Who comes after the present authority: the next above him who can be reached, or the next at all when none can.
 * After somebody who is no authority any more it begins with the nearest.
 */
export const nextAuthority = (
  authorities: readonly PersonSummary[],
  requesterId: string,
  presentId: string,
): PersonSummary | undefined => {
  const place = authorities.findIndex(({ id }) => id === presentId)
  // Under a second hat somebody may stand above as well; his turn was before, and it would go round in a circle.
  const before = new Set([requesterId, ...authorities.slice(0, place + 1).map(({ id }) => id)])
  const above = authorities.slice(place + 1).filter(({ id }) => !before.has(id))
  return above.find(({ isLinked }) => isLinked) ?? above[0]
}
