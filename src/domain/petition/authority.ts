import { decideAuthority } from '../approval/authority.ts'
import type { PersonSummary } from '../person/person.ts'

/**
 * Who answers: the same authority the decision lay with (Law on Public Employees 2025, Article 27), as long as it
 * is one for this person today; otherwise whoever decides for him now.
 */
export const decidePetitionAuthority = (
  authorities: readonly PersonSummary[],
  requesterId: string,
  decidedWith: string | undefined,
): PersonSummary | undefined =>
  decideAuthority(
    authorities.filter(({ id }) => id === decidedWith),
    requesterId,
  ) ?? decideAuthority(authorities, requesterId)
