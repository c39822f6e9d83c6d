import { Composer } from 'grammy'
import { searchName } from '../../conversations/search.ts'
import type { Deps } from '../../domain/ports.ts'
import { declareRelative, endRelative } from '../../domain/relative/declare.ts'
import { chooseRelative, listRelatives } from '../../domain/relative/find.ts'
import { buttons } from '../buttons.ts'
import type { Html } from '../html.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { withSentence, wordRefusal } from '../refusal.ts'
import { askRelativeScreen, confirmRelativeScreen } from '../screens/declare-relative.ts'
import { relativesScreen } from '../screens/relatives.ts'

/** /relatives: in whose matters one may not decide, nor they in one's own. */
export const createRelatives = (deps: Deps): Composer<LinkedContext> => {
  const relatives = new Composer<LinkedContext>()

  const showList = async (ctx: LinkedContext, sentence: Html | null = null): Promise<void> => {
    await leaveDialogue(ctx)
    const screen = relativesScreen(await listRelatives(deps, ctx.viewer.actor), ctx.speech)
    await showScreen(ctx, sentence ? withSentence(screen, sentence) : screen)
  }
  relatives.command('relatives', ctx => showList(ctx))
  onPress(relatives, buttons.relatives, ctx => showList(ctx))

  onPress(relatives, buttons.findRelative, async ctx => {
    await leaveDialogue(ctx)
    await ctx.conversation.enter(searchName, 'relative')
    await showScreen(ctx, askRelativeScreen(ctx.speech))
  })

  onPress(relatives, buttons.chooseRelative, async (ctx, { person }) => {
    const chosen = await chooseRelative(deps, ctx.viewer.actor, person)
    if (!chosen.ok) return showList(ctx, wordRefusal(ctx.speech, chosen.refusal))
    await leaveDialogue(ctx)
    await showScreen(ctx, confirmRelativeScreen(chosen.value, ctx.speech))
  })

  onPress(relatives, buttons.declareRelative, async (ctx, { person }) => {
    const declared = await declareRelative(deps, ctx.viewer.actor, person)
    if (declared.ok) return showList(ctx, ctx.speech.html('relatives:done', { name: declared.value.name }))
    const isRepeated = ctx.isRepeated && declared.refusal === 'relative_declared'
    await showList(ctx, isRepeated ? null : wordRefusal(ctx.speech, declared.refusal))
  })

  onPress(relatives, buttons.endRelative, async (ctx, { relation }) => {
    const ended = await endRelative(deps, ctx.viewer.actor, relation)
    await showList(
      ctx,
      ended.ok ? ctx.speech.html('relatives:endDone') : wordRefusal(ctx.speech, ended.refusal),
    )
  })
  return relatives
}
