import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import {
  type FollowUp,
  lockInspection,
  onSiteCardOf,
  type UnknownInspection,
  viewFollowUp,
} from './follow-up.ts'
import type { InspectionFile } from './inspection.ts'

type OpenRefusal = UnknownInspection | 'inspection_early' | 'inspection_opened' | 'inspection_team_concerned'

/**
 * Opens an inspection on site. A sealed one exists for its subjects from here on. Whoever answers for a subject
 * gets a card there and then, which asks for his receipt. Refuses `inspection_early` before the first day unless it
 * was confirmed once more, `inspection_opened` for one that is open; it was the first press that counted; and
 * `inspection_team_concerned` to whoever came to head a subject, or declared a relation to who does, since.
 */
export const openOnSite = (
  deps: Deps,
  actor: Actor,
  id: string,
  isConfirmed: boolean,
): Promise<Result<FollowUp, OpenRefusal>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const locked = await lockInspection(store, deps, actor, id, 'inspection.openOnSite')
    if (!locked.ok) return locked
    const { state, startsOn } = locked.value.inspection
    if (state !== 'planned') return refused('inspection_opened')
    const { personId } = actor
    if ((await store.inspections.concerned(id, [personId], today)).length > 0)
      return refused('inspection_team_concerned')
    if (!isConfirmed && startsOn !== null && today < startsOn) return refused('inspection_early')
    await store.progress.open(id, actor.personId, at)
    await store.progress.nameAddressees(id, today, at)
    const details = {}
    const event = { id: deps.newId(), inspectionId: id, kind: 'opened' as const, happenedOn: today, details }
    await store.progress.add({ ...event, recordedById: actor.personId, recordedAt: at })
    await store.audit({
      at,
      actorId: actor.personId,
      action: 'inspection.opened',
      subjectId: null,
      details: { inspectionId: id },
    })
    const opened = await lockInspection(store, deps, actor, id, 'inspection.openOnSite')
    if (!opened.ok) return opened
    await tellAddressees(store, deps, opened.value, at)
    return done(await viewFollowUp(store, deps, actor, opened.value))
  })

/** By this the copies of one person's card are found. */
export const receiptSubject = (inspectionId: string, personId: string): string =>
  `receipt:${inspectionId}:${personId}`

const tellAddressees = async (store: Store, deps: Deps, file: InspectionFile, at: Date): Promise<void> => {
  const card = onSiteCardOf(file, at)
  for (const personId of new Set(file.addressees.map(({ person }) => person.id))) {
    const subject = receiptSubject(file.inspection.id, personId)
    const dedupeKey = `inspection.openedOnSite:${file.inspection.id}:${personId}`
    const content = { kind: 'inspection.openedOnSite' as const, card }
    await store.notices.add({ id: deps.newId(), dedupeKey, subject, content, recipients: [personId], at })
  }
}
