import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { withSentence, wordRefusal } from '../bot/refusal.ts'
import { decidedScreen } from '../bot/screens/approval.ts'
import { homeKey } from '../bot/screens/home.ts'
import { approveReasonScreen } from '../bot/screens/review-score.ts'
import { decideApproval, openApproval } from '../domain/approval/decide.ts'
import type { Deps } from '../domain/ports.ts'
import { again, answer, ask, type Dialogue, foreign, isOtherMessage, type Taken, typedText } from './ask.ts'

export const approveName = 'approve'

/** Why the reviewer's points lie far from the cadre's own; with it the evaluation is approved. */
export const createApprove =
  (deps: Deps) => async (conversation: Dialogue, _: unknown, approvalId: string) => {
    await ask(conversation, ctx => takeReason(ctx, approvalId, deps))
  }

const takeReason = async (ctx: Context, approvalId: string, deps: Deps): Promise<Taken<null>> => {
  const { speech } = ctx
  const { actor } = ctx.viewer
  const text = typedText(ctx)
  if (!actor || (text === undefined && !isOtherMessage(ctx))) return foreign
  const verdict = { outcome: 'approved' as const, reason: text ?? '' }
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
  if (!opened.ok) {
    await showScreen(ctx, { text: wordRefusal(speech, opened.refusal), rows: [[homeKey(speech)]] })
    return answer(null)
  }
  await showScreen(ctx, withSentence(approveReasonScreen(opened.value, speech), sentence))
  return again
}
