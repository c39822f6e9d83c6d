import type { Day } from '../day.ts'
import type { SheetName } from './columns.ts'

/** What a cell says; null where it says that there is nothing, and left out where it says nothing. */
export type RosterValue = string | number | boolean | null

/** One line of a sheet; `row` is where it stands in the file, counted from 1. */
export type RosterRow = Readonly<{ row: number; values: Readonly<Record<string, RosterValue>> }>

export type Roster = Readonly<Partial<Record<SheetName, readonly RosterRow[]>>>

export type FaultKind =
  // What stands in the file is not to be read.
  | 'sheetUnknown'
  | 'sheetTwice'
  | 'columnUnknown'
  | 'columnTwice'
  | 'columnMissing'
  | 'day'
  | 'choice'
  | 'code'
  | 'years'
  | 'share'
  | 'term'
  | 'textIsDay'
  | 'textLong'
  | 'textClassified'
  // It can be read, and cannot be.
  | 'missing'
  | 'twice'
  | 'sheetMissing'
  | 'unknownCode'
  | 'endBeforeStart'
  | 'overlaps'
  | 'renamed'
  | 'ownAncestor'
  | 'sameUnit'
  | 'sharesAbove'
  | 'rankWithoutLeadership'
  | 'twin'
  | 'unitOver'
  | 'dayToCome'
  | 'ownSupervisor'
  | 'supervisorCircle'
  | 'outside'
  | 'own'

/** Where a file cannot be taken over, and why; `name` is the sheet's own where it is none of ours. */
export type RosterFault = Readonly<{
  sheet: SheetName | null
  name?: string
  row: number | null
  column: string | null
  kind: FaultKind
  /** What stands there, or what it is at odds with. */
  value?: string
}>

export type UnitRecord = Readonly<{
  id: string
  code: string
  kind: string
  name: string
  parentId: string | null
  validFrom: Day
  validTo: Day | null
}>

export type SuccessionRecord = Readonly<{ fromId: string; toId: string; share: number; decision: string }>

export type PositionRecord = Readonly<{
  id: string
  code: string
  titles: Readonly<Record<string, string>>
  positionGroup: string
  leadership: boolean
  rank: string | null
  nonLocalRequired: boolean
  termYears: number | null
  field: string | null
  tier: string | null
}>

export type PersonRecord = Readonly<{
  id: string
  code: string
  name: string
  kind: string
  bornOn: Day | null
  gender: string | null
  serviceFrom: Day | null
  serviceUntil: Day | null
  recruitedOn: Day | null
  partyMember: boolean | null
}>

export type AssignmentRecord = Readonly<{
  id: string
  personId: string
  positionId: string
  unitId: string
  kind: string
  startedOn: Day
  endedOn: Day | null
  decisionNo: string
  managingTier: string | null
  mandated: boolean
  locality: string
  localityBy: string | null
}>

export type LineRecord = Readonly<{
  id: string
  subordinateId: string
  supervisorId: string
  validFrom: Day
  validTo: Day | null
}>

/** Somebody planned for a term at a level; `unitId` where the planned post would be. */
export type PlannedRecord = Readonly<{
  id: string
  personId: string
  term: string
  tier: string
  unitId: string | null
  decisionNo: string
}>

/** A target of a resolution; `reached` null where that is not known. */
export type TargetRecord = Readonly<{
  id: string
  code: string
  names: Readonly<Record<string, string>>
  resolution: string
  unitId: string
  reached: boolean | null
  asOf: Day
}>

export type Records = Readonly<{
  units: UnitRecord
  successions: SuccessionRecord
  positions: PositionRecord
  people: PersonRecord
  assignments: AssignmentRecord
  lines: LineRecord
  planned: PlannedRecord
  targets: TargetRecord
}>

/** What the database knows of whatever a file may touch. */
export type KnownRoster = Readonly<{
  units: readonly UnitRecord[]
  successions: readonly SuccessionRecord[]
  positions: readonly PositionRecord[]
  /** Those a file names. */
  people: readonly PersonRecord[]
  /** Others: who bear the name and the birthday of somebody in it, or decide for him. */
  others: readonly PersonRecord[]
  /** Of those it names. */
  assignments: readonly AssignmentRecord[]
  /** All of them: a circle may run through anybody. */
  lines: readonly LineRecord[]
  /** Of those it names. */
  planned: readonly PlannedRecord[]
  targets: readonly TargetRecord[]
}>

/** A row as it was, null where it is new, and as it would be. */
export type Entry<Kept> = Readonly<{ row: number; before: Kept | null; after: Kept }>

export type SheetEntries = Readonly<{ [Sheet in SheetName]: readonly Entry<Records[Sheet]>[] }>

export type SheetCounts = Readonly<{ added: number; changed: number; same: number }>
export type RosterCounts = Readonly<Partial<Record<SheetName, SheetCounts>>>

/** What is to be written, changed rows before new ones. */
export type RosterWrites = Readonly<{
  [Sheet in SheetName]: Readonly<{ added: readonly Records[Sheet][]; changed: readonly Records[Sheet][] }>
}>

export type RosterPlan = Readonly<{
  faults: readonly RosterFault[]
  counts: RosterCounts
  /** Tells two plans apart: the same file over another state of the database is another plan. */
  fingerprint: number
  writes: RosterWrites
}>
