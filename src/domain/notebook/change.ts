import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result } from '../result.ts'
import {
  decideEntryFile,
  decideEntryText,
  type EntryFile,
  type EntryRefusal,
  type NotebookEntry,
} from './entry.ts'
import { decideOwnEntry } from './own.ts'
import type { EntryChange } from './port.ts'

export type Changed<Refusal extends string> = Promise<Result<NotebookEntry, 'entry_unknown' | Refusal>>

export const changeEntry = <Refusal extends string>(
  deps: Deps,
  actor: Actor,
  entryId: string,
  decide: () => Result<Omit<EntryChange, 'changedAt'>, Refusal>,
): Changed<Refusal> =>
  deps.transaction(async (store: Store) => {
    const own = decideOwnEntry(actor, await store.notebook.lock(entryId))
    if (!own.ok) return own
    const change = decide()
    if (!change.ok) return change
    await store.notebook.change(entryId, { ...change.value, changedAt: deps.moment().at })
    return done({ ...own.value, ...change.value })
  })

/** Writes an entry anew: its words, its file, or both; what is null stays as it is. */
export const rewriteEntry = (
  deps: Deps,
  actor: Actor,
  entryId: string,
  words: string | null,
  file: EntryFile | null,
): Changed<EntryRefusal> =>
  changeEntry(deps, actor, entryId, () => {
    const attachment = decideEntryFile(file)
    if (!attachment.ok) return attachment
    const text = words === null && file ? done(null) : decideEntryText(words ?? '')
    if (!text.ok) return text
    return done({
      ...(text.value === null ? {} : { text: text.value }),
      ...(attachment.value ? { attachment: attachment.value } : {}),
    })
  })
