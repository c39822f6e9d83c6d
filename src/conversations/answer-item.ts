import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { withSentence, wordRefusal } from '../bot/refusal.ts'
import type { Screen } from '../bot/screen.ts'
import type { Speech } from '../bot/speech.ts'
import type { RequestDecision } from '../domain/movement/request.ts'
import type { Actor } from '../domain/person/person.ts'
import type { Deps } from '../domain/ports.ts'
import type { Result } from '../domain/result.ts'
import { answer, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'
import { askAgain, endWith } from './refuse.ts'

type Outcome = RequestDecision['outcome']
type Answerable<Card> = Readonly<{ card: Card; isLate: boolean }>
type Refusal = Parameters<typeof endWith>[1]

/** How one kind of request is opened, decided and shown. */
type Item<Card, View extends Answerable<Card>> = Readonly<{
  open(deps: Deps, actor: Actor, approvalId: string): Promise<Result<View, Refusal>>
  decide(
    deps: Deps,
    actor: Actor,
    approvalId: string,
    verdict: Readonly<{ outcome: Outcome; answer: string }>,
  ): Promise<Result<View, Refusal>>
  screen(view: View, speech: Speech): Screen
  askAnswer(card: Card, outcome: Outcome, speech: Speech): Screen
}>

/** Takes the answer a request is accepted or declined with, whatever it is about. */
export const createAnswerItem =
  <Card, View extends Answerable<Card>>(item: Item<Card, View>) =>
  (deps: Deps) =>
  async (conversation: Dialogue, _: unknown, approval: string, outcome: Outcome): Promise<void> => {
    const takeAnswer = async (ctx: Context): Promise<Taken<null>> => {
      const { speech } = ctx
      const said = saidBy(ctx)
      if (!said) return foreign
      const { actor, text } = said
      const decided = await item.decide(deps, actor, approval, { outcome, answer: text })
      if (decided.ok) {
        const shown = item.screen(decided.value, speech)
        const isLate = decided.value.isLate && !ctx.isRepeated
        await showScreen(ctx, isLate ? withSentence(shown, wordRefusal(speech, 'already_decided')) : shown)
        return answer(null)
      }
      const opened = await item.open(deps, actor, approval)
      if (!opened.ok) return endWith(ctx, decided.refusal)
      return askAgain(ctx, item.askAnswer(opened.value.card, outcome, speech), decided.refusal)
    }
    await ask(conversation, takeAnswer)
  }
