import type { AskedCause } from '../evaluation/asked-cause.ts'
import type { Moment } from '../moment.ts'
import type { Approval, ApprovalFile } from './approval.ts'

/** The confirmation of an objective cause: an approval of its own, about one product line of a submission. */
export type CauseApproval = Omit<Approval, 'kind'> & Readonly<{ line: string }>

/** With the answers of the submission it is about, its row held until the transaction ends. */
export type CauseFile = Pick<ApprovalFile, 'decision' | 'requester' | 'file' | 'relations'> &
  Readonly<{ approval: CauseApproval }>

export type Causes = Readonly<{
  /** Everything that was ever asked about an evaluation's lines and not taken back. */
  asked(evaluationId: string): Promise<readonly AskedCause[]>
  ask(approval: CauseApproval): Promise<void>
  lock(approvalId: string, actorId: string, moment: Moment): Promise<CauseFile | undefined>
  /** Takes back what nobody has decided and nobody need decide any more. */
  takeBack(approvalIds: readonly string[]): Promise<void>
}>
