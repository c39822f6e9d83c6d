import { buttons } from '../bot/buttons.ts'
import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { withSentence, wordRefusal } from '../bot/refusal.ts'
import { decidedScreen } from '../bot/screens/approval.ts'
import { homeKey } from '../bot/screens/home.ts'
import { returnLinesScreen, returnReasonScreen } from '../bot/screens/return.ts'
import { decideApproval, openApproval } from '../domain/approval/decide.ts'
import type { ApprovalView } from '../domain/approval/view.ts'
import type { Deps } from '../domain/ports.ts'
import {
  again,
  answer,
  ask,
  type Dialogue,
  foreign,
  isOtherMessage,
  saidBy,
  type Taken,
  typedText,
} from './ask.ts'

export const returnName = 'return'

/** Sending an evaluation back: first the lines that must change, then why, in the reviewer's own words. */
export const createReturn =
  (deps: Deps) => async (conversation: Dialogue, _: unknown, approvalId: string) => {
    let chosen: readonly string[] = []
    for (;;) {
      const before = chosen
      const next = await ask(conversation, ctx => takeLine(ctx, approvalId, before, deps))
      if (next === null) return
      if (next === 'reason') break
      chosen = next
    }
    await ask(conversation, ctx => takeReason(ctx, approvalId, chosen, deps))
  }

const opened = async (ctx: Context, approvalId: string, deps: Deps): Promise<ApprovalView | undefined> => {
  const { actor } = ctx.viewer
  const found = actor ? await openApproval(deps, actor, approvalId, 'goingOn') : undefined
  if (found?.ok && !found.value.decision) return found.value
  await showOver(ctx, found?.ok ? found.value : undefined)
  return undefined
}

/** Nothing left to return: decided by somebody meanwhile, or not his to decide. */
const showOver = async (ctx: Context, view: ApprovalView | undefined): Promise<void> => {
  const { speech } = ctx
  const sentence = wordRefusal(speech, view ? 'already_decided' : 'approval_unknown')
  const keys = [[homeKey(speech)]]
  if (view?.decision)
    await showScreen(ctx, withSentence(decidedScreen(view.card, view.decision, speech, keys), sentence))
  else await showScreen(ctx, { text: sentence, rows: keys })
}

/** The key says what is wanted, so that a second tap on it does not undo the first. */
const afterPress = (chosen: readonly string[], line: string, isWanted: boolean): readonly string[] => {
  if (chosen.includes(line) === isWanted) return chosen
  return isWanted ? [...chosen, line] : chosen.filter(other => other !== line)
}

type Chosen = readonly string[] | 'reason' | null

const takeLine = async (
  ctx: Context,
  approvalId: string,
  chosen: readonly string[],
  deps: Deps,
): Promise<Taken<Chosen>> => {
  const data = ctx.callbackQuery?.data ?? ''
  const line = buttons.returnLine.decode(data)
  const reason = buttons.returnReason.decode(data)
  const wanted = line?.approval ?? reason?.approval
  if (wanted !== undefined ? wanted !== approvalId : typedText(ctx) === undefined && !isOtherMessage(ctx))
    return foreign
  const view = await opened(ctx, approvalId, deps)
  if (!view) return answer(null)
  if (reason && chosen.length > 0) {
    await showScreen(ctx, returnReasonScreen(view, chosen, ctx.speech))
    return answer('reason')
  }
  const isOne = line !== undefined && view.lines.includes(line.line)
  const next = isOne ? afterPress(chosen, line.line, line.wanted === 1) : chosen
  if (isOne && next === chosen) return again
  const screen = returnLinesScreen(view, new Set(next), ctx.speech)
  await showScreen(
    ctx,
    next === chosen ? withSentence(screen, wordRefusal(ctx.speech, 'lines_needed')) : screen,
  )
  return next === chosen ? again : answer(next)
}

const takeReason = async (
  ctx: Context,
  approvalId: string,
  lines: readonly string[],
  deps: Deps,
): Promise<Taken<null>> => {
  const pressed = buttons.returnReason.decode(ctx.callbackQuery?.data ?? '')
  if (pressed?.approval === approvalId) return again
  const said = saidBy(ctx)
  if (!said) return foreign
  const { actor, text: reason } = said
  const decided = await decideApproval(deps, actor, approvalId, { outcome: 'returned', lines, reason }, null)
  if (decided.ok) {
    await showDecided(ctx, decided.value)
    return answer(null)
  }
  if (decided.refusal === 'already_decided' || decided.refusal === 'approval_unknown') {
    await opened(ctx, approvalId, deps)
    return answer(null)
  }
  const view = await opened(ctx, approvalId, deps)
  if (!view) return answer(null)
  await showScreen(
    ctx,
    withSentence(returnReasonScreen(view, lines, ctx.speech), wordRefusal(ctx.speech, decided.refusal)),
  )
  return again
}

const showDecided = async (ctx: Context, { card, decision }: ApprovalView): Promise<void> => {
  if (decision) await showScreen(ctx, decidedScreen(card, decision, ctx.speech, [[homeKey(ctx.speech)]]))
}
