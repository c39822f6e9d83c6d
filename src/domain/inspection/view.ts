import { isAllowed } from '../access.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type PlanFacts, readPlan } from './draft-file.ts'
import { type InspectionFile, isSecret } from './inspection.ts'
import type { InspectionGroup, InspectionList } from './port.ts'
import type { Question } from './question-port.ts'
import { maySteer } from './steering.ts'

/**
 * An inspection as its card shows it: `inside` for its team and staff; others see what concerns them, with `mine` the
 * subjects they answer for and `contact` whom to turn to.
 */
export type InspectionView = InspectionFile &
  PlanFacts &
  Readonly<{
    actorId: string
    inside: boolean
    steers: boolean
    isSecret: boolean
    mine: readonly string[]
    contact: string
    /** Questions to the team without an answer, for those inside. */
    waiting: readonly Question[]
  }>

const mineOf = ({ subjects, addressees }: InspectionFile, { personId }: Actor): readonly string[] =>
  subjects
    .filter(({ id }) => addressees.some(one => one.subjectId === id && one.person.id === personId))
    .map(({ name }) => name)

/** The inspection as the actor may see it, read anew. Refuses `inspection_unknown`. */
export const openCard = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<InspectionView, 'inspection_unknown'>> => {
  const moment = deps.moment()
  const file = await store.inspections.lock(id, actor.personId, moment.today)
  if (!file || file.inspection.state === 'draft' || !isAllowed('inspection.read', file.relations))
    return refused('inspection_unknown')
  const inside = file.relations.has('team') || file.relations.has('staff')
  return done({
    ...file,
    ...(await readPlan(store, deps, file)),
    actorId: actor.personId,
    inside,
    steers: maySteer(file, actor),
    isSecret: isSecret(file.inspection),
    mine: mineOf(file, actor),
    waiting: inside ? (await store.inspectionQuestions.of(id)).filter(({ answer }) => !answer) : [],
    contact: file.team.find(({ leads }) => leads)?.person.name ?? file.inspection.plannedBy,
  })
}

/** Refuses `inspection_unknown` for what is not there, not his, or sealed. */
export const openInspection = (
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<InspectionView, 'inspection_unknown'>> =>
  deps.transaction(store => openCard(store, deps, actor, id))

/** Inspections on one page. */
export const inspectionPage = 8

/** What somebody may know of; `plans` whether he may plan one, and `draftId` the one he has begun. */
export const listInspections = (
  deps: Deps,
  actor: Actor,
  group: InspectionGroup,
  page: number,
): Promise<InspectionList & Readonly<{ plans: boolean; draftId: string | null }>> =>
  deps.transaction(async store => {
    const { today } = deps.moment()
    const { personId } = actor
    const scopes = await store.broadcasts.scopes(personId, today)
    const plans = isAllowed('inspection.begin', new Set(scopes.length > 0 ? (['staff'] as const) : []))
    const draftId = plans ? ((await store.inspections.draftOf(personId)) ?? null) : null
    const limits = { offset: page * inspectionPage, limit: inspectionPage }
    return { ...(await store.inspections.list(personId, today, group, limits)), plans, draftId }
  })
