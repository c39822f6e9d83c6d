import { type Action, isAllowed, type Relation } from '../access.ts'
import { decideAuthority } from '../approval/authority.ts'
import { isRunningOn } from '../movement/movement.ts'
import { loadRotation, type Rotation } from '../movement/read.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { Actor } from './person.ts'
import type { PersonCard, PersonIdentity, ServiceFacts } from './record.ts'
import type { PeopleSearch } from './search.ts'

/** `person_unknown` also for somebody out of scope, so that nobody can probe who exists. */
export type OpenRecordRefusal = 'person_unknown' | 'person_related'

/** What of a record was looked at. */
export type RecordPart = 'card' | 'posts' | 'clocks'

type Look = Readonly<{ store: Store; deps: Deps; actor: Actor; personId: string; search: PeopleSearch }>

/** Who may look, and that he did: with his purpose, and also where a relative’s record stayed closed. */
const look = async (
  { store, deps, actor, personId, search: { purpose } }: Look,
  action: Action,
  part: RecordPart,
): Promise<Result<ReadonlySet<Relation>, OpenRecordRefusal>> => {
  const { at, today } = deps.moment()
  const relations = await store.personDesk.relations(actor.personId, personId, today)
  const isMine = isAllowed(action, new Set([...relations].filter(relation => relation !== 'relative')))
  if (!isMine) return refused('person_unknown')
  const event = { at, actorId: actor.personId, subjectId: personId, details: { purpose, part } }
  if (!isAllowed(action, relations)) {
    await store.audit({ ...event, action: 'person.refused' })
    return refused('person_related')
  }
  if (!relations.has('self')) await store.audit({ ...event, action: 'person.opened' })
  return done(relations)
}

const loadCard = async (
  { store, deps, personId, search }: Look,
  relations: ReadonlySet<Relation>,
): Promise<PersonCard | undefined> => {
  const { today } = deps.moment()
  const record = await store.personDesk.record(personId, today)
  if (!record) return undefined
  const { person, link, roles, endedOn, recruitedOn } = record
  const { assignments, serviceFrom, serviceUntil } = await store.movements.career(personId)
  const posts = assignments.filter(post => isRunningOn(post, today))
  const readService = async (): Promise<ServiceFacts> => ({
    serviceFrom,
    serviceUntil,
    recruitedOn,
    authority: decideAuthority(await store.people.authorities(personId, today), personId) ?? null,
    posts: assignments.length,
  })
  const service = isAllowed('person.career', relations) ? await readService() : null
  return { person, posts, link, roles, service, endedOn, relations, search }
}

/**
 * Opens somebody's record within the actor's scope as of today, for the purpose the search carries; each look at
 * another's is an audit event (Law 91/2025/QH15). An admin who is no staff sees less of it. Refuses as OpenRecordRefusal says.
 */
export const openRecord = (
  deps: Deps,
  actor: Actor,
  personId: string,
  search: PeopleSearch,
): Promise<Result<PersonCard, OpenRecordRefusal>> =>
  deps.transaction(async store => {
    const of = { store, deps, actor, personId, search }
    const looked = await look(of, 'person.open', 'card')
    if (!looked.ok) return looked
    const card = await loadCard(of, looked.value)
    return card ? done(card) : refused('person_unknown')
  })

/** The same card after something was done on it, which is no look of its own. */
export const showRecord = (
  deps: Deps,
  actor: Actor,
  personId: string,
  search: PeopleSearch,
): Promise<Result<PersonCard, OpenRecordRefusal>> =>
  deps.transaction(async store => {
    const of = { store, deps, actor, personId, search }
    const relations = await store.personDesk.relations(actor.personId, personId, deps.moment().today)
    if (!isAllowed('person.open', relations)) return refused('person_unknown')
    const card = await loadCard(of, relations)
    return card ? done(card) : refused('person_unknown')
  })

export type OpenedCareer = Readonly<{ person: PersonIdentity; rotation: Rotation; search: PeopleSearch }>

/** All posts of somebody, or the clocks of those of today: for staff. Refuses as OpenRecordRefusal says. */
export const openCareer = (
  deps: Deps,
  actor: Actor,
  personId: string,
  part: 'posts' | 'clocks',
  search: PeopleSearch,
): Promise<Result<OpenedCareer, OpenRecordRefusal>> =>
  deps.transaction(async store => {
    const looked = await look({ store, deps, actor, personId, search }, 'person.career', part)
    if (!looked.ok) return looked
    const { today } = deps.moment()
    const record = await store.personDesk.record(personId, today)
    if (!record) return refused('person_unknown')
    return done({ person: record.person, rotation: await loadRotation(store, today, personId), search })
  })
