import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import type { LedCycle, NamedDraft } from './collective.ts'

export type OwnCollectives = Readonly<{ led: readonly LedCycle[]; named: readonly NamedDraft[] }>

/** Drafts of the units somebody heads, and those he is named in. */
export const listCollectives = (deps: Deps, { personId }: Actor): Promise<OwnCollectives> =>
  deps.transaction(async store => {
    const { today } = deps.moment()
    const led = await store.collectives.cyclesOf(personId, today)
    return { led, named: await store.collectives.namedIn(personId, today) }
  })
