import { isAllowed, type Relation } from '../access.ts'
import type { Actor, PersonSummary } from '../person/person.ts'
import { flawOfName, foundLimit } from '../person/typed-name.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { UnitOfRole } from './port.ts'
import type { HeldRole, RoleCard } from './role.ts'

/** Roles of one page: what a phone shows without scrolling far. */
export const rolesLength = 6

export const mayManage = async (store: Store, deps: Deps, actor: Actor): Promise<boolean> => {
  const isAdmin = await store.rules.isAdmin(actor.personId, deps.moment().today)
  return isAllowed('role.read', new Set(isAdmin ? (['admin'] as const) : []))
}

export type ListedRoles = Readonly<{
  total: number
  items: readonly HeldRole[]
  waiting: readonly RoleCard[]
}>

/** Who has which role in the admin's scope, and what waits for a second admin. Refuses `not_allowed`. */
export const listRoles = (
  deps: Deps,
  actor: Actor,
  page: number,
): Promise<Result<ListedRoles, 'not_allowed'>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    if (!(await mayManage(store, deps, actor))) return refused('not_allowed')
    const window = { offset: page * rolesLength, limit: rolesLength }
    const held = await store.roles.held(actor.personId, today, window)
    const details = { purpose: 'role', items: held.items.length }
    await store.audit({ at, actorId: actor.personId, action: 'role.listed', subjectId: null, details })
    return done({ ...held, waiting: await store.roles.waiting(actor.personId, today) })
  })

export type RolesOf = Readonly<{
  person: PersonSummary
  roles: readonly HeldRole[]
  waiting: readonly RoleCard[]
  /** Somebody else's, and no declared relative's. */
  mayPropose: boolean
}>

export type OpenRolesRefusal = 'not_allowed' | 'person_unknown'

/** Not there and outside one's scope are one answer. */
export const loadRoles = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  personId: string,
): Promise<Result<RolesOf, OpenRolesRefusal>> => {
  const { today } = deps.moment()
  if (!(await mayManage(store, deps, actor))) return refused('not_allowed')
  const person = await store.roles.person(actor.personId, personId, today)
  if (!person) return refused('person_unknown')
  const roles = await store.roles.heldBy(actor.personId, personId, today)
  const waiting = await store.roles.waiting(actor.personId, today, personId)
  const relations = new Set<Relation>(['admin'])
  if (personId === actor.personId) relations.add('self')
  if (await store.people.areRelated(actor.personId, personId)) relations.add('relative')
  return done({ person, roles, waiting, mayPropose: isAllowed('role.propose', relations) })
}

/** One person's roles within the admin's scope; a look at his record. */
export const openRoles = (
  deps: Deps,
  actor: Actor,
  personId: string,
): Promise<Result<RolesOf, OpenRolesRefusal>> =>
  deps.transaction(async store => {
    const { at } = deps.moment()
    const opened = await loadRoles(store, deps, actor, personId)
    if (!opened.ok) return opened
    const event = { actorId: actor.personId, action: 'role.opened' as const, subjectId: personId }
    await store.audit({ at, ...event, details: { purpose: 'role' } })
    return opened
  })

/** Looks for somebody with a post or a role in the admin's scope, by part of the name. */
export const findForRole = (
  deps: Deps,
  actor: Actor,
  typed: string,
): Promise<Result<readonly PersonSummary[], 'not_allowed' | 'name_too_short' | 'nobody_found'>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    if (!(await mayManage(store, deps, actor))) return refused('not_allowed')
    const flaw = flawOfName(typed)
    if (flaw) return refused(flaw)
    const people = await store.roles.find(actor.personId, typed.trim(), today, foundLimit)
    for (const { id: subjectId } of people) {
      const details = { purpose: 'role' }
      await store.audit({ at, actorId: actor.personId, action: 'person.found', subjectId, details })
    }
    return people.length > 0 ? done(people) : refused('nobody_found')
  })

export type UnitsForRole = Readonly<{ person: PersonSummary; units: readonly UnitOfRole[] }>

/** For which units a role can be given: those around the person; every other is looked for by name. */
export const readUnits = (
  deps: Deps,
  actor: Actor,
  personId: string,
  typed: string | null,
): Promise<Result<UnitsForRole, OpenRolesRefusal | 'name_too_short' | 'role_unit_unknown'>> =>
  deps.transaction(async store => {
    const { today } = deps.moment()
    const opened = await loadRoles(store, deps, actor, personId)
    if (!opened.ok) return opened
    const { person } = opened.value
    if (typed === null)
      return done({ person, units: await store.roles.unitsAround(actor.personId, personId, today) })
    const flaw = flawOfName(typed)
    if (flaw) return refused(flaw)
    const units = await store.roles.findUnits(actor.personId, typed.trim(), today, foundLimit)
    return units.length > 0 ? done({ person, units }) : refused('role_unit_unknown')
  })
