import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../bot/refusal.ts'
import { homeKey } from '../bot/screens/home.ts'
import type { Deps } from '../domain/ports.ts'
import type { Result } from '../domain/result.ts'
import { again, answer, ask, type Dialogue, foreign, isOtherMessage, type Taken, typedText } from './ask.ts'
import { draftSteps } from './draft-steps.ts'
import { onSiteSteps } from './on-site-steps.ts'
import type { Asking, Next, Question, Step } from './question.ts'
import { recommendationSteps } from './recommendation-steps.ts'
import { urgeSteps } from './urge-steps.ts'

export const followUpName = 'followUp'

const steps: Readonly<Record<string, Step>> = {
  ...onSiteSteps,
  ...recommendationSteps,
  ...draftSteps,
  ...urgeSteps,
}

/** Refusals that something else typed would mend; after any other the question is over. */
const mendable: ReadonlySet<WordedRefusal> = new Set<WordedRefusal>([
  'clock_days_invalid',
  'draft_keys',
  'due_day_far',
  'due_day_needed',
  'due_day_past',
  'due_day_same',
  'evidence_forbidden',
  'evidence_full',
  'evidence_too_large',
  'name_too_short',
  'nobody_near',
  'owner_unknown',
  'reason_needed',
  'reason_too_long',
  'receipt_name',
  'recommendation_neutral',
  'start_day_early',
  'start_day_future',
  'text_classified',
  'text_needed',
  'text_too_long',
  'verifier_is_owner',
  'verifier_related',
  'verifier_unknown',
])

/** Everything that is typed about an inspection on site and after, one question after the other. */
export const createFollowUpDialogue =
  (deps: Deps) => async (conversation: Dialogue, _: unknown, first: Question) => {
    let question: Question | null = first
    while (question !== null) {
      const before: Question = question
      question = await ask(conversation, ctx => takeAnswer(ctx, before, deps))
    }
  }

const takeAnswer = async (
  ctx: Context,
  { purpose, of }: Question,
  deps: Deps,
): Promise<Taken<Question | null>> => {
  const { actor } = ctx.viewer
  const step = steps[purpose]
  const data = ctx.callbackQuery?.data
  const text = typedText(ctx)
  if (!actor || !step) return foreign
  const asking = { ctx, actor, deps, of }
  if (data !== undefined) {
    const pressed = await step.press?.(asking, data)
    return pressed ? show(asking, step, pressed) : foreign
  }
  if (text === undefined && !isOtherMessage(ctx)) return foreign
  return show(asking, step, await step.take(asking, text ?? ''))
}

const show = async (
  asking: Asking,
  step: Step,
  taken: Result<Next, WordedRefusal>,
): Promise<Taken<Question | null>> => {
  const { ctx } = asking
  if (taken.ok) {
    await showScreen(ctx, taken.value.screen)
    return answer(taken.value.next)
  }
  const sentence = wordRefusal(ctx.speech, taken.refusal)
  const isMendable = mendable.has(taken.refusal)
  const screen = { text: sentence, rows: [[homeKey(ctx.speech)]] }
  await showScreen(ctx, isMendable ? withSentence(await step.screen(asking), sentence) : screen)
  return isMendable ? again : answer(null)
}
