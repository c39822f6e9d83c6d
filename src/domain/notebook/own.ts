import { isAllowed } from '../access.ts'
import type { Actor } from '../person/person.ts'
import { done, type Result, refused } from '../result.ts'
import type { NotebookEntry } from './entry.ts'

/** One's own entry; somebody else's is as unknown as one that does not exist. */
export const decideOwnEntry = (
  actor: Actor,
  entry: NotebookEntry | undefined,
): Result<NotebookEntry, 'entry_unknown'> => {
  const relations = new Set(entry?.personId === actor.personId ? (['self'] as const) : [])
  return entry && isAllowed('notebook.open', relations) ? done(entry) : refused('entry_unknown')
}
