import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { parseHundredths } from '../bot/numbers.ts'
import { withSentence, wordRefusal } from '../bot/refusal.ts'
import { homeKey } from '../bot/screens/home.ts'
import { askAnswerScreen, changePointsScreen } from '../bot/screens/petition-answer.ts'
import { openedPetitionScreen } from '../bot/screens/petition-card.ts'
import type { Rated } from '../domain/classification/present.ts'
import type { Level } from '../domain/evaluation/score.ts'
import type { Actor } from '../domain/person/person.ts'
import { type AnswerRefusal, answerPetition } from '../domain/petition/answer.ts'
import { openPetition, type PetitionView } from '../domain/petition/open.ts'
import { decideVerdict } from '../domain/petition/verdict.ts'
import type { Deps } from '../domain/ports.ts'
import { again, answer, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'
import { askAgain, endWith } from './refuse.ts'

export const answerPetitionName = 'answerPetition'

/** What the answer is to say: that it stays as it is, or another level, with points or before they are given. */
export type Wish = Readonly<{ level: Level; points: number | null }> | null

/** The written answer to a petition; before it, where the result changes, the points that are to hold. */
export const createAnswerPetition =
  (deps: Deps) => async (conversation: Dialogue, _: unknown, approvalId: string, wish: Wish) => {
    let changed: Rated | null = null
    if (wish !== null) {
      const { level, points } = wish
      const given = points ?? (await ask(conversation, ctx => takePoints(ctx, approvalId, level, deps)))
      if (given === null) return
      changed = { level, points: given }
    }
    const verdict = changed
    await ask(conversation, ctx => takeAnswer(ctx, approvalId, verdict, deps))
  }

/** The petition while it waits; shows what became of it where it does not. */
const opened = async (
  ctx: Context,
  actor: Actor,
  approvalId: string,
  deps: Deps,
): Promise<PetitionView | undefined> => {
  const { speech } = ctx
  const found = await openPetition(deps, actor, approvalId, 'goingOn')
  if (found.ok && !found.value.answer) return found.value
  if (found.ok) {
    const screen = openedPetitionScreen(found.value, 0, speech)
    await showScreen(ctx, withSentence(screen, wordRefusal(speech, 'already_decided')))
  } else await showScreen(ctx, { text: wordRefusal(speech, found.refusal), rows: [[homeKey(speech)]] })
  return undefined
}

const takePoints = async (
  ctx: Context,
  approvalId: string,
  level: Level,
  deps: Deps,
): Promise<Taken<number | null>> => {
  const { speech } = ctx
  const said = saidBy(ctx)
  if (!said) return foreign
  const { actor, text } = said
  const view = await opened(ctx, actor, approvalId, deps)
  if (!view) return answer(null)
  const points = parseHundredths(text, ctx.viewer.language) ?? -1
  const verdict = decideVerdict(view.card, { changed: { level, points } })
  if (verdict.ok) {
    await showScreen(ctx, askAnswerScreen(view.card, verdict.value, speech))
    return answer(points)
  }
  const screen = changePointsScreen(view.card, level, speech)
  await showScreen(ctx, withSentence(screen, wordRefusal(speech, verdict.refusal)))
  return again
}

/** Refusals that leave the question for the answer as it is. */
const isAboutText = (refusal: AnswerRefusal): boolean =>
  refusal === 'answer_needed' || refusal === 'answer_too_long' || refusal === 'text_classified'

const takeAnswer = async (
  ctx: Context,
  approvalId: string,
  changed: Rated | null,
  deps: Deps,
): Promise<Taken<null>> => {
  const { speech } = ctx
  const said = saidBy(ctx)
  if (!said) return foreign
  const { actor, text } = said
  const answered = await answerPetition(deps, actor, approvalId, { changed, text })
  if (answered.ok) {
    const screen = openedPetitionScreen(answered.value, 0, speech)
    const isLate = answered.value.isLate && !ctx.isRepeated
    await showScreen(ctx, isLate ? withSentence(screen, wordRefusal(speech, 'already_decided')) : screen)
    return answer(null)
  }
  const view = isAboutText(answered.refusal) ? await opened(ctx, actor, approvalId, deps) : undefined
  if (!view) return endWith(ctx, answered.refusal)
  return askAgain(ctx, askAnswerScreen(view.card, changed, speech), answered.refusal)
}
