import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { withSentence, wordRefusal } from '../bot/refusal.ts'
import { declineRoleScreen, roleChangeScreen } from '../bot/screens/role-change.ts'
import type { Deps } from '../domain/ports.ts'
import { decideRoleChange, openRoleChange } from '../domain/role/decide.ts'
import { answer, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'
import { askAgain, endWith } from './refuse.ts'

export const declineRoleName = 'declineRole'

/** Why a change of a role is not released, in the words of whoever declines it. */
export const createDeclineRole =
  (deps: Deps) => async (conversation: Dialogue, _: unknown, changeId: string) => {
    await ask(conversation, ctx => takeReason(ctx, changeId, deps))
  }

const mayBeMended = ['reason_needed', 'reason_too_long', 'text_classified'] as const

const takeReason = async (ctx: Context, changeId: string, deps: Deps): Promise<Taken<null>> => {
  const { speech } = ctx
  const said = saidBy(ctx)
  if (!said) return foreign
  const { actor, text } = said
  const declined = await decideRoleChange(deps, actor, changeId, { kind: 'decline', reason: text })
  if (declined.ok) {
    await showScreen(ctx, roleChangeScreen(declined.value, speech))
    return answer(null)
  }
  if (mayBeMended.some(refusal => refusal === declined.refusal))
    return askAgain(ctx, declineRoleScreen(changeId, speech), declined.refusal)
  const opened = await openRoleChange(deps, actor, changeId)
  if (!opened.ok) return endWith(ctx, opened.refusal)
  const screen = roleChangeScreen(opened.value, speech)
  const isOwn = declined.refusal === 'already_decided' && ctx.isRepeated
  await showScreen(ctx, isOwn ? screen : withSentence(screen, wordRefusal(speech, declined.refusal)))
  return answer(null)
}
