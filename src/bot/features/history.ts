import { Composer } from 'grammy'
import { listHistory } from '../../domain/evaluation/history.ts'
import { readOwnEvaluation } from '../../domain/evaluation/paper.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { wordRefusal } from '../refusal.ts'
import { historyScreen, pastScreen } from '../screens/history.ts'
import { homeKey } from '../screens/home.ts'

/** /history: one's own evaluations of all periods, to read again and to print. */
export const createHistory = (deps: Deps): Composer<LinkedContext> => {
  const history = new Composer<LinkedContext>()

  const showList = async (ctx: LinkedContext, page: number): Promise<void> => {
    await leaveDialogue(ctx)
    const listed = await listHistory(deps, ctx.viewer.actor, page)
    await showScreen(ctx, historyScreen(listed, page, ctx.speech))
  }
  history.command('history', ctx => showList(ctx, 0))
  onPress(history, buttons.history, (ctx, { page }) => showList(ctx, page))

  onPress(history, buttons.openPast, async (ctx, { evaluation, page }) => {
    const { speech } = ctx
    const read = await readOwnEvaluation(deps, ctx.viewer.actor, evaluation)
    await leaveDialogue(ctx)
    if (!read.ok) {
      return showScreen(ctx, { text: wordRefusal(speech, read.refusal), rows: [[homeKey(speech)]] })
    }
    await showScreen(ctx, pastScreen(read.value, page, speech))
  })
  return history
}
