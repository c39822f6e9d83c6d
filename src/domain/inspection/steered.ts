import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import type { Result } from '../result.ts'
import { announceTo, tell, withdrawFrom } from './addressees.ts'
import type { InspectionFile, InspectionState } from './inspection.ts'
import { type InspectionCard, type InspectionNotice, inspectionCardOf } from './notice.ts'
import { lockForSteering, type SteerRefusal } from './steering.ts'
import { type InspectionView, openCard } from './view.ts'

export type Steered<Refusal extends string> = Promise<Result<InspectionView, SteerRefusal | Refusal>>

/** What is steered, as it was when it was held. */
export type Steering = Readonly<{ store: Store; deps: Deps; actor: Actor; file: InspectionFile }>

type SteerAction = 'inspection.moved' | 'inspection.cancelled' | 'inspection.changed'

/**
 * One change of what is in one of these states, and the card as it is then. `change` says what is to be recorded:
 * nothing (null) where all is as it was.
 */
export const steering = <Refusal extends string>(
  deps: Deps,
  actor: Actor,
  id: string,
  states: readonly InspectionState[],
  change: (steered: Steering) => Promise<Result<SteerAction | null, Refusal>>,
): Steered<Refusal> =>
  deps.transaction(async store => {
    const locked = await lockForSteering(store, deps, actor, id, states)
    if (!locked.ok) return locked
    const changed = await change({ store, deps, actor, file: locked.value })
    if (!changed.ok) return changed
    const { at } = deps.moment()
    const event = { at, actorId: actor.personId, subjectId: null, details: { inspectionId: id } }
    if (changed.value !== null) await store.audit({ ...event, action: changed.value })
    return openCard(store, deps, actor, id)
  })

const teamOf = ({ team }: InspectionFile, actor: Actor): string[] =>
  team.map(({ person }) => person.id).filter(id => id !== actor.personId)

/** Takes back what the team and the addressees were told and have not seen yet. */
export const withdrawFromAll = ({ store, deps, actor, file }: Steering): Promise<void> =>
  withdrawFrom(store, deps, file.inspection.id, [
    ...teamOf(file, actor),
    ...file.addressees.map(({ person }) => person.id),
  ])

/**
 * Tells a change to the team, and to those who had been told of the inspection. Whoever was not reached yet is told
 * of it as it is now, or nothing at all.
 */
export const tellChange = async (
  { store, deps, actor, file }: Steering,
  content: InspectionNotice,
  isOver: boolean,
): Promise<void> => {
  const people = [...new Set(file.addressees.map(({ person }) => person.id))]
  const reached = await store.inspections.reached(file.inspection.id, people)
  await tell(store, deps, file, content, [...teamOf(file, actor), ...reached], deps.newId())
  if (isOver) return
  for (const personId of people.filter(id => !reached.includes(id)))
    await announceTo(store, deps, file, personId)
}

/** The card of what has its days; there is none of a draft. */
export const plannedCardOf = (file: InspectionFile): InspectionCard => {
  const card = inspectionCardOf(file)
  if (!card) throw new Error('A planned inspection has its days')
  return card
}

/** The file as it is after the change. */
export const relock = async ({ store, deps, file }: Steering): Promise<InspectionFile> =>
  (await store.inspections.lock(file.inspection.id, null, deps.moment().today)) ?? file
