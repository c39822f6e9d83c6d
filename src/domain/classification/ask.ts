import type { Approval } from '../approval/approval.ts'
import { decideAuthority } from '../approval/authority.ts'
import { addWorkingDays } from '../calendar/calendar.ts'
import { reviewersOf } from '../collective/reviewer.ts'
import type { Deps, Store } from '../ports.ts'

/**
 * What was reviewed waits for a level from here on, with whoever decides for this person today. Levels are decided
 * when everybody's are in, so the time for it does not begin before the closing day.
 */
export const askClassification = async (
  store: Store,
  deps: Deps,
  { requesterId, authorityId, evaluationId, revision }: Approval,
): Promise<void> => {
  const moment = deps.moment()
  const { at, today } = moment
  const file = await store.evaluations.lock(evaluationId, at)
  const isCollective = file?.evaluation.unitId !== undefined
  const authorities = await reviewersOf(store, evaluationId, requesterId, isCollective, today)
  // Whoever reviewed it was an authority when it came to him; without another the item stays where it is.
  const authority = decideAuthority(authorities, requesterId)?.id ?? authorityId
  const { remindAfter } = await store.routing.rules(moment)
  const closesOn = file?.cycle.closesOn ?? today
  const calendar = await store.calendar.load(moment)
  await store.approvals.add({
    id: deps.newId(),
    kind: 'evaluation.decision',
    requesterId,
    authorityId: authority,
    evaluationId,
    revision,
    createdAt: at,
    dueOn: addWorkingDays(calendar, closesOn > today ? closesOn : today, remindAfter),
  })
}
