import { Composer } from 'grammy'
import { listOverdue, openOverdue, reassignApproval } from '../../domain/approval/reassign.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import type { Html } from '../html.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { withSentence, wordRefusal } from '../refusal.ts'
import { homeKey } from '../screens/home.ts'
import { overdueScreen, passedScreen, passOnScreen } from '../screens/overdue.ts'

/** /pending: what waits too long in the scope of staff, and passing it on to another authority. */
export const createOverdue = (deps: Deps): Composer<LinkedContext> => {
  const overdue = new Composer<LinkedContext>()

  const showList = async (ctx: LinkedContext, page: number, sentence: Html | null = null): Promise<void> => {
    const { speech, viewer } = ctx
    await leaveDialogue(ctx)
    const listed = await listOverdue(deps, viewer.actor, page)
    if (!listed.ok) {
      return showScreen(ctx, { text: wordRefusal(speech, listed.refusal), rows: [[homeKey(speech)]] })
    }
    const screen = overdueScreen({ ...listed.value, page }, speech)
    await showScreen(ctx, sentence ? withSentence(screen, sentence) : screen)
  }
  overdue.command('pending', ctx => showList(ctx, 0))
  onPress(overdue, buttons.overdue, (ctx, { page }) => showList(ctx, page))

  onPress(overdue, buttons.openOverdue, async (ctx, { approval }) => {
    const opened = await openOverdue(deps, ctx.viewer.actor, approval)
    if (!opened.ok) return showList(ctx, 0, wordRefusal(ctx.speech, opened.refusal))
    await leaveDialogue(ctx)
    await showScreen(ctx, passOnScreen(opened.value, ctx.speech))
  })

  onPress(overdue, buttons.reassign, async (ctx, { approval, person, was }) => {
    const { speech } = ctx
    const passed = await reassignApproval(deps, ctx.viewer.actor, approval, person, was)
    if (passed.ok) return showScreen(ctx, passedScreen(passed.value.name, speech))
    if (passed.refusal !== 'route_changed') return showList(ctx, 0, wordRefusal(speech, passed.refusal))
    const screen = passedScreen(passed.authority, speech)
    await showScreen(
      ctx,
      ctx.isRepeated ? screen : withSentence(screen, wordRefusal(speech, 'route_changed')),
    )
  })
  return overdue
}
