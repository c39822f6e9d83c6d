import { Composer } from 'grammy'
import { listLooks } from '../../domain/own-data/list-looks.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { wordRefusal } from '../refusal.ts'
import { homeKey } from '../screens/home.ts'
import { looksScreen } from '../screens/looks.ts'

/** /access: who looked at one's record, when, and why. */
export const createOwnDataFeature = (deps: Deps): Composer<LinkedContext> => {
  const ownData = new Composer<LinkedContext>()

  const showLooks = async (ctx: LinkedContext, page: number): Promise<void> => {
    const { speech, viewer } = ctx
    await leaveDialogue(ctx)
    const listed = await listLooks(deps, viewer.actor, page)
    if (!listed.ok)
      return showScreen(ctx, { text: wordRefusal(speech, listed.refusal), rows: [[homeKey(speech)]] })
    await showScreen(ctx, looksScreen(listed.value, page, speech))
  }
  ownData.command('access', ctx => showLooks(ctx, 0))
  onPress(ownData, buttons.looks, (ctx, { page }) => showLooks(ctx, page))
  return ownData
}
