import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { withSentence, wordRefusal } from '../bot/refusal.ts'
import { askRuleFileScreen, declineRulesScreen, proposalScreen } from '../bot/screens/rules.ts'
import type { Deps } from '../domain/ports.ts'
import { decideProposal, openProposal } from '../domain/rule/import.ts'
import { answer, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'
import { askAgain } from './refuse.ts'

export const declineRulesName = 'declineRules'

/** Why rules are not released, in the words of whoever declines them. */
export const createDeclineRules =
  (deps: Deps) => async (conversation: Dialogue, _: unknown, proposalId: string) => {
    await ask(conversation, ctx => takeReason(ctx, proposalId, deps))
  }

const mayBeMended = ['reason_needed', 'reason_too_long', 'text_classified'] as const

const takeReason = async (ctx: Context, proposalId: string, deps: Deps): Promise<Taken<null>> => {
  const { speech } = ctx
  const said = saidBy(ctx)
  if (!said) return foreign
  const { actor, text } = said
  const declined = await decideProposal(deps, actor, proposalId, { kind: 'decline', reason: text })
  if (declined.ok) {
    await showScreen(ctx, proposalScreen(declined.value, speech))
    return answer(null)
  }
  const sentence = wordRefusal(speech, declined.refusal)
  if (mayBeMended.some(refusal => refusal === declined.refusal)) {
    return askAgain(ctx, declineRulesScreen(proposalId, speech), declined.refusal)
  }
  const opened = await openProposal(deps, actor, proposalId)
  const screen = opened.ok ? proposalScreen(opened.value, speech) : askRuleFileScreen(speech)
  await showScreen(ctx, withSentence(screen, sentence))
  return answer(null)
}
