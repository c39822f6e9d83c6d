import type { Relation } from '../access.ts'
import type { Day } from '../day.ts'
import type { PersonSummary } from '../person/person.ts'

/** Party: Regulation 296-QĐ/TW of 2025. State: Law on Inspection 84/2025/QH15. */
export type InspectionBody = 'party' | 'state'

/** `signs` are signs of a violation: a code name and neutral deadlines only. `surprise` is unannounced, and sealed. */
export type InspectionKind = 'regular' | 'thematic' | 'signs' | 'surprise'

export type InspectionState = 'draft' | 'planned' | 'opened' | 'concluded' | 'closed' | 'cancelled'

/** Who is inspected: a unit, for which its head answers as of the date, or a person by name. */
export type InspectionSubject = Readonly<{ id: string; name: string }> &
  (Readonly<{ unitId: string; personId: null }> | Readonly<{ unitId: null; personId: string }>)

/** Who is told for a subject now; `toldAt` is null while he has been told nothing. */
export type Addressee = Readonly<{
  id: string
  subjectId: string
  person: PersonSummary
  toldAt: Date | null
}>

export type TeamMember = Readonly<{ person: PersonSummary; leads: boolean }>

/**
 * An inspection with its team and its subjects. `title` is the code name where there are signs of a violation;
 * `ladder` says how many days before the first day its subjects are reminded; `version` counts its changes.
 */
export type Inspection = Readonly<{
  id: string
  body: InspectionBody
  kind: InspectionKind
  state: InspectionState
  version: number
  step: string | null
  title: string
  basis: string
  unitId: string
  unit: string
  plannedById: string
  plannedBy: string
  sealed: boolean
  startsOn: Day | null
  endsOn: Day | null
  documents: readonly string[]
  ladder: readonly number[]
  plannedAt: Date | null
  openedAt: Date | null
  receivedAt: Date | null
  concludedAt: Date | null
  closedAt: Date | null
  cancelledAt: Date | null
  cancelReason: string | null
}>

/** An inspection with all a decision about it needs, its row held until the transaction ends. */
export type InspectionFile = Readonly<{
  inspection: Inspection
  team: readonly TeamMember[]
  subjects: readonly InspectionSubject[]
  addressees: readonly Addressee[]
  /** In which relations the one who acts stands to it today; nobody outside a sealed one's team has any. */
  relations: ReadonlySet<Relation>
}>

/** Sealed until it was opened on site: nobody but its team knows of it, whatever his role. */
export const isSecret = ({ sealed, openedAt }: Pick<Inspection, 'sealed' | 'openedAt'>): boolean =>
  sealed && openedAt === null
