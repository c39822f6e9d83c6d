import type { EvidenceFile } from './answers.ts'

/** A file as its channel names it; nobody else can open that name. */
export type SentFile = Omit<EvidenceFile, 'id'> & Readonly<{ file: string }>

/** `source` names the message it came in. */
export type NewEvidence = Readonly<{
  id: string
  evaluationId: string
  line: string
  sent: SentFile
  source: string
  at: Date
}>

/** The files behind the answers: an answer says which belong to a line, these say where they are. */
export type Evidences = Readonly<{
  isKnown(evaluationId: string, source: string): Promise<boolean>
  add(evidence: NewEvidence): Promise<void>
  /** Writes which files a line has; none takes the answer away. */
  keep(evaluationId: string, id: string, files: readonly EvidenceFile[]): Promise<void>
  /** In the order they came in. */
  find(evaluationId: string, ids: readonly string[]): Promise<readonly SentFile[]>
  /** Deletes a file nobody was ever handed; what was submitted stays with what was submitted. */
  forget(evaluationId: string, id: string): Promise<void>
}>
