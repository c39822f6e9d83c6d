import type { Relation } from '../access.ts'
import type { Day } from '../day.ts'
import type { FoundPerson, LinkFacts, PersonIdentity, RecordRole } from './record.ts'
import type { PeopleSearch, PersonState } from './search.ts'

/** What narrows a search. */
export type PeopleCriteria = Pick<PeopleSearch, 'unit' | 'below' | 'name' | 'state'>

/** How many there are in each state; the states overlap, and `all` is everybody. */
export type PeopleTally = Readonly<Record<PersonState | 'all', number>>

/** `validTo` is its last day, where it was dissolved or will be. */
export type DeskUnit = Readonly<{ id: string; name: string; validTo: Day | null }>

/** A unit of somebody's scope, the one above it that is in it too, and those below; the topmost where none is named. */
export type DeskPlace = Readonly<{
  unit: DeskUnit | null
  parent: DeskUnit | null
  children: readonly DeskUnit[]
}>

export type DeskRecord = Readonly<{
  person: PersonIdentity
  recruitedOn: Day | null
  link: LinkFacts
  roles: readonly RecordRole[]
  /** The last day of a service that is over; null while it goes on, or somebody has a post again. */
  endedOn: Day | null
}>

/**
 * People and units within somebody's roles, staff's and admin's alike. Whoever has no post today belongs to where he
 * had the last one, and whoever never had one to whoever has the whole province.
 */
export type PersonDesk = Readonly<{
  /** In which relations the actor stands to a record today, that of somebody without a post too. */
  relations(actorId: string, personId: string, today: Day): Promise<ReadonlySet<Relation>>
  /** Undefined for a unit that is not in the actor's scope. */
  place(actorId: string, unit: string | null, today: Day): Promise<DeskPlace | undefined>
  tally(actorId: string, criteria: PeopleCriteria, today: Day): Promise<PeopleTally>
  /** By name. */
  find(
    actorId: string,
    criteria: PeopleCriteria,
    today: Day,
    page: Readonly<{ offset: number; limit: number }>,
  ): Promise<readonly FoundPerson[]>
  record(personId: string, today: Day): Promise<DeskRecord | undefined>
  /** Whose link or invite it is, whatever became of it. */
  ownerOf(what: 'link' | 'invite', id: string): Promise<string | undefined>
  /** Ends a link and the consent given with it; false when it had ended. */
  endLink(linkId: string, at: Date): Promise<boolean>
  /** False when it was used or taken back before. */
  revokeInvite(inviteId: string, at: Date): Promise<boolean>
}>
