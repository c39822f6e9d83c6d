import type { Day } from '../day.ts'
import type { Moment } from '../moment.ts'
import type {
  Inspection,
  InspectionBody,
  InspectionFile,
  InspectionKind,
  InspectionState,
} from './inspection.ts'
import type { ReminderLadder } from './ladder.ts'

export type NewInspection = Readonly<{
  id: string
  body: InspectionBody
  kind: InspectionKind
  unitId: string
  plannedById: string
  ladder: readonly number[]
  at: Date
}>

export type InspectionChange = Readonly<
  Partial<
    Pick<
      Inspection,
      | 'state'
      | 'step'
      | 'title'
      | 'basis'
      | 'startsOn'
      | 'endsOn'
      | 'documents'
      | 'ladder'
      | 'plannedAt'
      | 'cancelledAt'
      | 'cancelReason'
    >
  >
>

/** How somebody in a list stands to it: he plans or follows it, or it concerns him. */
export type ListedInspection = Readonly<{
  id: string
  title: string
  kind: InspectionKind
  state: InspectionState
  startsOn: Day | null
  endsOn: Day | null
  concernsMe: boolean
}>

/** Under way, concluded and waiting for its recommendations, over. */
export const inspectionGroups = ['running', 'concluded', 'over'] as const
export type InspectionGroup = (typeof inspectionGroups)[number]

export type InspectionList = Readonly<{
  counts: Readonly<Record<InspectionGroup, number>>
  items: readonly ListedInspection[]
}>

/** Who answers for a subject on a day; null where a unit has no head. */
export type Responsible = Readonly<{ subjectId: string; personId: string | null }>

/** A unit on a day: there, or gone, with the units that came in its place. */
export type UnitOnDay = Readonly<{
  id: string
  name: string
  exists: boolean
  successors: readonly Readonly<{ id: string; name: string }>[]
}>

export type Inspections = Readonly<{
  add(inspection: NewInspection): Promise<void>
  /** The draft somebody has begun and not finished. */
  draftOf(personId: string): Promise<string | undefined>
  /**
   * Waits for whoever holds the row; roles are those of `today`. Undefined for whoever stands in no relation to it:
   * to him it is as unknown as one that never was, and costs the same. A draft is its planner's alone: he is `self`,
   * and `staff` as long as he is staff for its unit. Later `self` is a person who is inspected.
   */
  lock(id: string, actorId: string | null, today: Day): Promise<InspectionFile | undefined>
  /** Every change counts its version up. */
  change(id: string, change: InspectionChange): Promise<void>
  /** The team as a whole; at most one leads. */
  setTeam(id: string, team: readonly Readonly<{ personId: string; leads: boolean }>[]): Promise<void>
  addSubject(
    id: string,
    subject: Readonly<{ id: string; unitId: string | null; personId: string | null }>,
  ): Promise<void>
  removeSubject(id: string, subjectId: string): Promise<void>
  /** Removes a draft as if it had never been; nobody but its author has seen it. */
  remove(id: string): Promise<void>

  /** What the actor may know of today: his scope's, his team's, and what he was told of. */
  list(
    actorId: string,
    today: Day,
    group: InspectionGroup,
    page: Readonly<{ offset: number; limit: number }>,
  ): Promise<InspectionList>

  /** Who answers for each subject on a day. */
  responsible(id: string, day: Day): Promise<readonly Responsible[]>
  unitOn(unitId: string, day: Day): Promise<UnitOnDay | undefined>
  /** Those of these people who are subjects, lead in one on the day, or have declared one of them a relative. */
  concerned(id: string, personIds: readonly string[], day: Day): Promise<readonly string[]>
  /** `inspection.reminders` of the rulebook. */
  ladder(moment: Moment): Promise<ReminderLadder>

  /** Makes somebody the addressee for a subject; nobody else must be at the moment. */
  nameAddressee(
    addressee: Readonly<{ id: string; inspectionId: string; subjectId: string; personId: string; at: Date }>,
  ): Promise<void>
  endAddressee(addresseeId: string, at: Date): Promise<void>
  /** He has been told for all the subjects he answers for. */
  markTold(id: string, personId: string, at: Date): Promise<void>
  /** Those of these people something about it has reached. */
  reached(id: string, personIds: readonly string[]): Promise<readonly string[]>
  /** Planned or open ones that are known, whose addressees are not those who answer for their subjects today. */
  misaddressed(today: Day, limit: number): Promise<readonly string[]>
}>
