import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { withSentence, wordRefusal } from '../bot/refusal.ts'
import { requestSentScreen, requestsScreen, writeRequestScreen } from '../bot/screens/requests.ts'
import { chooseSubject, fileRequest, type Wanted } from '../domain/movement/file-request.ts'
import { readRequests } from '../domain/movement/read-requests.ts'
import type { Deps } from '../domain/ports.ts'
import { answer, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'
import { askAgain } from './refuse.ts'

export const writeRequestName = 'writeRequest'

/** Takes the words of a request; sent as soon as they can be. */
export const createWriteRequest =
  (deps: Deps) => async (conversation: Dialogue, _: unknown, kind: string, about: string) => {
    await ask(conversation, ctx => takeRequest(ctx, { kind, about }, deps))
  }

const mayBeMended = ['request_needed', 'request_too_long', 'text_classified'] as const

const takeRequest = async (ctx: Context, wanted: Wanted, deps: Deps): Promise<Taken<null>> => {
  const { speech } = ctx
  const said = saidBy(ctx)
  if (!said) return foreign
  const { actor, text } = said
  const filed = await fileRequest(deps, actor, wanted, text)
  if (filed.ok) {
    await showScreen(ctx, requestSentScreen(speech))
    return answer(null)
  }
  const sentence = wordRefusal(speech, filed.refusal)
  const chosen = await chooseSubject(deps, actor, wanted)
  if (chosen.ok && mayBeMended.some(refusal => refusal === filed.refusal)) {
    return askAgain(ctx, writeRequestScreen(chosen.value, speech), filed.refusal)
  }
  await showScreen(ctx, withSentence(requestsScreen(await readRequests(deps, actor), speech), sentence))
  return answer(null)
}
