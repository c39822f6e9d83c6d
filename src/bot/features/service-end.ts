import { Composer } from 'grammy'
import { serviceName } from '../../conversations/service-end.ts'
import type { Deps } from '../../domain/ports.ts'
import { cancelEnd, openService } from '../../domain/service/record.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import { refusedScreen } from '../screens/refused.ts'
import {
  askCancelEndScreen,
  askDecisionScreen,
  serviceScreen,
  toLeavingReason,
} from '../screens/service-end.ts'

/** The end of somebody's service: recorded by staff from his card, and cancelled before it is carried out. */
export const createServiceFeature = (deps: Deps): Composer<LinkedContext> => {
  const feature = new Composer<LinkedContext>()

  const refuse = (ctx: LinkedContext, refusal: WordedRefusal): Promise<void> =>
    showScreen(ctx, refusedScreen(refusal, ctx.speech))

  const show = async (ctx: LinkedContext, person: string, refusal?: WordedRefusal): Promise<void> => {
    await leaveDialogue(ctx)
    const opened = await openService(deps, ctx.viewer.actor, person)
    if (!opened.ok) return refuse(ctx, opened.refusal)
    const screen = serviceScreen(opened.value, ctx.speech)
    await showScreen(ctx, refusal ? withSentence(screen, wordRefusal(ctx.speech, refusal)) : screen)
  }
  onPress(feature, buttons.openService, (ctx, { person }) => show(ctx, person))
  // Their dialogue was lost or is over: what there is now is shown.
  onPress(feature, buttons.lastDay, (ctx, { person }) => show(ctx, person))
  onPress(feature, buttons.recordServiceEnd, (ctx, { person }) => show(ctx, person))

  onPress(feature, buttons.newServiceEnd, async (ctx, { person, part }) => {
    const reason = toLeavingReason(part)
    const opened = await openService(deps, ctx.viewer.actor, person)
    if (!opened.ok) return refuse(ctx, opened.refusal)
    if (!reason || opened.value.end) return show(ctx, person, reason ? 'service_known' : undefined)
    await leaveDialogue(ctx)
    await ctx.conversation.enter(serviceName, { person, reason })
    await showScreen(ctx, askDecisionScreen(person, reason, ctx.speech))
  })

  onPress(feature, buttons.askCancelServiceEnd, async (ctx, { person }) => {
    const opened = await openService(deps, ctx.viewer.actor, person)
    if (!opened.ok) return refuse(ctx, opened.refusal)
    const { end } = opened.value
    if (!end || end.settledAt) return show(ctx, person, end ? 'service_settled' : undefined)
    await leaveDialogue(ctx)
    await showScreen(ctx, askCancelEndScreen(opened.value, end, ctx.speech))
  })

  onPress(feature, buttons.cancelServiceEnd, async (ctx, { entry }) => {
    const cancelled = await cancelEnd(deps, ctx.viewer.actor, entry)
    if (cancelled.ok) return showScreen(ctx, serviceScreen(cancelled.value, ctx.speech))
    if (cancelled.refusal === 'service_settled') return show(ctx, cancelled.personId, cancelled.refusal)
    await refuse(ctx, cancelled.refusal)
  })
  return feature
}
