import type { Relation } from '../access.ts'
import type { Day } from '../day.ts'
import type { Assignment } from '../movement/movement.ts'
import type { RoleName } from '../role/role.ts'
import type { PersonSummary } from './person.ts'
import type { PeopleSearch } from './search.ts'

/** An invite nobody has used yet, and which was not taken back. */
export type OpenInvite = Readonly<{ id: string; until: Date }>

/** How somebody stands to the bot. A linked person's invite is one for a second account, which ends the first. */
export type LinkFacts = Readonly<{
  /** `unreachableSince` is null while that is not known. */
  link: Readonly<{ id: string; since: Date; isReachable: boolean; unreachableSince: Date | null }> | null
  invite: OpenInvite | null
  lastEndedAt: Date | null
}>

/** A role of today or to come; `to` is its last day. */
export type RecordRole = Readonly<{ role: RoleName; unit: string; from: Day; to: Day | null }>

/** What of a record staff sees, and an admin who is no staff does not. */
export type ServiceFacts = Readonly<{
  serviceFrom: Day | null
  serviceUntil: Day | null
  recruitedOn: Day | null
  authority: PersonSummary | null
  /** Posts so far, those of today among them. */
  posts: number
}>

export type PersonIdentity = Readonly<{
  id: string
  name: string
  code: string
  kind: 'civilServant' | 'leader' | 'publicEmployee' | 'partTime'
}>

/**
 * A person's record as the desk opens it. Party data, succession planning, evaluations and inspections are no part of
 * it, for nobody.
 */
export type PersonCard = Readonly<{
  person: PersonIdentity
  /** Those of today. */
  posts: readonly Assignment[]
  link: LinkFacts
  roles: readonly RecordRole[]
  service: ServiceFacts | null
  /** The last day of a service that is over. */
  endedOn: Day | null
  /** How whoever opened it stands to it today. */
  relations: ReadonlySet<Relation>
  /** Where it was found, and what for. */
  search: PeopleSearch
}>

/** One of those found. */
export type FoundPerson = PersonSummary &
  Readonly<{ state: 'linked' | 'blocked' | 'invited' | 'never' | 'unlinked'; isEnded: boolean }>
