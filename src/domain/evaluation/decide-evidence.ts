import { done, type Result, refused } from '../result.ts'
import type { EvidenceFile } from './answers.ts'
import type { SentFile } from './evidence-port.ts'
import { isMarkedClassified } from './secrecy.ts'

/** Files a line may have; bytes one may have, which is also the most a bot can fetch again. */
export const mostEvidence = 5
const largestEvidence = 20 * 1024 * 1024

/** Characters of a name and of the words under a file. */
const longestWords = 200

/** Documents, tables, slides and pictures; by the end of the name, which is what a receiver's computer goes by. */
const welcome = /\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png)$/i

export type EvidenceRefusal =
  | 'evidence_forbidden'
  | 'evidence_too_large'
  | 'evidence_full'
  | 'text_too_long'
  | 'text_classified'
  | 'step_unknown'

/** Whether one more file may be added; null is something sent that is no file of any kind wanted here. */
export const decideEvidence = (
  files: readonly EvidenceFile[],
  sent: SentFile | null,
): Result<SentFile, EvidenceRefusal> => {
  if (!sent || (sent.kind === 'document' && !welcome.test(sent.name))) return refused('evidence_forbidden')
  if (sent.size > largestEvidence) return refused('evidence_too_large')
  if (isMarkedClassified(sent.name) || isMarkedClassified(sent.words)) return refused('text_classified')
  if (sent.words.length > longestWords || sent.name.length > longestWords) return refused('text_too_long')
  return files.length >= mostEvidence ? refused('evidence_full') : done(sent)
}
