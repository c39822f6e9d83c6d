import { buttons } from '../bot/buttons.ts'
import type { Context } from '../bot/context.ts'
import type { Html } from '../bot/html.ts'
import { showScreen } from '../bot/messenger.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../bot/refusal.ts'
import type { Screen } from '../bot/screen.ts'
import { fileScreen } from '../bot/screens/evidence-file.ts'
import { fillScreen } from '../bot/screens/fill.ts'
import { homeKey } from '../bot/screens/home.ts'
import { answerLine, overviewScreen } from '../bot/screens/overview.ts'
import { askSubmitScreen, submittedScreen } from '../bot/screens/submit.ts'
import { whyScreen } from '../bot/screens/why.ts'
import type { Speech } from '../bot/speech.ts'
import type { Answer } from '../domain/evaluation/answers.ts'
import { attachEvidence, removeEvidence, showEvidence } from '../domain/evaluation/evidence.ts'
import {
  addLine,
  answerStep,
  goToStep,
  passStep,
  removeLine,
  resumeEvaluation,
} from '../domain/evaluation/fill.ts'
import { remarkId } from '../domain/evaluation/remarks.ts'
import { findAuthority, submitEvaluation } from '../domain/evaluation/submit.ts'
import type { EvaluationView } from '../domain/evaluation/view.ts'
import type { Actor } from '../domain/person/person.ts'
import type { Deps } from '../domain/ports.ts'
import type { FillAction } from './fill-action.ts'

/** One action on an evaluation, and the screen that follows. True when the dialogue is over. */
export const takeFillAction = async (
  ctx: Context,
  actor: Actor,
  evaluationId: string,
  action: FillAction,
  deps: Deps,
): Promise<boolean> => {
  const step = { ctx, actor, evaluationId, deps }
  switch (action.kind) {
    case 'answer':
      return takeAnswer(step, action)
    case 'attach':
      return takeFile(step, action)
    case 'showFile':
      return showFile(step, action.file)
    case 'removeFile':
      return follow(step, await removeEvidence(deps, actor, evaluationId, action.file))
    case 'goTo':
      return follow(step, await goToStep(deps, actor, evaluationId, action.step))
    case 'pass':
      return follow(step, await passStep(deps, actor, evaluationId, action.step))
    case 'addLine':
      return follow(step, await addLine(deps, actor, evaluationId, action.step))
    case 'removeLine':
      return follow(step, await removeLine(deps, actor, evaluationId, action.step))
    case 'why':
      return showPresent(step, (view, speech) => whyScreen(view, action.step, speech))
    case 'overview':
      return showPresent(step, (view, speech) => overviewScreen(view, speech, action.page))
    case 'askSubmit':
      return askSubmit(step)
    case 'submit':
      return submit(step)
    case 'pause':
      await showScreen(ctx, pausedScreen(ctx.speech))
      return true
  }
}

type Step = Readonly<{ ctx: Context; actor: Actor; evaluationId: string; deps: Deps }>
type Outcome = Readonly<{ ok: true; value: EvaluationView }> | Readonly<{ ok: false; refusal: WordedRefusal }>

/** A number somebody typed is read in his language's own format, so he sees how it was understood. */
const echoOf = (taken: Answer | null, speech: Speech): Html | null => {
  if (taken?.kind === 'score') return speech.html('evaluation:saved', { value: speech.points(taken.points) })
  return taken?.kind === 'count'
    ? speech.html('evaluation:saved', { value: speech.number(taken.count) })
    : null
}

const takeAnswer = async (step: Step, action: FillAction & { kind: 'answer' }): Promise<boolean> => {
  const { ctx, actor, evaluationId, deps } = step
  const outcome = await answerStep(deps, actor, evaluationId, action.step, action.input)
  if (!outcome.ok) return refuse(step, outcome.refusal)
  // A second tap on the same button finds everything done; editing the same text in again is an error.
  if (!outcome.value.isChanged && !ctx.isRepeated && ctx.callbackQuery) return false
  const screen = fillScreen(outcome.value, ctx.speech)
  const echo = action.input.kind === 'typed' ? echoOf(outcome.value.taken, ctx.speech) : null
  await showScreen(ctx, echo ? withSentence(screen, echo) : screen)
  return false
}

/** A file is taken where the evidence of a line is asked for; anywhere else it is an answer like any other. */
const takeFile = async (step: Step, action: FillAction & { kind: 'attach' }): Promise<boolean> => {
  const { actor, evaluationId, deps } = step
  const { source, file, input } = action
  const attached = await attachEvidence(deps, actor, evaluationId, source, file)
  if (attached) return follow(step, attached)
  return takeAnswer(step, { evaluationId: null, kind: 'answer', step: null, input })
}

const showFile = async (step: Step, fileId: string): Promise<boolean> => {
  const { ctx, actor, evaluationId, deps } = step
  const shown = await showEvidence(deps, actor, evaluationId, fileId)
  if (!shown.ok) return refuse(step, shown.refusal)
  if (!shown.value) return refuse(step, 'evidence_gone')
  const { view, line, sent } = shown.value
  const back = buttons.goTo.encode({ evaluation: evaluationId, step: remarkId(line, 'evidence') })
  await showScreen(ctx, fileScreen(sent, answerLine(view, line, ctx.speech), back, ctx.speech))
  return false
}

const follow = async (step: Step, outcome: Outcome): Promise<boolean> => {
  if (!outcome.ok) return refuse(step, outcome.refusal)
  await showScreen(step.ctx, fillScreen(outcome.value, step.ctx.speech))
  return false
}

/** Shows something about the evaluation as it stands, without moving in it. */
const showPresent = async (
  step: Step,
  toScreen: (view: EvaluationView, speech: Speech) => Screen,
): Promise<boolean> => {
  const present = await resumeEvaluation(step.deps, step.actor, step.evaluationId)
  if (!present.ok) return refuse(step, present.refusal)
  // What has just become new is said first.
  const next = present.value.formChange ? fillScreen : toScreen
  await showScreen(step.ctx, next(present.value, step.ctx.speech))
  return false
}

/** The sentence, above the screen as it stands now; where nothing can be written any more the dialogue ends. */
const refuse = async ({ ctx, actor, evaluationId, deps }: Step, refusal: WordedRefusal): Promise<boolean> => {
  const sentence = wordRefusal(ctx.speech, refusal)
  const present = await resumeEvaluation(deps, actor, evaluationId)
  if (present.ok) await showScreen(ctx, withSentence(fillScreen(present.value, ctx.speech), sentence))
  else await showScreen(ctx, { text: sentence, rows: [[homeKey(ctx.speech)]] })
  return !present.ok
}

const askSubmit = async (step: Step): Promise<boolean> => {
  const present = await resumeEvaluation(step.deps, step.actor, step.evaluationId)
  // From paper it goes to a second person first.
  if (!present.ok || present.value.paper)
    return refuse(step, present.ok ? 'paper_not_yours' : present.refusal)
  const asked = await findAuthority(step.deps, step.actor, step.evaluationId)
  if (!asked.ok) return refuse(step, asked.refusal)
  const { authority, openComments } = asked.value
  const { today } = step.deps.moment()
  return showPresent(step, (view, speech) => askSubmitScreen(view, authority, today, speech, openComments))
}

const submit = async (step: Step): Promise<boolean> => {
  const submitted = await submitEvaluation(step.deps, step.actor, step.evaluationId)
  if (!submitted.ok) return refuse(step, submitted.refusal)
  await showScreen(step.ctx, submittedScreen(submitted.value, step.ctx.speech))
  return true
}

const pausedScreen = (speech: Speech): Screen => ({
  text: speech.html('evaluation:paused'),
  rows: [[homeKey(speech)]],
})
