import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done } from '../result.ts'
import { type DocumentRefusal, decideDocuments } from './draft.ts'
import { plannedCardOf, relock, type Steered, steering, tellChange } from './steered.ts'

/** Adds documents to prepare, or takes all of them away (null). */
export const changeDocuments = (
  deps: Deps,
  actor: Actor,
  id: string,
  typed: string | null,
): Steered<DocumentRefusal> =>
  steering(deps, actor, id, ['planned', 'opened'], async steered => {
    const { store, file } = steered
    const present = file.inspection.documents
    const decided = typed === null ? done([]) : decideDocuments(present, typed)
    if (!decided.ok) return decided
    if (decided.value.length === present.length) return done(null)
    await store.inspections.change(id, { documents: decided.value })
    const after = await relock(steered)
    const content = { kind: 'inspection.documents' as const, card: plannedCardOf(after) }
    await tellChange({ ...steered, file: after }, content, true)
    return done('inspection.changed')
  })
