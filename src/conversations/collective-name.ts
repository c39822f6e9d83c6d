import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { withSentence, wordRefusal } from '../bot/refusal.ts'
import { askMemberScreen, candidatesScreen } from '../bot/screens/collective.ts'
import { listCandidates } from '../domain/collective/candidates.ts'
import type { Deps } from '../domain/ports.ts'
import { again, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'

export const collectiveNameName = 'collectiveName'

/** Looks for somebody to name, again and again, until something else is begun. */
export const createCollectiveName =
  (deps: Deps) =>
  async (conversation: Dialogue, _: unknown, evaluationId: string): Promise<void> => {
    await ask(conversation, ctx => takeName(ctx, evaluationId, deps))
  }

const takeName = async (ctx: Context, evaluationId: string, deps: Deps): Promise<Taken<never>> => {
  const { speech } = ctx
  const said = saidBy(ctx)
  if (!said) return foreign
  const { actor, text: name } = said
  const found = await listCandidates(deps, actor, evaluationId, name, 0)
  await showScreen(
    ctx,
    found.ok
      ? candidatesScreen({ ...found.value, total: found.value.items.length }, 0, speech)
      : withSentence(askMemberScreen(evaluationId, speech), wordRefusal(speech, found.refusal)),
  )
  return again
}
