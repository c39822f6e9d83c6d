import type { Approval } from '../approval/approval.ts'
import { decideAuthority } from '../approval/authority.ts'
import { addWorkingDays } from '../day.ts'
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
  const authorities = await store.people.authorities(requesterId, today)
  // Whoever reviewed it was an authority when it came to him; without another the item stays where it is.
  const authority = decideAuthority(authorities, requesterId)?.id ?? authorityId
  const { remindAfter } = await store.routing.rules(moment)
  const closesOn = (await store.evaluations.lock(evaluationId, at))?.cycle.closesOn ?? today
  await store.approvals.add({
    id: deps.newId(),
    kind: 'evaluation.decision',
    requesterId,
    authorityId: authority,
    evaluationId,
    revision,
    createdAt: at,
    dueOn: addWorkingDays(closesOn > today ? closesOn : today, remindAfter),
  })
}
