import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { withSentence, wordRefusal } from '../bot/refusal.ts'
import { decidedScreen } from '../bot/screens/approval.ts'
import { homeKey } from '../bot/screens/home.ts'
import { approveReasonScreen } from '../bot/screens/review-score.ts'
import { decideApproval, openApproval } from '../domain/approval/decide.ts'
import type { Deps } from '../domain/ports.ts'
import { answer, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'
import { askAgain, endWith } from './refuse.ts'

export const approveName = 'approve'

/** Why the reviewer's points lie far from the cadre's own; with it the evaluation is approved. */
export const createApprove =
  (deps: Deps) => async (conversation: Dialogue, _: unknown, approvalId: string) => {
    await ask(conversation, ctx => takeReason(ctx, approvalId, deps))
  }

const takeReason = async (ctx: Context, approvalId: string, deps: Deps): Promise<Taken<null>> => {
  const { speech } = ctx
  const said = saidBy(ctx)
  if (!said) return foreign
  const { actor, text } = said
  const verdict = { outcome: 'approved' as const, reason: text }
  const decided = await decideApproval(deps, actor, approvalId, verdict, null)
  if (decided.ok) {
    const { card, decision } = decided.value
    if (decision) await showScreen(ctx, decidedScreen(card, decision, speech, [[homeKey(speech)]]))
    return answer(null)
  }
  const sentence = wordRefusal(speech, decided.refusal)
  if (decided.refusal === 'already_decided') {
    const screen = decidedScreen(decided.card, decided.decision, speech, [[homeKey(speech)]])
    await showScreen(ctx, withSentence(screen, sentence))
    return answer(null)
  }
  const opened = await openApproval(deps, actor, approvalId, 'goingOn')
  if (!opened.ok) return endWith(ctx, opened.refusal)
  return askAgain(ctx, approveReasonScreen(opened.value, speech), decided.refusal)
}
