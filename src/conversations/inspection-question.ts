import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { screenRef } from '../bot/screen-ref.ts'
import { askQuestionScreen, questionSentScreen } from '../bot/screens/inspection-question.ts'
import { askTeam } from '../domain/inspection/question.ts'
import type { Deps } from '../domain/ports.ts'
import { answer, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'
import { askAgain, endWith } from './refuse.ts'

export const askTeamName = 'askTeam'

/** What an addressee wants to know of the team, in one message. */
export const createAskTeam =
  (deps: Deps) =>
  async (conversation: Dialogue, _: unknown, inspectionId: string): Promise<void> => {
    await ask(conversation, ctx => takeQuestion(ctx, inspectionId, deps))
  }

const takeQuestion = async (ctx: Context, inspectionId: string, deps: Deps): Promise<Taken<null>> => {
  const said = saidBy(ctx)
  if (!said) return foreign
  const { actor, text } = said
  const { accountId } = ctx.viewer
  const source = screenRef(accountId, ctx.message?.message_id ?? 0)
  const asked = await askTeam(deps, actor, inspectionId, { text: text, source })
  if (asked.ok) {
    await showScreen(ctx, questionSentScreen(ctx.speech))
    return answer(null)
  }
  const open = await askTeam(deps, actor, inspectionId, null)
  return open.ok
    ? askAgain(ctx, askQuestionScreen(open.value, ctx.speech), asked.refusal)
    : endWith(ctx, open.refusal)
}
