import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import type { OwnDataRequest } from './request.ts'

/** Of one's own requests, so many of the latest. */
const shown = 5

/** What one has asked about one's own data lately. */
export const ownDataRequests = (deps: Deps, { personId }: Actor): Promise<readonly OwnDataRequest[]> =>
  deps.transaction(store => store.dataRequests.own(personId, shown))
