import { isAllowed, type Relation } from '../access.ts'
import type { Day } from '../day.ts'
import type { Actor, PersonSummary } from '../person/person.ts'
import { flawOfName, foundLimit } from '../person/typed-name.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type Deputyship, flawOfSpan, isOverlapping, type SpanRefusal } from './deputy.ts'

const mayName = async (store: Store, actor: Actor, today: Day): Promise<boolean> => {
  const isPrincipal = await store.deputies.isPrincipal(actor.personId, today)
  const relations: Relation[] = isPrincipal ? ['self', 'authority'] : ['self']
  return isAllowed('deputy.name', new Set(relations))
}

/** One's own deputies of today and to come. Refuses `not_allowed` to whoever decides for nobody. */
export const listDeputies = (
  deps: Deps,
  actor: Actor,
): Promise<Result<readonly Deputyship[], 'not_allowed'>> =>
  deps.transaction(async store => {
    const { today } = deps.moment()
    if (!(await mayName(store, actor, today))) return refused('not_allowed')
    return done(await store.deputies.list(actor.personId, today))
  })

/** Looks for a deputy among the people around, by part of the name. */
export const findDeputies = (
  deps: Deps,
  actor: Actor,
  typed: string,
): Promise<Result<readonly PersonSummary[], 'not_allowed' | 'name_too_short' | 'nobody_near'>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    if (!(await mayName(store, actor, today))) return refused('not_allowed')
    const flaw = flawOfName(typed)
    if (flaw) return refused(flaw)
    const people = await store.deputies.find(actor.personId, typed.trim(), today, foundLimit)
    for (const { id: subjectId } of people) {
      const details = { purpose: 'deputy' }
      await store.audit({ at, actorId: actor.personId, action: 'person.found', subjectId, details })
    }
    return people.length > 0 ? done(people) : refused('nobody_near')
  })

export type DeputyPlan = Readonly<{ person: PersonSummary; from: Day; to: Day }>

export type PlanRefusal = 'not_allowed' | 'deputy_unknown' | 'deputy_overlaps' | SpanRefusal

/** The person for whom days are to be chosen. Refuses `deputy_unknown` for oneself and whoever is not around. */
export const chooseDeputy = (
  deps: Deps,
  actor: Actor,
  personId: string,
): Promise<Result<PersonSummary, 'not_allowed' | 'deputy_unknown'>> =>
  deps.transaction(async store => {
    const { today } = deps.moment()
    if (!(await mayName(store, actor, today))) return refused('not_allowed')
    const person = await store.deputies.candidate(actor.personId, personId, today)
    return person ? done(person) : refused('deputy_unknown')
  })

const decidePlan = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  { personId, from, to }: Readonly<{ personId: string; from: Day; to: Day }>,
): Promise<Result<DeputyPlan, PlanRefusal>> => {
  const { today } = deps.moment()
  if (!(await mayName(store, actor, today))) return refused('not_allowed')
  const person = await store.deputies.candidate(actor.personId, personId, today)
  if (!person) return refused('deputy_unknown')
  const flaw = flawOfSpan(from, to, today)
  if (flaw) return refused(flaw)
  const others = await store.deputies.lock(actor.personId, today)
  return isOverlapping(others, personId, from, to) ? refused('deputy_overlaps') : done({ person, from, to })
}

type Wanted = Readonly<{ personId: string; from: Day; to: Day }>

/** What naming somebody would come to, before it is confirmed. */
export const planDeputy = (
  deps: Deps,
  actor: Actor,
  wanted: Wanted,
): Promise<Result<DeputyPlan, PlanRefusal>> =>
  deps.transaction(store => decidePlan(store, deps, actor, wanted))

/** Names a deputy for these days; he is told. Of two at once for the same days one is refused. */
export const nameDeputy = (
  deps: Deps,
  actor: Actor,
  wanted: Wanted,
): Promise<Result<DeputyPlan, PlanRefusal>> =>
  deps.transaction(async store => {
    const plan = await decidePlan(store, deps, actor, wanted)
    if (!plan.ok) return plan
    const { at } = deps.moment()
    const { personId: deputyId, from, to } = wanted
    const id = deps.newId()
    await store.deputies.add({ id, principalId: actor.personId, deputyId, from, to })
    await store.notices.add({
      id: deps.newId(),
      dedupeKey: `deputy.named:${id}`,
      subject: `deputy:${id}`,
      content: { kind: 'deputy.named', principal: actor.name, from, to },
      recipients: [deputyId],
      at,
    })
    const details = { deputyshipId: id, from, to }
    const event = { actorId: actor.personId, action: 'deputy.named' as const, subjectId: deputyId, details }
    await store.audit({ at, ...event })
    return plan
  })
