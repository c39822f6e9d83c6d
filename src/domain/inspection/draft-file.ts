import { type Action, isAllowed } from '../access.ts'
import type { Minute } from '../local-time.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { InspectionFile, InspectionKind } from './inspection.ts'
import { type Rung, rungsOf } from './ladder.ts'
import type { UnitOnDay } from './port.ts'

/** Reminders as planned, with their time of day; and who answers for each subject as of the first day, by name. */
export type PlanFacts = Readonly<{
  remindAt: Minute
  reminders: readonly Rung[]
  heads: ReadonlyMap<string, string | null>
}>

/** What its planner sees of a draft: also what can be chosen, and the subjects that will be gone by the first day. */
export type InspectionDraft = InspectionFile &
  PlanFacts &
  Readonly<{ rungs: readonly number[]; gone: readonly (UnitOnDay & Readonly<{ subjectId: string }>)[] }>

/** Not yours, not there, and no longer staff are one refusal, so that nobody can probe what exists. */
export type DraftRefusal = 'inspection_unknown' | 'inspection_planned'

/**
 * A draft of the actor’s own, held. Refuses `inspection_planned` once it is, `inspection_unknown` for anybody else’s.
 */
export const lockDraft = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<InspectionFile, DraftRefusal>> => {
  const file = await store.inspections.lock(id, actor.personId, deps.moment().today)
  if (!file) return refused('inspection_unknown')
  const isMine = file.inspection.plannedById === actor.personId
  if (file.inspection.state !== 'draft') return refused(isMine ? 'inspection_planned' : 'inspection_unknown')
  return isAllowed('inspection.write', file.relations) ? done(file) : refused('inspection_unknown')
}

/** Reminders count as still to come when it is planned now: today's only before its time of day. */
export const readPlan = async (
  store: Store,
  deps: Deps,
  { inspection }: InspectionFile,
): Promise<PlanFacts> => {
  const moment = deps.moment()
  const { id, startsOn, ladder } = inspection
  const { at: remindAt } = await store.inspections.ladder(moment)
  const { timeZone } = await store.notices.rules(moment)
  const calendar = await store.calendar.load(moment)
  const now = deps.zones.local(moment.at, timeZone)
  const heads = new Map<string, string | null>()
  for (const { subjectId, personId } of await store.inspections.responsible(id, startsOn ?? moment.today)) {
    const head = personId === null ? undefined : await store.people.summary(personId, moment.today)
    heads.set(subjectId, head?.name ?? null)
  }
  const reminders = startsOn === null ? [] : rungsOf(calendar, startsOn, ladder, now, remindAt)
  return { remindAt, reminders, heads }
}

/**
 * A draft with what is still to come of it: reminders, who would be told, and subjects that are gone by its first
 * day.
 */
export const viewDraft = async (store: Store, deps: Deps, file: InspectionFile): Promise<InspectionDraft> => {
  const moment = deps.moment()
  const { startsOn, ladder } = file.inspection
  const gone = []
  for (const { id: subjectId, unitId } of file.subjects) {
    const unit =
      unitId === null ? undefined : await store.inspections.unitOn(unitId, startsOn ?? moment.today)
    if (unit && !unit.exists) gone.push({ ...unit, subjectId })
  }
  const { before } = await store.inspections.ladder(moment)
  const rungs = [...new Set([...before, ...ladder])].toSorted((one, other) => other - one)
  return { ...file, ...(await readPlan(store, deps, file)), rungs, gone }
}

export type Drafted<Refusal extends string = never> = Promise<Result<InspectionDraft, DraftRefusal | Refusal>>

/** One change of a draft; `work` sees it as it is, and refuses or changes it. */
export const changingDraft = <Refusal extends string>(
  deps: Deps,
  actor: Actor,
  id: string,
  work: (store: Store, file: InspectionFile) => Promise<Result<unknown, Refusal>>,
): Drafted<Refusal> =>
  deps.transaction(async store => {
    const locked = await lockDraft(store, deps, actor, id)
    if (!locked.ok) return locked
    const changed = await work(store, locked.value)
    if (!changed.ok) return changed
    const after = await lockDraft(store, deps, actor, id)
    return after.ok ? done(await viewDraft(store, deps, after.value)) : after
  })

/** Whether somebody may act for a unit as its staff. */
export const isStaffFor = async (
  store: Store,
  { personId }: Actor,
  unitId: string,
  today: string,
  action: Action,
): Promise<boolean> => {
  const isStaff = await store.broadcasts.isStaffFor(personId, unitId, today)
  return isAllowed(action, new Set(isStaff ? (['staff'] as const) : []))
}

/** Unannounced ones are known to their team alone until they are opened. */
export const isSealedKind = (kind: InspectionKind): boolean => kind === 'surprise'
