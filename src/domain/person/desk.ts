import { isAllowed } from '../access.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { DeskPlace, PeopleTally } from './desk-port.ts'
import { relationsOfHats } from './hats.ts'
import type { Actor } from './person.ts'
import type { FoundPerson } from './record.ts'
import type { PeopleSearch } from './search.ts'

/** People of one page: each has lines and a key of his own. */
export const foundPage = 8

/** Units below one, of one page. */
export const unitPage = 8

/** What is looked for, where, and how many there are in each state; before a state is chosen they are all counted. */
export type DeskView = Readonly<{ search: PeopleSearch; place: DeskPlace; tally: PeopleTally }>

/** `unit_not_yours` also for a unit that never was. */
export type DeskRefusal = 'not_allowed' | 'unit_not_yours'

type Sight = Readonly<{ store: Store; actor: Actor; today: string }>

const loadPlace = async (
  { store, actor, today }: Sight,
  { unit }: PeopleSearch,
): Promise<Result<DeskPlace, DeskRefusal>> => {
  const hats = await store.people.hats(actor.personId, today)
  if (!isAllowed('person.find', relationsOfHats(hats))) return refused('not_allowed')
  const place = await store.personDesk.place(actor.personId, unit, today)
  return place ? done(place) : refused('unit_not_yours')
}

/** Where a search stands, without anybody's name: whom one may look for, and where. Refuses as DeskRefusal says. */
export const openDesk = (
  deps: Deps,
  actor: Actor,
  search: PeopleSearch,
): Promise<Result<DeskView, DeskRefusal>> =>
  deps.transaction(async store => {
    const { today } = deps.moment()
    const place = await loadPlace({ store, actor, today }, search)
    if (!place.ok) return place
    const tally = await store.personDesk.tally(actor.personId, search, today)
    return done({ search, place: place.value, tally })
  })

/** A unit and those below it, for walking the tree. Refuses as DeskRefusal says. */
export const openDeskUnits = (
  deps: Deps,
  actor: Actor,
  search: PeopleSearch,
): Promise<Result<DeskPlace, DeskRefusal>> =>
  deps.transaction(store => loadPlace({ store, actor, today: deps.moment().today }, search))

export type FoundPage = DeskView & Readonly<{ total: number; people: readonly FoundPerson[] }>

/**
 * One page of those found, by name; a page beyond the last is the last. Each name that is shown is an audit event with
 * its purpose. Refuses as DeskRefusal says.
 */
export const findAtDesk = (
  deps: Deps,
  actor: Actor,
  asked: PeopleSearch,
): Promise<Result<FoundPage, DeskRefusal>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const place = await loadPlace({ store, actor, today }, asked)
    if (!place.ok) return place
    const tally = await store.personDesk.tally(actor.personId, asked, today)
    const total = tally[asked.state ?? 'all']
    const page = Math.min(asked.page, Math.max(0, Math.ceil(total / foundPage) - 1))
    const window = { offset: page * foundPage, limit: foundPage }
    const people = await store.personDesk.find(actor.personId, asked, today, window)
    const details = { purpose: asked.purpose }
    for (const { id: subjectId } of people) {
      if (subjectId === actor.personId) continue
      await store.audit({ at, actorId: actor.personId, action: 'person.found', subjectId, details })
    }
    return done({ search: { ...asked, page }, place: place.value, tally, total, people })
  })
