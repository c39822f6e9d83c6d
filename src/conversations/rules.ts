import type { Context } from '../bot/context.ts'
import type { ReadFile } from '../bot/file-download.ts'
import { showScreen } from '../bot/messenger.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../bot/refusal.ts'
import { largestRuleFile, readRuleFile } from '../bot/rule-file.ts'
import {
  askRuleFileScreen,
  declineRulesScreen,
  faultsScreen,
  placesScreen,
  proposalScreen,
  proposedScreen,
} from '../bot/screens/rules.ts'
import type { Deps } from '../domain/ports.ts'
import { decideProposal, openProposal, proposeRules } from '../domain/rule/import.ts'
import { again, answer, ask, type Dialogue, foreign, isOtherMessage, type Taken, typedText } from './ask.ts'

export const importRulesName = 'importRules'
export const declineRulesName = 'declineRules'

/** Takes the file with rules that follow; asked again until it is one. */
export const createImportRules = (deps: Deps, readFile: ReadFile) => async (conversation: Dialogue) => {
  await ask(conversation, ctx => takeFile(ctx, deps, readFile))
}

const askAgain = async (ctx: Context, refusal: WordedRefusal): Promise<Taken<null>> => {
  await showScreen(ctx, withSentence(askRuleFileScreen(ctx.speech), wordRefusal(ctx.speech, refusal)))
  return again
}

const takeFile = async (ctx: Context, deps: Deps, readFile: ReadFile): Promise<Taken<null>> => {
  const { speech } = ctx
  const { actor } = ctx.viewer
  if (!actor || (typedText(ctx) === undefined && !isOtherMessage(ctx))) return foreign
  const document = ctx.message?.document
  if (!document) return askAgain(ctx, 'rule_file_needed')
  if ((document.file_size ?? 0) > largestRuleFile) return askAgain(ctx, 'rule_file_too_large')
  const bytes = await readFile(document.file_id, largestRuleFile)
  if (!bytes) return askAgain(ctx, 'rule_file_too_large')
  const file = readRuleFile(bytes)
  if (file === 'unreadable') return askAgain(ctx, 'rule_file_unreadable')
  if ('faults' in file) {
    await showScreen(ctx, placesScreen(file.faults, speech))
    return again
  }
  const proposed = await proposeRules(deps, actor, file.rules)
  if (!proposed.ok) return askAgain(ctx, proposed.refusal)
  const { faults } = proposed.value
  if (faults.length > 0) {
    await showScreen(ctx, faultsScreen(faults, speech))
    return again
  }
  await showScreen(ctx, proposedScreen(proposed.value, speech))
  return answer(null)
}

/** Why rules are not released, in the words of whoever declines them. */
export const createDeclineRules =
  (deps: Deps) => async (conversation: Dialogue, _: unknown, proposalId: string) => {
    await ask(conversation, ctx => takeReason(ctx, proposalId, deps))
  }

const mayBeMended = ['reason_needed', 'reason_too_long', 'text_classified'] as const

const takeReason = async (ctx: Context, proposalId: string, deps: Deps): Promise<Taken<null>> => {
  const { speech } = ctx
  const { actor } = ctx.viewer
  const text = typedText(ctx)
  if (!actor || (text === undefined && !isOtherMessage(ctx))) return foreign
  const declined = await decideProposal(deps, actor, proposalId, { kind: 'decline', reason: text ?? '' })
  if (declined.ok) {
    await showScreen(ctx, proposalScreen(declined.value, speech))
    return answer(null)
  }
  const sentence = wordRefusal(speech, declined.refusal)
  if (mayBeMended.some(refusal => refusal === declined.refusal)) {
    await showScreen(ctx, withSentence(declineRulesScreen(proposalId, speech), sentence))
    return again
  }
  const opened = await openProposal(deps, actor, proposalId)
  const screen = opened.ok ? proposalScreen(opened.value, speech) : askRuleFileScreen(speech)
  await showScreen(ctx, withSentence(screen, sentence))
  return answer(null)
}
