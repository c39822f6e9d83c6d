import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, refused } from '../result.ts'
import { type TextRefusal, textRefusals } from './draft.ts'
import { plannedCardOf, type Steered, steering, tellChange, withdrawFromAll } from './steered.ts'

/** Longest reason for calling one off, in characters. */
export const longestReason = 500

/** Calls off what is planned; who had been told is told once, and last. */
export const cancelInspection = (
  deps: Deps,
  actor: Actor,
  id: string,
  reason: string,
): Steered<TextRefusal> =>
  steering(deps, actor, id, ['planned'], async steered => {
    const { store, file } = steered
    const kept = toKeptText(reason)
    const flaw = flawOfText(kept, longestReason)
    if (flaw) return refused(textRefusals[flaw])
    await store.inspections.change(id, {
      state: 'cancelled',
      cancelledAt: deps.moment().at,
      cancelReason: kept,
    })
    await withdrawFromAll(steered)
    // Where there are signs of a violation no more is told than that it is called off.
    const told = file.inspection.kind === 'signs' ? null : kept
    const content = { kind: 'inspection.cancelled' as const, card: plannedCardOf(file), reason: told }
    await tellChange(steered, content, true)
    return done('inspection.cancelled')
  })
