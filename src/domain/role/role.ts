import type { Relation } from '../access.ts'
import type { Day } from '../day.ts'

export type RoleName = 'staff' | 'admin'

/** A role to be given for a unit and all below it, or to be ended. */
export type WantedRole = Readonly<{
  personId: string
  unitId: string
  role: RoleName
  change: 'grant' | 'end'
}>

/** A role somebody has today. */
export type HeldRole = Readonly<{
  id: string
  personId: string
  person: string
  role: RoleName
  unitId: string
  unit: string
  since: Day
}>

/** What a list and a notice say of a proposed change. */
export type RoleCard = Readonly<{
  changeId: string
  person: string
  role: RoleName
  unit: string
  change: WantedRole['change']
  author: string
  dueOn: Day
}>

export type RoleDecision = Readonly<{
  outcome: 'approved' | 'returned'
  decider: string
  decidedAt: string
  reason: string | null
}>

/** A proposed change with its item, both held until the transaction ends. */
export type RoleChangeFile = Readonly<{
  wanted: WantedRole
  approvalId: string
  authorId: string
  card: RoleCard
  decision: RoleDecision | null
}>

/** How things stand with a role and a unit today; `admins` are the others whose scope covers the unit. */
export type RoleFacts = Readonly<{
  isUnitStanding: boolean
  /** Has a post today, or some role, and has not left: who died today has both still. */
  isInService: boolean
  /** For exactly this unit; for this unit or one above it. */
  isHeld: boolean
  isCovered: boolean
  admins: number
}>

export type RoleFlaw =
  | 'role_unit_over'
  | 'role_person_gone'
  | 'role_held'
  | 'role_not_held'
  | 'role_last_admin'

/** Why a role cannot be given, or ended; the last admin of a unit stays. */
export const flawOfChange = (
  { role, change }: Pick<WantedRole, 'role' | 'change'>,
  { isUnitStanding, isInService, isHeld, isCovered, admins }: RoleFacts,
): RoleFlaw | undefined => {
  if (change === 'end') {
    if (!isHeld) return 'role_not_held'
    return role === 'admin' && admins === 0 ? 'role_last_admin' : undefined
  }
  if (!isUnitStanding) return 'role_unit_over'
  if (!isInService) return 'role_person_gone'
  return isCovered ? 'role_held' : undefined
}

/** Whether a single admin would be left, who could change no role alone. */
export const leavesOneAdmin = ({ role, change }: WantedRole, { admins }: RoleFacts): boolean =>
  role === 'admin' && change === 'end' && admins === 1

/** Whom the one who acts is to a change: `owner` who proposed it, `self` and `relative` to whom it is about. */
export type RoleRelations = ReadonlySet<Relation>
