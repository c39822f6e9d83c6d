import type { Context } from '../bot/context.ts'
import type { ReadFile } from '../bot/file-download.ts'
import { showScreen } from '../bot/messenger.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../bot/refusal.ts'
import { largestRuleFile, readRuleFile } from '../bot/rule-file.ts'
import { askRuleFileScreen, faultsScreen, placesScreen, proposedScreen } from '../bot/screens/rules.ts'
import type { Deps } from '../domain/ports.ts'
import { proposeRules } from '../domain/rule/import.ts'
import { again, answer, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'

export const importRulesName = 'importRules'

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
  const said = saidBy(ctx)
  if (!said) return foreign
  const { actor } = said
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
