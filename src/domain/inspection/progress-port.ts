import type { Day } from '../day.ts'
import type { Conclusion, ProgressDetails, ProgressEvent, ProgressKind } from './progress.ts'

export type NewProgressEvent = Readonly<{
  id: string
  inspectionId: string
  kind: ProgressKind
  happenedOn: Day
  details: ProgressDetails
  recordedById: string
  recordedAt: Date
}>

/** What becomes of an inspection on site and after; whoever writes holds its row. */
export type Progress = Readonly<{
  /** In the order in which they were recorded. */
  events(inspectionId: string): Promise<readonly ProgressEvent[]>
  add(event: NewProgressEvent): Promise<void>
  open(inspectionId: string, actorId: string, at: Date): Promise<void>
  /** Who answers for each subject today is its addressee, where nobody is yet; a sealed one has had none. */
  nameAddressees(inspectionId: string, today: Day, at: Date): Promise<void>
  /** The first receipt is the inspection's. */
  receive(inspectionId: string, personId: string, at: Date): Promise<void>
  conclusion(inspectionId: string): Promise<Conclusion | null>
  /** Written and told to nobody yet. */
  draftConclusion(inspectionId: string, conclusion: Conclusion): Promise<void>
  conclude(inspectionId: string, at: Date): Promise<void>
  close(inspectionId: string, at: Date): Promise<void>
  /** A closed one waits for its recommendations again; any other stays as it is. */
  resume(inspectionId: string): Promise<void>
}>
