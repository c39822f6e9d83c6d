import type { Day } from '../day.ts'
import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import { done, type Result, refused } from '../result.ts'

/** A photo or a document as its channel names it; `size` in bytes. */
export type EntryFile = Readonly<{ kind: 'photo' | 'document'; file: string; name: string; size: number }>

/** What somebody noted for himself about the work of one day; nobody else ever reads it. */
export type NotebookEntry = Readonly<{
  id: string
  personId: string
  day: Day
  text: string
  attachment: EntryFile | null
  /** The evaluation that took it over as a product line; null while none did. */
  evaluationId: string | null
}>

/** Characters of an entry: what ten seconds are enough for. */
export const longestEntry = 500

/** What a bot may fetch from Telegram again, in bytes. */
const largestFile = 20 * 1024 * 1024

/** What an office writes and prints; everything else may be a program. */
const allowedFile = /\.(?:pdf|docx?|xlsx?|pptx|jpe?g|png)$/i

export type EntryRefusal =
  | 'entry_needed'
  | 'entry_too_long'
  | 'text_classified'
  | 'entry_file_forbidden'
  | 'entry_file_too_large'

const textRefusals = { empty: 'entry_needed', long: 'entry_too_long', classified: 'text_classified' } as const

/** The words of an entry as they are kept. */
export const decideEntryText = (text: string): Result<string, EntryRefusal> => {
  const kept = toKeptText(text)
  const flaw = flawOfText(kept, longestEntry)
  return flaw ? refused(textRefusals[flaw]) : done(kept)
}

/** Only names tell what a document is: a file is kept where it lies and never opened here. */
export const decideEntryFile = (file: EntryFile | null): Result<EntryFile | null, EntryRefusal> => {
  if (file?.kind === 'document' && !allowedFile.test(file.name)) return refused('entry_file_forbidden')
  return file && file.size > largestFile ? refused('entry_file_too_large') : done(file)
}
