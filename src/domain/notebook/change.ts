import { addDays, type Day } from '../day.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import {
  decideEntryFile,
  decideEntryText,
  type EntryFile,
  type EntryRefusal,
  type NotebookEntry,
} from './entry.ts'
import { decideOwnEntry } from './own.ts'
import type { EntryChange } from './port.ts'

type Changed<Refusal extends string> = Promise<Result<NotebookEntry, 'entry_unknown' | Refusal>>

const changeEntry = <Refusal extends string>(
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

/** How far back an entry may be dated, in days: what somebody still remembers. */
const longestAgo = 7

/** The days an entry may be given, newest first. */
export const entryDays = (today: Day): readonly Day[] =>
  Array.from({ length: longestAgo + 1 }, (_, ago) => addDays(today, -ago))

/** Gives an entry to another day: today or one of the last seven. */
export const moveEntry = (
  deps: Deps,
  actor: Actor,
  entryId: string,
  day: Day,
): Changed<'entry_day_invalid'> =>
  changeEntry(deps, actor, entryId, () =>
    entryDays(deps.moment().today).includes(day) ? done({ day }) : refused('entry_day_invalid'),
  )

/** Deletes an entry for good; a product line made from it stays. */
export const deleteEntry = (
  deps: Deps,
  actor: Actor,
  entryId: string,
): Promise<Result<null, 'entry_unknown'>> =>
  deps.transaction(async store => {
    const own = decideOwnEntry(actor, await store.notebook.lock(entryId))
    if (!own.ok) return own
    await store.notebook.remove(entryId)
    return done(null)
  })
