import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result } from '../result.ts'
import {
  decideEntryFile,
  decideEntryText,
  type EntryFile,
  type EntryRefusal,
  type NotebookEntry,
} from './entry.ts'

/** `source` names the message it came in, so that the same message makes one entry however often it comes. */
export type Note = Readonly<{ text: string; attachment: EntryFile | null; source: string }>

/** Writes an entry of today into the actor's own notebook. */
export const writeEntry = (
  deps: Deps,
  { personId }: Actor,
  note: Note,
): Promise<Result<NotebookEntry, EntryRefusal>> =>
  deps.transaction(async store => {
    const { at, today: day } = deps.moment()
    const attachment = decideEntryFile(note.attachment)
    if (!attachment.ok) return attachment
    const text = decideEntryText(note.text)
    if (!text.ok) return text
    const kept = { text: text.value, attachment: attachment.value, source: note.source }
    return done(await store.notebook.add({ id: deps.newId(), personId, day, ...kept, createdAt: at }))
  })
