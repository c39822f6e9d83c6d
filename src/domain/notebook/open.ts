import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import type { Result } from '../result.ts'
import type { NotebookEntry } from './entry.ts'
import { decideOwnEntry } from './own.ts'

/** Entries of one page: what a phone shows without scrolling far. */
export const notebookPage = 5

/** A page of the actor's own notebook, newest first; a page beyond the last is empty. */
export const listEntries = (
  deps: Deps,
  { personId }: Actor,
  page: number,
): Promise<Readonly<{ total: number; items: readonly NotebookEntry[] }>> =>
  deps.transaction(store =>
    store.notebook.page(personId, { offset: page * notebookPage, limit: notebookPage }),
  )

export const openEntry = (
  deps: Deps,
  actor: Actor,
  entryId: string,
): Promise<Result<NotebookEntry, 'entry_unknown'>> =>
  deps.transaction(async store => decideOwnEntry(actor, await store.notebook.lock(entryId)))
