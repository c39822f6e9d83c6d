import type { Relation } from '../access.ts'
import type { Day } from '../day.ts'
import type { SheetName } from './columns.ts'
import type { KnownRoster, Records, RosterCounts } from './roster.ts'

/** Whom and what a file names. */
export type Named = Readonly<{
  codes: readonly string[]
  names: readonly Readonly<{ name: string; bornOn: Day }>[]
}>

/** What somebody is staff or admin of today. */
export type RosterScope = Readonly<{ roles: ReadonlySet<Relation>; unitIds: readonly string[] }>

/** What lies in some units and all below them, and the people who have a post there today; units are all there are. */
export type PresentRoster = KnownRoster & Readonly<{ scope: ReadonlySet<string> }>

export type Rosters = Readonly<{
  scope(actorId: string, today: Day): Promise<RosterScope>
  load(named: Named): Promise<KnownRoster>
  present(unitIds: readonly string[], today: Day): Promise<PresentRoster>
  /** Nobody else changes units, posts and people until the transaction ends; everybody reads on. */
  hold(): Promise<void>
  add<Sheet extends SheetName>(sheet: Sheet, records: readonly Records[Sheet][], at: Date): Promise<void>
  change<Sheet extends SheetName>(sheet: Sheet, records: readonly Records[Sheet][]): Promise<void>
}>

export type ImportState = 'checked' | 'running' | 'done' | 'refused' | 'cancelled'

/** The file in its channel, which is where it is read from again. */
export type SentFile = Readonly<{ fileId: string; name: string }>

/** What was shown to its author; the fingerprint tells whether it is so still. */
export type ShownPlan = Readonly<{ counts: RosterCounts; fingerprint: number }>

export type Import = Readonly<{
  id: string
  authorId: string
  unitId: string
  state: ImportState
  fileHash: string
  file: SentFile
  shown: ShownPlan
}>

export type Imports = Readonly<{
  /** A file that was looked through takes the place of what its author had looked through before. */
  add(checked: Omit<Import, 'state'>, at: Date): Promise<void>
  find(importId: string): Promise<Import | undefined>
  /** The one that runs, or else the last of this author that did or waits. */
  latest(authorId: string): Promise<Import | undefined>
  isAnotherRunning(importId: string): Promise<boolean>
  /** From `checked` to `running`; `another` runs already, or it is `over`. */
  begin(importId: string, at: Date): Promise<'begun' | 'another' | 'over'>
  /** Ends it, unless it has ended: false then. */
  end(importId: string, state: 'done' | 'refused' | 'cancelled', at: Date): Promise<boolean>
  isRunning(importId: string): Promise<boolean>
  /** What only the one who is writing holds, until his transaction ends, whatever becomes of him. */
  holdWriting(): Promise<void>
  /** Those that run while nobody is writing: whoever wrote them is gone. They are refused. */
  refuseAbandoned(at: Date): Promise<readonly Import[]>
}>
