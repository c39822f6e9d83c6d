import { buttons } from '../bot/buttons.ts'
import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { withSentence, wordRefusal } from '../bot/refusal.ts'
import { homeKey } from '../bot/screens/home.ts'
import { releaseDecidedScreen } from '../bot/screens/release.ts'
import { decideRelease } from '../domain/broadcast/release.ts'
import type { Deps } from '../domain/ports.ts'
import { again, answer, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'

export const declineName = 'decline'

/** Why a broadcast is not released, in the words of whoever declines it. */
export const createDecline =
  (deps: Deps) => async (conversation: Dialogue, _: unknown, broadcastId: string) => {
    await ask(conversation, ctx => takeReason(ctx, broadcastId, deps))
  }

const mayBeMended = ['reason_needed', 'reason_too_long', 'text_classified'] as const

const takeReason = async (ctx: Context, broadcast: string, deps: Deps): Promise<Taken<null>> => {
  const { speech } = ctx
  const said = saidBy(ctx)
  if (!said) return foreign
  const { actor, text } = said
  const verdict = { kind: 'decline' as const, reason: text }
  const decided = await decideRelease(deps, actor, broadcast, verdict, null)
  if (!decided.ok) {
    const isMendable = mayBeMended.some(refusal => refusal === decided.refusal)
    const back = { text: speech.text('common:back'), data: buttons.openRelease.encode({ broadcast }) }
    const asked = { text: speech.html('announce:askDecline'), rows: [[back]] }
    const sentence = wordRefusal(speech, decided.refusal)
    await showScreen(
      ctx,
      isMendable ? withSentence(asked, sentence) : { text: sentence, rows: [[homeKey(speech)]] },
    )
    return isMendable ? again : answer(null)
  }
  const { card, outcome, isLate } = decided.value
  if (!outcome) return answer(null)
  const screen = { ...releaseDecidedScreen(card, outcome, speech), rows: [[homeKey(speech)]] }
  await showScreen(ctx, isLate ? withSentence(screen, wordRefusal(speech, 'already_decided')) : screen)
  return answer(null)
}
