import { decideAuthority } from '../approval/authority.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'

/** Staff who hear that somebody leaves, and whoever decides for him; `head` may be one of `staff`. */
export type LeavingAudience = Readonly<{ staff: readonly string[]; head: string | undefined }>

/** Staff of his unit and whoever decides for him; not himself, nor whoever did it, nor a declared relative of his. */
export const findAudience = async (
  store: Store,
  deps: Deps,
  personId: string,
  actor: Actor | null,
): Promise<LeavingAudience> => {
  const { today } = deps.moment()
  const head = decideAuthority(await store.people.authorities(personId, today), personId)?.id
  const staff: string[] = []
  for (const id of await store.routing.staffFor(personId, today)) {
    if (id === personId || id === actor?.personId) continue
    if (!(await store.people.areRelated(id, personId))) staff.push(id)
  }
  return { staff, head: head === actor?.personId ? undefined : head }
}
