import { isAllowed } from '../access.ts'
import { decisionDays } from '../approval/approval.ts'
import { workingDayOnOrAfter } from '../calendar/calendar.ts'
import { addDays } from '../day.ts'
import type { Actor, PersonSummary } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { UnitOfRole } from './port.ts'
import { flawOfChange, leavesOneAdmin, type RoleFlaw, type RoleRelations, type WantedRole } from './role.ts'

export type PlannedRole = Readonly<{
  wanted: WantedRole
  person: PersonSummary
  unit: UnitOfRole
  leavesOneAdmin: boolean
  /** A second admin is there who may release it. */
  canBeReleased: boolean
}>

export type ProposeRefusal = 'role_unknown' | 'role_self' | 'role_relative' | RoleFlaw

/** Not there and outside the actor's scope are one answer; of himself and his own he may know. */
const flawOfActor = (relations: RoleRelations): ProposeRefusal | undefined => {
  if (isAllowed('role.propose', relations)) return undefined
  if (!relations.has('admin')) return 'role_unknown'
  return relations.has('self') ? 'role_self' : 'role_relative'
}

const plan = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  wanted: WantedRole,
): Promise<Result<PlannedRole, ProposeRefusal>> => {
  const { today } = deps.moment()
  const flaw = flawOfActor(await store.roles.relations(actor.personId, wanted, today))
  if (flaw) return refused(flaw)
  const facts = await store.roles.facts(wanted, today)
  const person = await store.roles.person(actor.personId, wanted.personId, today)
  const unit = await store.roles.unit(wanted.unitId)
  if (!person || !unit) return refused('role_unknown')
  const fault = flawOfChange(wanted, facts)
  if (fault) return refused(fault)
  const releasers = await store.roles.releasers(wanted, actor.personId, today)
  const canBeReleased = releasers.length > 0
  return done({ wanted, person, unit, canBeReleased, leavesOneAdmin: leavesOneAdmin(wanted, facts) })
}

/** What a proposal would come to, before it is made. */
export const planRole = (
  deps: Deps,
  actor: Actor,
  wanted: WantedRole,
): Promise<Result<PlannedRole, ProposeRefusal>> => deps.transaction(store => plan(store, deps, actor, wanted))

/**
 * Puts a change of a role before the other admins of the unit; nothing changes before one of them has released it.
 * The same change is proposed once: whoever wants it again is led to the one that waits. Refuses `role_self` and
 * `role_relative`, `role_unknown` outside the admin's scope, and what flawOfChange says. Where there is no second
 * admin it waits all the same.
 */
export const proposeRole = (
  deps: Deps,
  actor: Actor,
  wanted: WantedRole,
): Promise<Result<Readonly<{ changeId: string }>, ProposeRefusal>> =>
  deps.transaction(async store => {
    const planned = await plan(store, deps, actor, wanted)
    if (!planned.ok) return planned
    const known = await store.roles.same(wanted)
    if (known !== undefined) return done({ changeId: known })
    const moment = deps.moment()
    const { at, today } = moment
    const [id, approvalId] = [deps.newId(), deps.newId()]
    const dueOn = workingDayOnOrAfter(await store.calendar.load(moment), addDays(today, decisionDays))
    const authorId = actor.personId
    await store.roles.propose({ ...wanted, id, approvalId, authorId, at, dueOn })
    const { role, change } = wanted
    const { person, unit } = planned.value
    const card = {
      changeId: id,
      person: person.name,
      role,
      unit: unit.name,
      change,
      author: actor.name,
      dueOn,
    }
    await store.notices.add({
      id: deps.newId(),
      dedupeKey: `role.proposed:${id}`,
      subject: `role.change:${id}`,
      content: { kind: 'role.proposed', card },
      recipients: await store.roles.releasers(wanted, authorId, today),
      at,
    })
    const details = { changeId: id, change, role, unitId: wanted.unitId }
    await store.audit({ at, actorId: authorId, action: 'role.proposed', subjectId: wanted.personId, details })
    return done({ changeId: id })
  })
