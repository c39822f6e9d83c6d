import type { Day } from '../day.ts'
import type { InspectionFile, InspectionKind } from './inspection.ts'

/** What is told of an inspection; `title` is a code name where there are signs of a violation. */
export type InspectionCard = Readonly<{
  inspectionId: string
  title: string
  kind: InspectionKind
  startsOn: Day
  endsOn: Day
  documents: readonly string[]
  /** Whom to turn to: the leader of the team, or who planned it. */
  contact: string
}>

type Days = Readonly<{ startsOn: Day; endsOn: Day }>

export type InspectionNotice =
  /** To whoever answers for a subject; `subjects` are those he answers for. */
  | Readonly<{ kind: 'inspection.announced'; card: InspectionCard; subjects: readonly string[] }>
  | Readonly<{ kind: 'inspection.moved'; card: InspectionCard; from: Days }>
  | Readonly<{ kind: 'inspection.cancelled'; card: InspectionCard; reason: string | null }>
  | Readonly<{ kind: 'inspection.documents'; card: InspectionCard }>
  /** To whoever answered for a subject and does not any more. */
  | Readonly<{ kind: 'inspection.released'; title: string }>
  | Readonly<{ kind: 'inspection.joined'; card: InspectionCard; leads: boolean; sealed: boolean }>
  | Readonly<{ kind: 'inspection.left'; title: string }>
  /** To staff: nobody answers for this unit on the first day. */
  | Readonly<{ kind: 'inspection.headless'; card: InspectionCard; unit: string }>

/** Everything that is told of it is found, and withdrawn, by this. */
export const inspectionSubject = (id: string): string => `inspection:${id}`

/** Undefined while it has no days. */
export const inspectionCardOf = ({ inspection, team }: InspectionFile): InspectionCard | undefined => {
  const { id: inspectionId, title, kind, startsOn, endsOn, documents, plannedBy } = inspection
  if (startsOn === null || endsOn === null) return undefined
  const contact = team.find(({ leads }) => leads)?.person.name ?? plannedBy
  return { inspectionId, title, kind, startsOn, endsOn, documents, contact }
}
