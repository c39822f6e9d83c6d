import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result } from '../result.ts'
import { decideOwnEntry } from './own.ts'

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
