import type { Relation } from '../access.ts'
import type { Deps } from '../ports.ts'
import type { Actor, Hats } from './person.ts'

/** What somebody is today, for the menus that offer it; whether he may do it is asked again when he does. */
export const readHats = (deps: Deps, actor: Actor): Promise<Hats> =>
  deps.transaction(store => store.people.hats(actor.personId, deps.moment().today))

/** What somebody's roles of today make him to whatever lies in their scope. */
export const relationsOfHats = ({ staff, admin }: Pick<Hats, 'staff' | 'admin'>): ReadonlySet<Relation> =>
  new Set([...(staff ? (['staff'] as const) : []), ...(admin ? (['admin'] as const) : [])])
