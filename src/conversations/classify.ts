import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { withSentence, wordRefusal } from '../bot/refusal.ts'
import { classifyScreen, levelReasonScreen } from '../bot/screens/classification.ts'
import { decideLevel, openClassification } from '../domain/classification/decide.ts'
import type { Level } from '../domain/evaluation/score.ts'
import type { Deps } from '../domain/ports.ts'
import { answer, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'
import { askAgain, endWith } from './refuse.ts'

export const classifyName = 'classify'

/** Why somebody gets another level than the proposed one; with it the level is decided. */
export const createClassify =
  (deps: Deps) => async (conversation: Dialogue, _: unknown, evaluationId: string, level: Level) => {
    await ask(conversation, ctx => takeReason(ctx, { evaluationId, level }, deps))
  }

type Wanted = Readonly<{ evaluationId: string; level: Level }>

const takeReason = async (
  ctx: Context,
  { evaluationId, level }: Wanted,
  deps: Deps,
): Promise<Taken<null>> => {
  const { speech } = ctx
  const said = saidBy(ctx)
  if (!said) return foreign
  const { actor, text } = said
  const decided = await decideLevel(deps, actor, evaluationId, { level, reason: text })
  if (decided.ok) {
    await showScreen(ctx, classifyScreen(decided.value, speech))
    return answer(null)
  }
  const sentence = wordRefusal(speech, decided.refusal)
  const opened = await openClassification(deps, actor, evaluationId)
  if (!opened.ok) return endWith(ctx, opened.refusal)
  if (opened.value.classification) {
    await showScreen(ctx, withSentence(classifyScreen(opened.value, speech), sentence))
    return answer(null)
  }
  return askAgain(ctx, levelReasonScreen(opened.value, level, speech), decided.refusal)
}
