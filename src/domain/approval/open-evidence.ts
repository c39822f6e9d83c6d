import { isAllowed } from '../access.ts'
import type { SentFile } from '../evaluation/evidence-port.ts'
import { filesOf } from '../evaluation/remarks.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { ApprovalFile } from './approval.ts'

/** The files of one line as they were submitted, and what they belong to. */
export type OpenedEvidence = Readonly<{
  file: ApprovalFile['file']
  requester: string
  files: readonly SentFile[]
}>

/** Opens what a line of a submission is shown by: a look at another's record. */
export const openEvidence = (
  deps: Deps,
  actor: Actor,
  approvalId: string,
  line: string,
): Promise<Result<OpenedEvidence, 'approval_unknown'>> =>
  deps.transaction(async store => {
    const moment = deps.moment()
    const found = await store.approvals.lock(approvalId, actor.personId, moment)
    if (!found || !isAllowed('approval.open', found.relations)) return refused('approval_unknown')
    const { file, approval, requester } = found
    const ids = filesOf(file.answers, line).map(({ id }) => id)
    const files = await store.evidence.find(approval.evaluationId, ids)
    if (files.length > 0) {
      const subjectId = approval.requesterId
      const details = { approvalId, line, purpose: 'review' }
      const event = { actorId: actor.personId, action: 'evidence.opened' as const, subjectId, details }
      await store.audit({ at: moment.at, ...event })
    }
    return done({ file, requester: requester.name, files })
  })
