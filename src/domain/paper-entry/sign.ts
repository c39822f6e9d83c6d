import { isAllowed } from '../access.ts'
import { isOpenToAuthor } from '../evaluation/evaluation.ts'
import type { EvaluationFile } from '../evaluation/evaluation-file.ts'
import { overview } from '../evaluation/steps.ts'
import { type SubmitRefusal, submitFile } from '../evaluation/submit.ts'
import { type EvaluationView, viewEvaluation } from '../evaluation/view.ts'
import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { PaperCard, PaperDecision } from './notice.ts'
import type { PaperApproval } from './port.ts'
import { tellSentBack, tellSigned } from './tell.ts'

/** Longest reason for sending back, in characters. */
const longestReason = 1_500

/** An entered form as the second person reads it; `view` null once it is decided: it may have changed since. */
export type OpenedPaper = Readonly<{
  card: PaperCard
  view: EvaluationView | null
  decision: PaperDecision | null
}>

type OpenRefusal = 'approval_unknown' | 'paper_own_entry'

type Held = Readonly<{ approval: PaperApproval; file: EvaluationFile; opened: OpenedPaper }>

const decisionOf = ({ decision }: PaperApproval): PaperDecision | null =>
  decision && {
    outcome: decision.outcome,
    decider: decision.decider,
    decidedAt: decision.decidedAt.toISOString(),
    reason: decision.reason,
  }

const hold = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  approvalId: string,
): Promise<Result<Held, OpenRefusal>> => {
  const { at, today } = deps.moment()
  const approval = await store.paperEntries.lockApproval(approvalId, actor.personId, today)
  if (!approval) return refused('approval_unknown')
  const { entry, relations } = approval
  if (!isAllowed('paper.sign', relations))
    return refused(relations.has('clerk') && relations.has('staff') ? 'paper_own_entry' : 'approval_unknown')
  const file = await store.evaluations.lock(entry.evaluationId, at)
  if (!file || entry.signedOn === null) return refused('approval_unknown')
  const { kind, periodFrom, periodTo, closesOn } = entry.cycle
  const decision = decisionOf(approval)
  const card = {
    approvalId,
    clerk: approval.requester,
    person: entry.person,
    unit: entry.unit,
    period: { kind, periodFrom, periodTo },
    signedOn: entry.signedOn,
    late: entry.signedOn > closesOn,
  }
  const view = decision ? null : viewEvaluation(file, overview)
  return done({ approval, file, opened: { card, view, decision } })
}

/** Opens an entered form to compare it with the paper; the first page is the look that is recorded. */
export const openPaper = (
  deps: Deps,
  actor: Actor,
  approvalId: string,
  isFirst: boolean,
): Promise<Result<OpenedPaper, OpenRefusal>> =>
  deps.transaction(async store => {
    const held = await hold(store, deps, actor, approvalId)
    if (!held.ok) return held
    const subjectId = held.value.approval.entry.personId
    const details = { approvalId, purpose: 'second signature' }
    const { at } = deps.moment()
    if (isFirst)
      await store.audit({ at, actorId: actor.personId, action: 'paper.opened', subjectId, details })
    return done(held.value.opened)
  })

export type SignRefusal = OpenRefusal | SubmitRefusal | 'already_decided' | 'paper_submitted'

/**
 * The second signature: hands the evaluation in as it was entered, in its author's name, and late by the day under
 * his signature. The first word on it stands. Where nobody decides for its author staff is told, and it waits on.
 */
export const signPaper = (
  deps: Deps,
  actor: Actor,
  approvalId: string,
): Promise<Result<OpenedPaper, SignRefusal>> =>
  deps.transaction(async store => {
    const held = await hold(store, deps, actor, approvalId)
    if (!held.ok) return held
    const { approval, file, opened } = held.value
    const { entry } = approval
    if (opened.decision) return refused('already_decided')
    if (!isOpenToAuthor(file.evaluation)) return refused('paper_submitted')
    if (file.cycle.isClosed) return refused('cycle_closed')
    const cadre = { personId: entry.personId, name: entry.person }
    const moment = deps.moment()
    const origin = { clerk: opened.card.clerk, signer: actor.name, signedOn: opened.card.signedOn }
    const paper = { ...origin, signerId: actor.personId }
    const submitted = await submitFile(store, deps, moment, cadre, file, paper)
    if (!submitted.ok) return submitted
    const { at } = moment
    const verdict = { outcome: 'approved' as const, reason: null }
    await store.approvals.decide({ approvalId, ...verdict, deciderId: actor.personId, at, lines: [] })
    await store.paperEntries.settle(entry.id, at)
    const decision = { ...verdict, decider: actor.name, decidedAt: at.toISOString() }
    await tellSigned(
      store,
      deps,
      approval,
      { card: opened.card, decision },
      origin,
      submitted.value.authority,
    )
    const subjectId = entry.personId
    const details = { approvalId, entryId: entry.id }
    await store.audit({ at, actorId: actor.personId, action: 'paper.signed', subjectId, details })
    return done({ ...opened, decision, view: null })
  })

const reasonRefusals = {
  empty: 'reason_needed',
  long: 'reason_too_long',
  classified: 'text_classified',
} as const

/** Sends a form back to whoever entered it, with what differs from the paper; he goes on where he was. */
export const sendPaperBack = (
  deps: Deps,
  actor: Actor,
  approvalId: string,
  typed: string,
): Promise<
  Result<OpenedPaper, OpenRefusal | 'already_decided' | (typeof reasonRefusals)[keyof typeof reasonRefusals]>
> =>
  deps.transaction(async store => {
    const held = await hold(store, deps, actor, approvalId)
    if (!held.ok) return held
    const { approval, opened } = held.value
    if (opened.decision) return refused('already_decided')
    const reason = toKeptText(typed)
    const flaw = flawOfText(reason, longestReason)
    if (flaw) return refused(reasonRefusals[flaw])
    const { at } = deps.moment()
    const verdict = { outcome: 'returned' as const, reason }
    await store.approvals.decide({ approvalId, ...verdict, deciderId: actor.personId, at, lines: [] })
    await store.paperEntries.sendBack(approval.entry.id)
    const decision = { ...verdict, decider: actor.name, decidedAt: at.toISOString() }
    await tellSentBack(store, deps, approval, { card: opened.card, decision })
    const subjectId = approval.entry.personId
    const details = { approvalId, entryId: approval.entry.id }
    await store.audit({ at, actorId: actor.personId, action: 'paper.sentBack', subjectId, details })
    return done({ ...opened, decision, view: null })
  })
