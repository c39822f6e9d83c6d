import { Composer } from 'grammy'
import { classifyName } from '../../conversations/classify.ts'
import { compareClassification } from '../../domain/classification/band.ts'
import { levelOrder } from '../../domain/classification/cap.ts'
import { decideAllProposed, decideLevel, openClassification } from '../../domain/classification/decide.ts'
import { listGroups } from '../../domain/classification/list.ts'
import { openGroup } from '../../domain/classification/open-group.ts'
import { openOwnResult } from '../../domain/classification/own-result.ts'
import { previewPublication, publishClassifications } from '../../domain/classification/publish.ts'
import { respondToClassification } from '../../domain/classification/respond.ts'
import type { Level } from '../../domain/evaluation/score.ts'
import type { Deps } from '../../domain/ports.ts'
import type { Result } from '../../domain/result.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import { bandScreen } from '../screens/band.ts'
import {
  askDecideAllScreen,
  classifyScreen,
  groupScreen,
  groupsScreen,
  levelReasonScreen,
} from '../screens/classification.ts'
import { homeKey } from '../screens/home.ts'
import { publicationScreen } from '../screens/publication.ts'
import { publishedScreen } from '../screens/published.ts'

const refuse = (ctx: LinkedContext, refusal: WordedRefusal): Promise<void> =>
  showScreen(ctx, { text: wordRefusal(ctx.speech, refusal), rows: [[homeKey(ctx.speech)]] })

/** Whoever pressed twice finds what he did done; only another list than he saw is worth a sentence. */
const changedMeanwhile = (result: Result<number, string>): 'group_changed' | undefined =>
  !result.ok && result.refusal === 'group_changed' ? 'group_changed' : undefined

const responses = ['read', 'agreed', 'disagreed'] as const

/** Levels: the authority decides and publishes, the cadre says what he thinks of his own. */
export const createClassification = (deps: Deps): Composer<LinkedContext> => {
  const classification = new Composer<LinkedContext>()

  const showGroups = async (ctx: LinkedContext): Promise<void> => {
    await leaveDialogue(ctx)
    await showScreen(ctx, groupsScreen(await listGroups(deps, ctx.viewer.actor), ctx.speech))
  }
  classification.command('decide', showGroups)
  onPress(classification, buttons.groups, showGroups)

  const showGroup = async (
    ctx: LinkedContext,
    cycle: string,
    page: number,
    refusal?: WordedRefusal,
  ): Promise<void> => {
    await leaveDialogue(ctx)
    const opened = await openGroup(deps, ctx.viewer.actor, cycle, page)
    if (!opened.ok) return refuse(ctx, refusal ?? opened.refusal)
    const screen = groupScreen(opened.value, ctx.speech)
    await showScreen(ctx, refusal ? withSentence(screen, wordRefusal(ctx.speech, refusal)) : screen)
  }
  onPress(classification, buttons.group, (ctx, { cycle, page }) => showGroup(ctx, cycle, page))

  const showOne = async (ctx: LinkedContext, evaluation: string, refusal?: WordedRefusal): Promise<void> => {
    await leaveDialogue(ctx)
    const opened = await openClassification(deps, ctx.viewer.actor, evaluation)
    if (!opened.ok) return refuse(ctx, opened.refusal)
    const screen = classifyScreen(opened.value, ctx.speech)
    await showScreen(ctx, refusal ? withSentence(screen, wordRefusal(ctx.speech, refusal)) : screen)
  }
  onPress(classification, buttons.classify, (ctx, { evaluation }) => showOne(ctx, evaluation))

  const askReason = async (ctx: LinkedContext, evaluation: string, level: Level): Promise<void> => {
    const opened = await openClassification(deps, ctx.viewer.actor, evaluation)
    if (!opened.ok) return refuse(ctx, opened.refusal)
    await leaveDialogue(ctx)
    await ctx.conversation.enter(classifyName, evaluation, level)
    await showScreen(ctx, levelReasonScreen(opened.value, level, ctx.speech))
  }
  onPress(classification, buttons.chooseLevel, async (ctx, { evaluation, level: wanted }) => {
    const level = levelOrder.find(one => one === wanted)
    if (!level) return refuse(ctx, 'classification_unknown')
    const decided = await decideLevel(deps, ctx.viewer.actor, evaluation, { level, reason: null })
    if (decided.ok) return showScreen(ctx, classifyScreen(decided.value, ctx.speech))
    if (decided.refusal === 'reason_needed') return askReason(ctx, evaluation, level)
    await showOne(ctx, evaluation, decided.refusal)
  })

  onPress(classification, buttons.askDecideAll, async (ctx, { cycle }) => {
    const opened = await openGroup(deps, ctx.viewer.actor, cycle, 0)
    if (!opened.ok) return refuse(ctx, opened.refusal)
    const ask = opened.value.waiting > 0 ? askDecideAllScreen : groupScreen
    await showScreen(ctx, ask(opened.value, ctx.speech))
  })
  onPress(classification, buttons.decideAll, async (ctx, { cycle, expected }) => {
    const decided = await decideAllProposed(deps, ctx.viewer.actor, cycle, expected)
    await showGroup(ctx, cycle, 0, changedMeanwhile(decided))
  })

  onPress(classification, buttons.askPublish, async (ctx, { cycle }) => {
    const preview = await previewPublication(deps, ctx.viewer.actor, cycle)
    if (!preview.ok) return showGroup(ctx, cycle, 0, preview.refusal)
    await showScreen(ctx, publicationScreen(preview.value, ctx.speech))
  })
  onPress(classification, buttons.publish, async (ctx, { cycle, expected }) => {
    const published = await publishClassifications(deps, ctx.viewer.actor, cycle, expected)
    await showGroup(ctx, cycle, 0, changedMeanwhile(published))
  })

  onPress(classification, buttons.respond, async (ctx, { evaluation, response: wanted }) => {
    const response = responses.find(one => one === wanted)
    if (!response) return refuse(ctx, 'classification_unknown')
    const responded = await respondToClassification(deps, ctx.viewer.actor, evaluation, response)
    if (!responded.ok) return refuse(ctx, responded.refusal)
    await showScreen(ctx, publishedScreen(responded.value, deps.moment().today, ctx.speech))
  })

  onPress(classification, buttons.ownResult, async (ctx, { evaluation }) => {
    const own = await openOwnResult(deps, ctx.viewer.actor, evaluation)
    if (!own.ok) return refuse(ctx, own.refusal)
    await showScreen(ctx, publishedScreen(own.value, deps.moment().today, ctx.speech))
  })
  onPress(classification, buttons.compare, async (ctx, { evaluation }) => {
    const compared = await compareClassification(deps, ctx.viewer.actor, evaluation)
    if (!compared.ok) return refuse(ctx, compared.refusal)
    await showScreen(ctx, bandScreen(compared.value, ctx.speech))
  })
  return classification
}
