import { Composer } from 'grammy'
import { answerRequestName } from '../../conversations/answer-request.ts'
import { writeRequestName } from '../../conversations/requests.ts'
import { openRequest } from '../../domain/movement/decide-request.ts'
import { chooseSubject } from '../../domain/movement/file-request.ts'
import { readRotation } from '../../domain/movement/read.ts'
import { readRequests } from '../../domain/movement/read-requests.ts'
import type { RequestDecision } from '../../domain/movement/request.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { withSentence, wordRefusal } from '../refusal.ts'
import { homeKey } from '../screens/home.ts'
import { askAnswerScreen, requestScreen } from '../screens/request-card.ts'
import {
  chooseLineScreen,
  choosePostScreen,
  requestsScreen,
  writeRequestScreen,
} from '../screens/requests.ts'

/** What a cadre asks of staff about his record, and the word of staff to it. */
export const createRequests = (deps: Deps): Composer<LinkedContext> => {
  const feature = new Composer<LinkedContext>()

  onPress(feature, buttons.requests, async ctx => {
    await leaveDialogue(ctx)
    await showScreen(ctx, requestsScreen(await readRequests(deps, ctx.viewer.actor), ctx.speech))
  })

  onPress(feature, buttons.chooseLine, async (ctx, { page }) => {
    await leaveDialogue(ctx)
    await showScreen(ctx, chooseLineScreen(await readRotation(deps, ctx.viewer.actor), page, ctx.speech))
  })

  onPress(feature, buttons.choosePost, async ctx => {
    await leaveDialogue(ctx)
    await showScreen(ctx, choosePostScreen(await readRotation(deps, ctx.viewer.actor), ctx.speech))
  })

  onPress(feature, buttons.writeRequest, async (ctx, { kind, line: about }) => {
    const { speech } = ctx
    await leaveDialogue(ctx)
    const chosen = await chooseSubject(deps, ctx.viewer.actor, { kind, about })
    if (!chosen.ok) {
      const screen = requestsScreen(await readRequests(deps, ctx.viewer.actor), speech)
      return showScreen(ctx, withSentence(screen, wordRefusal(speech, chosen.refusal)))
    }
    await ctx.conversation.enter(writeRequestName, kind, about)
    await showScreen(ctx, writeRequestScreen(chosen.value, speech))
  })

  const open = async (ctx: LinkedContext, approval: string, asked: RequestDecision['outcome'] | null) => {
    const { speech } = ctx
    await leaveDialogue(ctx)
    const opened = await openRequest(deps, ctx.viewer.actor, approval)
    if (!opened.ok) {
      return showScreen(ctx, { text: wordRefusal(speech, opened.refusal), rows: [[homeKey(speech)]] })
    }
    const shown = requestScreen(opened.value, speech)
    if (asked === null) return showScreen(ctx, shown)
    if (opened.value.isLate)
      return showScreen(ctx, withSentence(shown, wordRefusal(speech, 'already_decided')))
    await ctx.conversation.enter(answerRequestName, approval, asked)
    await showScreen(ctx, askAnswerScreen(opened.value.card, asked, speech))
  }
  onPress(feature, buttons.openRequest, (ctx, { approval }) => open(ctx, approval, null))
  onPress(feature, buttons.acceptRequest, (ctx, { approval }) => open(ctx, approval, 'approved'))
  onPress(feature, buttons.declineRequest, (ctx, { approval }) => open(ctx, approval, 'returned'))
  return feature
}
