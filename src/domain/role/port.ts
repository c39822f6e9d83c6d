import type { Day } from '../day.ts'
import type { PersonSummary } from '../person/person.ts'
import type { HeldRole, RoleCard, RoleChangeFile, RoleFacts, RoleRelations, WantedRole } from './role.ts'

export type UnitOfRole = Readonly<{ id: string; name: string }>

/** Whatever names an admin speaks of the units his role covers today, and all below them. */
export type Roles = Readonly<{
  held(
    adminId: string,
    today: Day,
    page: Readonly<{ offset: number; limit: number }>,
  ): Promise<Readonly<{ total: number; items: readonly HeldRole[] }>>
  heldBy(adminId: string, personId: string, today: Day): Promise<readonly HeldRole[]>
  /** Undecided, the oldest first; none about himself, and where one is named, only about that person. */
  waiting(adminId: string, today: Day, personId?: string): Promise<readonly RoleCard[]>
  /** With a post or a role there. */
  person(adminId: string, personId: string, today: Day): Promise<PersonSummary | undefined>
  find(adminId: string, name: string, today: Day, limit: number): Promise<readonly PersonSummary[]>
  /** The units of somebody's posts, and those above, nearest first. */
  unitsAround(adminId: string, personId: string, today: Day): Promise<readonly UnitOfRole[]>
  findUnits(adminId: string, name: string, today: Day, limit: number): Promise<readonly UnitOfRole[]>
  unit(unitId: string): Promise<UnitOfRole | undefined>
  /** How somebody stands to a role of another for a unit. */
  relations(
    actorId: string,
    wanted: Pick<WantedRole, 'personId' | 'unitId'>,
    today: Day,
  ): Promise<RoleRelations>
  /** Held for the person until the transaction ends: two changes of one person's roles follow one another. */
  facts(wanted: WantedRole, today: Day): Promise<RoleFacts>
  /** The same change, proposed and not decided on. */
  same(wanted: WantedRole): Promise<string | undefined>
  propose(
    change: WantedRole & Readonly<{ id: string; approvalId: string; authorId: string; at: Date; dueOn: Day }>,
  ): Promise<void>
  /** Held, and with it every other change, until the transaction ends. */
  lock(changeId: string): Promise<RoleChangeFile | undefined>
  /** Whether the account of one was linked by an invite of the other while admin already: both may be one person. */
  mayBeOne(one: string, other: string): Promise<boolean>
  /**
   * Admins of the unit today who may release a change: not its author nor whoever may hold his account, not the
   * person, none of his relatives.
   */
  releasers(wanted: WantedRole, authorId: string, today: Day): Promise<readonly string[]>
  grant(id: string, wanted: WantedRole, today: Day): Promise<void>
  /** Over at once: its last day is yesterday; what began today is as if it had never been. */
  end(wanted: WantedRole, today: Day): Promise<void>
}>
