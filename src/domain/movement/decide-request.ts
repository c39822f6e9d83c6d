import { isAllowed } from '../access.ts'
import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import {
  type AnswerRefusal,
  answerRefusals,
  longestAnswer,
  type RequestCard,
  type RequestDecision,
  type RequestFile,
} from './request.ts'

/** A request as whoever may decide it sees it; `isLate`: somebody else had decided it before. */
export type RequestView = Readonly<{ card: RequestCard; decision: RequestDecision | null; isLate: boolean }>

const viewOf = ({ card, decision }: RequestFile): RequestView => ({
  card,
  decision,
  isLate: decision !== null,
})

/** Opens a request of somebody in one's scope as staff; a look that is recorded. Refuses `approval_unknown`. */
export const openRequest = (
  deps: Deps,
  actor: Actor,
  approvalId: string,
): Promise<Result<RequestView, 'approval_unknown'>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const file = await store.movements.lock(approvalId, actor.personId, today)
    if (!file || !isAllowed('request.decide', file.relations)) return refused('approval_unknown')
    const { requesterId: subjectId } = file
    const details = { approvalId, purpose: 'request' }
    await store.audit({ at, actorId: actor.personId, action: 'request.opened', subjectId, details })
    return done(viewOf(file))
  })

export type DecideRefusal = 'approval_unknown' | AnswerRefusal

/**
 * Accepts or declines, either way with an answer that says what will be done: nothing recorded is changed by it. The
 * first word stands; whoever comes later sees whose it was. The requester hears, every other copy is edited.
 */
export const decideRequest = (
  deps: Deps,
  actor: Actor,
  approvalId: string,
  verdict: Readonly<{ outcome: RequestDecision['outcome']; answer: string }>,
): Promise<Result<RequestView, DecideRefusal>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const file = await store.movements.lock(approvalId, actor.personId, today)
    if (!file || !isAllowed('request.decide', file.relations)) return refused('approval_unknown')
    if (file.decision) return done(viewOf(file))
    const answer = toKeptText(verdict.answer)
    const flaw = flawOfText(answer, longestAnswer)
    if (flaw) return refused(answerRefusals[flaw])
    const { outcome } = verdict
    const deciderId = actor.personId
    await store.approvals.decide({ approvalId, outcome, deciderId, at, reason: answer, lines: [] })
    const decision = { outcome, decider: actor.name, decidedAt: at.toISOString(), answer }
    await tellAll(store, deps, file, decision)
    const { requesterId: subjectId } = file
    const details = { approvalId, outcome }
    await store.audit({ at, actorId: deciderId, action: 'request.decided', subjectId, details })
    return done({ card: file.card, decision, isLate: false })
  })

const tellAll = async (
  store: Store,
  deps: Deps,
  { requesterId, card }: RequestFile,
  decision: RequestDecision,
): Promise<void> => {
  const { at } = deps.moment()
  const { approvalId } = card
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: `request.answered:${approvalId}`,
    subject: `request:${approvalId}`,
    content: { kind: 'request.answered', card, decision },
    recipients: [requesterId],
    at,
  })
  await store.notices.revise({
    id: deps.newId(),
    dedupeKey: `request.settled:${approvalId}`,
    subject: `approval:${approvalId}`,
    content: { kind: 'request.settled', card, decision },
    except: null,
    at,
  })
}
