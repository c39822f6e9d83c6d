import type { LocalTime } from '../local-time.ts'
import { mannerOf } from '../notice/manner.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'

export type LocalClock = Readonly<{ zone: string; now: LocalTime }>

/** What somebody's own clock shows: what he types as a time is meant by it. */
export const localClock = async (store: Store, deps: Deps, actor: Actor): Promise<LocalClock> => {
  const moment = deps.moment()
  const preference = await store.notices.preference(actor.personId)
  const { timeZone: zone } = mannerOf(preference, await store.notices.rules(moment), 0)
  return { zone, now: deps.zones.local(moment.at, zone) }
}
