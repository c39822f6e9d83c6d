import type { PersonSummary } from '../person/person.ts'

/**
 * Who decides: the nearest authority that is not the person himself under another hat. Nobody decides on
 * his own record, so an item that would come back to its author goes on to the next one up.
 */
export const decideAuthority = (
  authorities: readonly PersonSummary[],
  requesterId: string,
): PersonSummary | undefined => authorities.find(authority => authority.id !== requesterId)
