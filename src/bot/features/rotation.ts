import { Composer } from 'grammy'
import { readPost, readRotation } from '../../domain/movement/read.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { withSentence, wordRefusal } from '../refusal.ts'
import { rotationEvents } from '../rotation-dates.ts'
import { ownRotationScreen } from '../screens/rotation-desk.ts'
import { rotationHistoryScreen } from '../screens/rotation-history.ts'
import { rotationWhyScreen } from '../screens/rotation-why.ts'
import { sendDates } from '../send-dates.ts'

/** /rotation: one's own posts and their clocks, what they rest on, the posts so far; for staff the way to reports. */
export const createRotation = (deps: Deps): Composer<LinkedContext> => {
  const feature = new Composer<LinkedContext>()

  const show = async (ctx: LinkedContext, page: number): Promise<void> => {
    await leaveDialogue(ctx)
    const rotation = await readRotation(deps, ctx.viewer.actor)
    await showScreen(ctx, ownRotationScreen(rotation, page, ctx.speech))
  }
  feature.command('rotation', ctx => show(ctx, 0))
  onPress(feature, buttons.rotation, (ctx, { page }) => show(ctx, page))

  onPress(feature, buttons.rotationWhy, async (ctx, { assignment }) => {
    const { speech } = ctx
    await leaveDialogue(ctx)
    const read = await readPost(deps, ctx.viewer.actor, assignment)
    if (read.ok) return showScreen(ctx, rotationWhyScreen(read.value.post, read.value.rotation, speech))
    const rotation = await readRotation(deps, ctx.viewer.actor)
    await showScreen(
      ctx,
      withSentence(ownRotationScreen(rotation, 0, speech), wordRefusal(speech, read.refusal)),
    )
  })

  onPress(feature, buttons.rotationHistory, async (ctx, { page }) => {
    await leaveDialogue(ctx)
    const rotation = await readRotation(deps, ctx.viewer.actor)
    await showScreen(ctx, rotationHistoryScreen(rotation, page, ctx.speech))
  })

  onPress(feature, buttons.rotationDates, async ctx => {
    const { speech } = ctx
    const rotation = await readRotation(deps, ctx.viewer.actor)
    const { at } = deps.moment()
    const events = rotationEvents(rotation, at, speech)
    if (events.length === 0) {
      const screen = ownRotationScreen(rotation, 0, speech)
      return showScreen(ctx, withSentence(screen, speech.html('rotation:noDates')))
    }
    const name = speech.text('rotation:fileName')
    const caption = speech.text('rotation:fileCaption')
    await sendDates(ctx, { calendar: name, file: name, caption }, events, at)
  })
  return feature
}
