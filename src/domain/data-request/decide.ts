import { isAllowed } from '../access.ts'
import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import { type AnswerRefusal, answerRefusals, longestAnswer } from '../movement/request.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { eraseErasable } from '../retention/erase-one.ts'
import type { DataDecision, DataRequestFile, DataRequestView } from './request.ts'
import { viewOf } from './take-up.ts'

export type DecideDataRefusal = 'approval_unknown' | AnswerRefusal

/**
 * Accepts or declines, either way with an answer. What is accepted of an erasure or an objection is carried out at
 * once, as far as the law lets it (Law 91/2025/QH15); a rectification changes no record by itself. The first word
 * stands, and is the first answer too where nobody gave one before.
 */
export const decideDataRequest = (
  deps: Deps,
  actor: Actor,
  approvalId: string,
  verdict: Readonly<{ outcome: DataDecision['outcome']; answer: string }>,
): Promise<Result<DataRequestView, DecideDataRefusal>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const file = await store.dataRequests.lock(approvalId, actor.personId, today)
    if (!file || !isAllowed('request.decide', file.relations)) return refused('approval_unknown')
    if (file.decision) return done(viewOf(file))
    const answer = toKeptText(verdict.answer)
    const flaw = flawOfText(answer, longestAnswer)
    if (flaw) return refused(answerRefusals[flaw])
    const { outcome } = verdict
    const deciderId = actor.personId
    if (file.takenById === null) await store.dataRequests.takeUp(file.requestId, deciderId, at)
    await store.approvals.decide({ approvalId, outcome, deciderId, at, reason: answer, lines: [] })
    const { requesterId: subjectId } = file
    const details = { approvalId, outcome }
    await store.audit({ at, actorId: deciderId, action: 'request.decided', subjectId, details })
    const erased = outcome === 'approved' ? await carryOut(store, deps, file, deciderId) : null
    const decision = { outcome, decider: actor.name, decidedAt: at.toISOString(), answer, erased }
    await tellAll(store, deps, file, decision)
    return done({ card: file.card, decision, isLate: false })
  })

/** How many records went; what was told before goes too, so that the answer is written after it. */
const carryOut = async (
  store: Store,
  deps: Deps,
  { requesterId, card }: DataRequestFile,
  actorId: string,
): Promise<number | null> => {
  if (card.kind === 'rectification') return null
  const { erased } = await eraseErasable(store, requesterId, actorId, deps.moment())
  return erased.reduce((sum, { count }) => sum + count, 0)
}

const tellAll = async (
  store: Store,
  deps: Deps,
  { requesterId, card }: DataRequestFile,
  decision: DataDecision,
): Promise<void> => {
  const { at } = deps.moment()
  const { approvalId } = card
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: `dataRequest.answered:${approvalId}`,
    subject: `request:${approvalId}`,
    content: { kind: 'dataRequest.answered', card, decision },
    recipients: [requesterId],
    at,
  })
  await store.notices.revise({
    id: deps.newId(),
    dedupeKey: `dataRequest.settled:${approvalId}`,
    subject: `approval:${approvalId}`,
    content: { kind: 'dataRequest.settled', card, decision },
    except: null,
    at,
  })
}
