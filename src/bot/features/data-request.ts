import { Composer } from 'grammy'
import { answerDataRequestName, writeDataRequestName } from '../../conversations/data-request.ts'
import { isDataRequestKind } from '../../domain/data-request/clocks.ts'
import { ownDataRequests } from '../../domain/data-request/own.ts'
import type { DataDecision } from '../../domain/data-request/request.ts'
import { openDataRequest, takeUpDataRequest } from '../../domain/data-request/take-up.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { withSentence, wordRefusal } from '../refusal.ts'
import { askDataAnswerScreen, dataRequestScreen } from '../screens/data-request-card.ts'
import { myDataScreen, writeDataRequestScreen } from '../screens/my-data.ts'
import { refusedScreen } from '../screens/refused.ts'

/** What somebody asks about his own data, and the words of staff to it. */
export const createDataRequest = (deps: Deps): Composer<LinkedContext> => {
  const feature = new Composer<LinkedContext>()

  onPress(feature, buttons.writeDataRequest, async (ctx, { code }) => {
    const { speech } = ctx
    await leaveDialogue(ctx)
    if (!isDataRequestKind(code)) {
      const screen = myDataScreen(await ownDataRequests(deps, ctx.viewer.actor), speech)
      return showScreen(ctx, withSentence(screen, wordRefusal(speech, 'data_request_unknown')))
    }
    await ctx.conversation.enter(writeDataRequestName, code)
    await showScreen(ctx, writeDataRequestScreen(code, speech))
  })

  const refuse = (ctx: LinkedContext): Promise<void> => {
    const { speech } = ctx
    return showScreen(ctx, refusedScreen('approval_unknown', speech))
  }

  const open = async (ctx: LinkedContext, approval: string, asked: DataDecision['outcome'] | null) => {
    const { speech } = ctx
    await leaveDialogue(ctx)
    const opened = await openDataRequest(deps, ctx.viewer.actor, approval)
    if (!opened.ok) return refuse(ctx)
    const shown = dataRequestScreen(opened.value, speech)
    if (asked === null) return showScreen(ctx, shown)
    if (opened.value.isLate)
      return showScreen(ctx, withSentence(shown, wordRefusal(speech, 'already_decided')))
    await ctx.conversation.enter(answerDataRequestName, approval, asked)
    await showScreen(ctx, askDataAnswerScreen(opened.value.card, asked, speech))
  }
  onPress(feature, buttons.openDataRequest, (ctx, { approval }) => open(ctx, approval, null))
  onPress(feature, buttons.acceptDataRequest, (ctx, { approval }) => open(ctx, approval, 'approved'))
  onPress(feature, buttons.declineDataRequest, (ctx, { approval }) => open(ctx, approval, 'returned'))

  onPress(feature, buttons.takeUpDataRequest, async (ctx, { approval }) => {
    const { speech } = ctx
    await leaveDialogue(ctx)
    const taken = await takeUpDataRequest(deps, ctx.viewer.actor, approval)
    if (!taken.ok) return refuse(ctx)
    const { decision, isLate } = taken.value
    const shown = dataRequestScreen(taken.value, speech)
    if (!isLate) return showScreen(ctx, shown)
    const sentence = decision
      ? wordRefusal(speech, 'already_decided')
      : speech.html('dataRequest:alreadyTaken')
    await showScreen(ctx, withSentence(shown, sentence))
  })
  return feature
}
