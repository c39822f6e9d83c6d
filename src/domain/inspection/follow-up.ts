import { type Action, isAllowed } from '../access.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import type { Recommendation } from '../recommendation/recommendation.ts'
import { done, type Result, refused } from '../result.ts'
import type { Urge } from '../urge/urge.ts'
import { type ClockView, clocksOf } from './clocks.ts'
import type { InspectionFile } from './inspection.ts'
import type { OnSiteCard, ReceiptFacts } from './on-site-notice.ts'
import type { Conclusion, ProgressEvent } from './progress.ts'

/** Not there, sealed, and not yours are one answer. */
export type UnknownInspection = 'inspection_unknown'

/** One that was planned and not called off, for whoever may do this with it; held until the transaction ends. */
export const lockInspection = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  id: string,
  action: Action,
): Promise<Result<InspectionFile, UnknownInspection>> => {
  const file = await store.inspections.lock(id, actor.personId, deps.moment().today)
  const isThere = file && !['draft', 'cancelled'].includes(file.inspection.state)
  return isThere && isAllowed(action, file.relations) ? done(file) : refused('inspection_unknown')
}

/** Whether one and the same leads the team. */
export const isLeader = ({ team }: Pick<InspectionFile, 'team'>, personId: string): boolean =>
  team.some(({ person, leads }) => leads && person.id === personId)

/** On site and after: what has happened, what runs, what was concluded and what is still to be done. */
export type FollowUp = InspectionFile &
  Readonly<{
    events: readonly ProgressEvent[]
    clocks: readonly ClockView[]
    /** Null before it is told, but for the team. */
    conclusion: Conclusion | null
    recommendations: readonly Recommendation[]
    urges: readonly Urge[]
    leads: boolean
    /** Who looks. */
    actorId: string
  }>

const isInside = ({ relations }: Pick<InspectionFile, 'relations'>): boolean =>
  relations.has('team') || relations.has('staff')

/** What the actor may see: outside the team only what concerns him, and the conclusion once it is told. */
export const viewFollowUp = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  file: InspectionFile,
): Promise<FollowUp> => {
  const { id, concludedAt } = file.inspection
  const events = await store.progress.events(id)
  const all = await store.recommendations.of(id)
  const mine = all.filter(({ owner }) => owner.id === actor.personId)
  const isKnown = concludedAt !== null || isAllowed('inspection.openOnSite', file.relations)
  return {
    ...file,
    events,
    clocks: isInside(file) ? await clocksOf(store, deps, file.inspection, events) : [],
    conclusion: isKnown ? await store.progress.conclusion(id) : null,
    recommendations: isInside(file) ? all : mine,
    urges: isInside(file) ? await store.urges.about({ inspectionId: id }) : [],
    leads: isLeader(file, actor.personId),
    actorId: actor.personId,
  }
}

/** Opens it for the team, staff, and those who answer for a subject, these only what concerns them. */
export const openFollowUp = (
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<FollowUp, UnknownInspection>> =>
  deps.transaction(async store => {
    const file = await lockInspection(store, deps, actor, id, 'inspection.follow')
    return file.ok ? done(await viewFollowUp(store, deps, actor, file.value)) : file
  })

/** The card that goes out when it is opened on site. */
export const onSiteCardOf = ({ inspection, team }: InspectionFile, openedAt: Date): OnSiteCard => ({
  inspectionId: inspection.id,
  title: inspection.title,
  kind: inspection.kind,
  leader: team.find(({ leads }) => leads)?.person.name ?? inspection.plannedBy,
  openedAt: openedAt.toISOString(),
})

/** Who took the receipt for a subject, if anybody did. */
export const receiptOf = (events: readonly ProgressEvent[], subjectId: string): ReceiptFacts | null => {
  const event = events.find(({ kind, details }) => kind === 'received' && details.subjectId === subjectId)
  if (!event) return null
  const { by, paper } = event.details
  return { by: by ?? event.recordedBy, at: event.recordedAt.toISOString(), paper: paper ?? false }
}
