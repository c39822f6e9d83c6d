import { Composer } from 'grammy'
import { takeOverName } from '../../conversations/take-over.ts'
import { everything } from '../../domain/notebook/choice.ts'
import { listProposals } from '../../domain/notebook/take-over.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { withSentence, wordRefusal } from '../refusal.ts'
import { fillScreen } from '../screens/fill.ts'
import { homeKey } from '../screens/home.ts'
import { takeOverScreen } from '../screens/take-over.ts'

/** From the notebook into the product lines: the way into the choice, and back into it where it was lost. */
export const createTakeOverWay = (deps: Deps): Composer<LinkedContext> => {
  const way = new Composer<LinkedContext>()

  /** `total`: how many were shown when the key that was pressed was made; null when it begins the choice. */
  const choose = async (
    ctx: LinkedContext,
    evaluation: string,
    page: number,
    total: number | 'unknown' | null,
  ): Promise<void> => {
    const { speech } = ctx
    const listed = await listProposals(deps, ctx.viewer.actor, evaluation)
    await leaveDialogue(ctx)
    if (!listed.ok) {
      return showScreen(ctx, { text: wordRefusal(speech, listed.refusal), rows: [[homeKey(speech)]] })
    }
    const { entries, view } = listed.value
    // Taken over already, by this very key perhaps: the lines are what there is to see.
    const isOver = entries.length === 0 || (typeof total === 'number' && total !== entries.length)
    if (isOver) return showScreen(ctx, fillScreen(view, speech))
    await ctx.conversation.enter(takeOverName, evaluation)
    const screen = takeOverScreen(listed.value, everything, page, speech)
    await showScreen(ctx, total === null ? screen : withSentence(screen, wordRefusal(speech, 'choice_lost')))
  }

  onPress(way, buttons.fromNotebook, (ctx, { evaluation, page }) => choose(ctx, evaluation, page, null))
  onPress(way, buttons.pickEntry, (ctx, { evaluation, page }) => choose(ctx, evaluation, page, 'unknown'))
  onPress(way, buttons.pickAll, (ctx, { evaluation }) => choose(ctx, evaluation, 0, 'unknown'))
  onPress(way, buttons.takeOver, (ctx, { evaluation, total }) => choose(ctx, evaluation, 0, total))
  return way
}
