import type { Actor } from '../person/person.ts'
import type { Deps, OpenCycle } from '../ports.ts'

/** The periods open to somebody today, each with how far he is in it. */
export const listCycles = (deps: Deps, actor: Actor): Promise<readonly OpenCycle[]> =>
  deps.transaction(store => store.evaluations.cyclesFor(actor.personId, deps.moment().today))
