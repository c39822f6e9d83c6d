import { type Action, isAllowed } from '../access.ts'
import type { PositionGroup } from '../broadcast/broadcast.ts'
import { foundUnits } from '../broadcast/choices.ts'
import type { UnitName, UnitPlace } from '../broadcast/port.ts'
import { addDays, type Day } from '../day.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { NamedForm } from './cycle.ts'
import { type CyclePlan, decidePlan, type PlanRefusal, tagOf, unitsTag } from './plan.ts'
import type { CycleScope, Overlap } from './port.ts'

/** A plan with what it comes to today. `form` is null where each regime's own form is used. */
export type PlanView = Readonly<{
  plan: CyclePlan
  unit: UnitName
  group: PositionGroup | null
  form: NamedForm | null
  people: number
  overlaps: readonly Overlap[]
  reminders: readonly Day[]
  groups: readonly PositionGroup[]
  forms: readonly NamedForm[]
}>

export type ViewRefusal = PlanRefusal | 'not_allowed' | 'cycle_group_gone' | 'cycle_form_gone'
export type OpenRefusal = ViewRefusal | 'cycle_exists' | 'cycle_nobody'

const mayIn = async (
  store: Store,
  { personId }: Actor,
  unitId: string,
  today: Day,
  action: Action,
): Promise<boolean> => {
  const isStaff = await store.broadcasts.isStaffFor(personId, unitId, today)
  return isAllowed(action, new Set(isStaff ? (['staff'] as const) : []))
}

/** Where a plan begins: the unit its author is staff for, and the last day of the yearly evaluation, `MM-DD`. */
export const beginPlan = (
  deps: Deps,
  actor: Actor,
): Promise<Result<Readonly<{ unit: UnitName; yearly: string }>, 'not_allowed'>> =>
  deps.transaction(async store => {
    const moment = deps.moment()
    const [unit] = await store.broadcasts.scopes(actor.personId, moment.today)
    if (!unit || !(await mayIn(store, actor, unit.id, moment.today, 'cycle.open')))
      return refused('not_allowed')
    return done({ unit, yearly: await store.cycles.yearlyDay(moment) })
  })

const scopeOf = (plan: CyclePlan, group: PositionGroup | null): CycleScope => ({
  kind: plan.kind,
  period: plan.period,
  unitId: plan.unitId,
  positionGroup: group?.code ?? null,
  collective: plan.group === unitsTag,
})

const view = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  plan: CyclePlan,
): Promise<Result<PlanView, ViewRefusal>> => {
  const moment = deps.moment()
  const { today } = moment
  const decided = decidePlan(plan, today)
  if (!decided.ok) return decided
  const place = await store.broadcasts.unit(plan.unitId, today)
  if (!place || !(await mayIn(store, actor, plan.unitId, today, 'cycle.open'))) return refused('not_allowed')
  const groups = await store.broadcasts.positionGroups(plan.unitId, today)
  const isCollective = plan.group === unitsTag
  const group = groups.find(({ code }) => tagOf(code) === plan.group) ?? null
  if (plan.group !== null && !group && !isCollective) return refused('cycle_group_gone')
  const forms = isCollective ? [] : await store.cycles.ownForms(plan.period)
  const form = isCollective
    ? ((await store.cycles.collectiveForm(plan.period)) ?? null)
    : (forms.find(({ id }) => tagOf(id) === plan.form) ?? null)
  if ((isCollective || plan.form !== null) && !form) return refused('cycle_form_gone')
  const scope = scopeOf(plan, group)
  const { before } = await store.evaluations.reminderRules(moment)
  const reminders = before
    .map(days => addDays(plan.closesOn, -days))
    .filter(day => day >= today && day >= plan.opensOn)
    .toSorted()
  return done({
    plan,
    unit: place.unit,
    group,
    form,
    people: await store.cycles.countPeople(scope, today),
    overlaps: await store.cycles.overlaps(scope, today),
    reminders,
    groups,
    forms,
  })
}

export const viewPlan = (deps: Deps, actor: Actor, plan: CyclePlan): Promise<Result<PlanView, ViewRefusal>> =>
  deps.transaction(store => view(store, deps, actor, plan))

/**
 * Opens a cycle. Refuses: `cycle_exists` for the same kind, period, unit and group; `cycle_nobody` when nobody
 * would be under it; whatever a plan is refused for.
 */
export const openCycle = (deps: Deps, actor: Actor, plan: CyclePlan): Promise<Result<string, OpenRefusal>> =>
  deps.transaction(async store => {
    const viewed = await view(store, deps, actor, plan)
    if (!viewed.ok) return viewed
    const { group, form, people } = viewed.value
    const scope = scopeOf(plan, group)
    await store.cycles.holdUnit(plan.unitId)
    if (await store.cycles.exists(scope)) return refused('cycle_exists')
    if (people === 0) return refused('cycle_nobody')
    const template = form ?? (await store.cycles.usualForm(plan.period))
    if (!template) return refused('cycle_form_gone')
    const { opensOn, closesOn } = plan
    const { at } = deps.moment()
    const id = deps.newId()
    const { personId: openedById } = actor
    const formChosen = form !== null
    const days = { opensOn, closesOn }
    await store.cycles.add({ ...scope, ...days, id, templateId: template.id, formChosen, openedById })
    const details = { cycleId: id, unitId: plan.unitId, closesOn }
    await store.audit({ at, actorId: openedById, action: 'cycle.opened', subjectId: null, details })
    return done(id)
  })

/** A unit with its neighbours, no further up than the actor's scope. */
export const readPlanUnit = (
  deps: Deps,
  actor: Actor,
  unitId: string,
): Promise<Result<UnitPlace, 'not_allowed'>> =>
  deps.transaction(async store => {
    const { today } = deps.moment()
    const isMine = await mayIn(store, actor, unitId, today, 'cycle.open')
    const place = isMine ? await store.broadcasts.unit(unitId, today) : undefined
    if (!place) return refused('not_allowed')
    const { parent } = place
    const mayGoUp = parent !== null && (await mayIn(store, actor, parent.id, today, 'cycle.open'))
    return done({ ...place, parent: mayGoUp ? parent : null })
  })

/** Units of the actor's scope by part of their name. */
export const findPlanUnits = (
  deps: Deps,
  actor: Actor,
  typed: string,
): Promise<Result<readonly UnitName[], 'unit_not_found'>> =>
  deps.transaction(async store => {
    const name = typed.trim()
    const { today } = deps.moment()
    const units = name === '' ? [] : await store.broadcasts.findUnits(actor.personId, name, today, foundUnits)
    return units.length > 0 ? done(units) : refused('unit_not_found')
  })
