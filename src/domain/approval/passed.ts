import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'

/** Who has an item now, for somebody before whom it stood and who has no part in it any more. */
export const whereApprovalWent = (
  deps: Deps,
  actor: Actor,
  approvalId: string,
): Promise<string | undefined> =>
  deps.transaction(store => store.routing.passedFrom(approvalId, actor.personId, deps.moment().today))
