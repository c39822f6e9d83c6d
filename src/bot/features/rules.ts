import { Composer, InputFile } from 'grammy'
import { declineRulesName } from '../../conversations/decline-rules.ts'
import { importRulesName } from '../../conversations/rules.ts'
import type { Deps } from '../../domain/ports.ts'
import { decideProposal, openProposal, readRulebook } from '../../domain/rule/import.ts'
import type { Rule } from '../../domain/rule/rule.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import { ruleFile } from '../rule-file.ts'
import { homeKey } from '../screens/home.ts'
import { askRuleFileScreen, declineRulesScreen, proposalScreen, rulesScreen } from '../screens/rules.ts'

const refuse = (ctx: LinkedContext, refusal: WordedRefusal): Promise<void> =>
  showScreen(ctx, { text: wordRefusal(ctx.speech, refusal), rows: [[homeKey(ctx.speech)]] })

const sendRules = async (ctx: LinkedContext, rules: readonly Rule[]): Promise<void> => {
  const name = `${ctx.speech.text('rules:fileName')}.json`
  await ctx.replyWithDocument(new InputFile(ruleFile(rules), name), {
    caption: ctx.speech.text('rules:fileCaption', { count: rules.length }),
  })
}

/** /rules: the rulebook as data, and how a new version of a rule comes into force: by two admins. */
export const createRuleFeature = (deps: Deps): Composer<LinkedContext> => {
  const feature = new Composer<LinkedContext>()

  const showRules = async (ctx: LinkedContext): Promise<void> => {
    await leaveDialogue(ctx)
    const read = await readRulebook(deps, ctx.viewer.actor)
    if (!read.ok) return refuse(ctx, read.refusal)
    await showScreen(ctx, rulesScreen(read.value, deps.moment().today, ctx.speech))
  }
  feature.command('rules', showRules)
  onPress(feature, buttons.rules, showRules)

  onPress(feature, buttons.ruleFile, async ctx => {
    const read = await readRulebook(deps, ctx.viewer.actor)
    if (!read.ok) return refuse(ctx, read.refusal)
    const last = read.value.rules.filter(({ validTo }) => validTo === null)
    await sendRules(ctx, last)
  })

  onPress(feature, buttons.importRules, async ctx => {
    const read = await readRulebook(deps, ctx.viewer.actor)
    if (!read.ok) return refuse(ctx, read.refusal)
    await leaveDialogue(ctx)
    await ctx.conversation.enter(importRulesName)
    await showScreen(ctx, askRuleFileScreen(ctx.speech))
  })

  const showProposal = async (ctx: LinkedContext, id: string, refusal?: WordedRefusal): Promise<void> => {
    await leaveDialogue(ctx)
    const opened = await openProposal(deps, ctx.viewer.actor, id)
    if (!opened.ok) return refuse(ctx, opened.refusal)
    const screen = proposalScreen(opened.value, ctx.speech)
    await showScreen(ctx, refusal ? withSentence(screen, wordRefusal(ctx.speech, refusal)) : screen)
  }
  onPress(feature, buttons.openProposal, (ctx, { proposal }) => showProposal(ctx, proposal))

  onPress(feature, buttons.proposalFile, async (ctx, { proposal }) => {
    const opened = await openProposal(deps, ctx.viewer.actor, proposal)
    if (!opened.ok) return refuse(ctx, opened.refusal)
    await sendRules(ctx, opened.value.proposal.rules)
  })

  onPress(feature, buttons.releaseRules, async (ctx, { proposal }) => {
    const released = await decideProposal(deps, ctx.viewer.actor, proposal, { kind: 'release' })
    if (!released.ok) return showProposal(ctx, proposal, released.refusal)
    await showScreen(ctx, proposalScreen(released.value, ctx.speech))
  })

  onPress(feature, buttons.declineRules, async (ctx, { proposal }) => {
    const opened = await openProposal(deps, ctx.viewer.actor, proposal)
    if (!opened.ok) return refuse(ctx, opened.refusal)
    if (opened.value.proposal.decision) return showProposal(ctx, proposal, 'already_decided')
    await leaveDialogue(ctx)
    await ctx.conversation.enter(declineRulesName, proposal)
    await showScreen(ctx, declineRulesScreen(proposal, ctx.speech))
  })
  return feature
}
