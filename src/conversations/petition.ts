import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { withSentence, wordRefusal } from '../bot/refusal.ts'
import { petitionScreen } from '../bot/screens/petition.ts'
import { petitionGroundsScreen, petitionWantedScreen } from '../bot/screens/petition-steps.ts'
import { missingPart } from '../domain/petition/draft.ts'
import { type OwnPetition, openOwnPetition } from '../domain/petition/own.ts'
import { writeGrounds, writeWish } from '../domain/petition/write.ts'
import type { Deps } from '../domain/ports.ts'
import { answer, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'
import { askAgain, endWith } from './refuse.ts'

export const petitionName = 'petition'

/** What is typed of a petition; the rest is chosen by keys. */
export type TypedPart = 'grounds' | 'wanted'

/** Takes the words of one part, and of the next where that is missing too. What is written is kept at once. */
export const createPetitionDialogue =
  (deps: Deps) => async (conversation: Dialogue, _: unknown, evaluationId: string, part: TypedPart) => {
    let asked: TypedPart | null = part
    while (asked !== null) {
      const before: TypedPart = asked
      asked = await ask(conversation, ctx => takeText(ctx, evaluationId, before, deps))
    }
  }

export const partScreen = (view: OwnPetition, part: TypedPart, { speech }: Context) =>
  part === 'grounds' ? petitionGroundsScreen(view, speech) : petitionWantedScreen(view, speech)

const takeText = async (
  ctx: Context,
  evaluationId: string,
  part: TypedPart,
  deps: Deps,
): Promise<Taken<TypedPart | null>> => {
  const { speech } = ctx
  const said = saidBy(ctx)
  if (!said) return foreign
  const { actor, text } = said
  const write = part === 'grounds' ? writeGrounds : writeWish
  const written = await write(deps, actor, evaluationId, text)
  const { today } = deps.moment()
  if (written.ok) {
    const isWantedNext = missingPart(written.value.draft) === 'wanted'
    const next = isWantedNext
      ? petitionWantedScreen(written.value, speech)
      : petitionScreen(written.value, 0, today, speech)
    await showScreen(ctx, next)
    return answer(isWantedNext ? 'wanted' : null)
  }
  const sentence = wordRefusal(speech, written.refusal)
  const opened = await openOwnPetition(deps, actor, evaluationId)
  if (!opened.ok) return endWith(ctx, written.refusal)
  if (written.refusal === 'petition_late' || written.refusal === 'petition_filed') {
    await showScreen(ctx, withSentence(petitionScreen(opened.value, 0, today, speech), sentence))
    return answer(null)
  }
  return askAgain(ctx, partScreen(opened.value, part, ctx), written.refusal)
}
