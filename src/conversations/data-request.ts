import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { withSentence, wordRefusal } from '../bot/refusal.ts'
import { askDataAnswerScreen, dataRequestScreen } from '../bot/screens/data-request-card.ts'
import { dataRequestSentScreen, myDataScreen, writeDataRequestScreen } from '../bot/screens/my-data.ts'
import { isDataRequestKind } from '../domain/data-request/clocks.ts'
import { decideDataRequest } from '../domain/data-request/decide.ts'
import { fileDataRequest } from '../domain/data-request/file.ts'
import { ownDataRequests } from '../domain/data-request/own.ts'
import { openDataRequest } from '../domain/data-request/take-up.ts'
import type { Deps } from '../domain/ports.ts'
import { createAnswerItem } from './answer-item.ts'
import { answer, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'
import { askAgain } from './refuse.ts'

export const writeDataRequestName = 'writeDataRequest'
export const answerDataRequestName = 'answerDataRequest'

/** Takes the words of a request about one's own data; sent as soon as they can be. */
export const createWriteDataRequest =
  (deps: Deps) => async (conversation: Dialogue, _: unknown, kind: string) => {
    await ask(conversation, ctx => takeRequest(ctx, kind, deps))
  }

const mayBeMended = ['request_needed', 'request_too_long', 'text_classified'] as const

const takeRequest = async (ctx: Context, kind: string, deps: Deps): Promise<Taken<null>> => {
  const { speech } = ctx
  const said = saidBy(ctx)
  if (!said) return foreign
  const { actor, text } = said
  const filed = await fileDataRequest(deps, actor, kind, text)
  if (filed.ok) {
    await showScreen(ctx, dataRequestSentScreen(filed.value, speech))
    return answer(null)
  }
  if (isDataRequestKind(kind) && mayBeMended.some(refusal => refusal === filed.refusal))
    return askAgain(ctx, writeDataRequestScreen(kind, speech), filed.refusal)
  const screen = myDataScreen(await ownDataRequests(deps, actor), speech)
  await showScreen(ctx, withSentence(screen, wordRefusal(speech, filed.refusal)))
  return answer(null)
}

/** Takes the answer such a request is accepted or declined with. */
export const createAnswerDataRequest = createAnswerItem({
  open: openDataRequest,
  decide: decideDataRequest,
  screen: dataRequestScreen,
  askAnswer: askDataAnswerScreen,
})
