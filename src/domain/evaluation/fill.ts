import { releaseEntry } from '../notebook/product.ts'
import { clerkOf, clerkOfStep } from '../paper-entry/clerk.ts'
import type { Actor } from '../person/person.ts'
import type { AnswerStep, Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type Answers, lineFieldId, lineFields, lineId, lineNumbers, placeOf } from './answers.ts'
import { withAnswers } from './cause.ts'
import { decideAnswer, type Input, type InputRefusal } from './decide-answer.ts'
import { isSameAnswer } from './difference.ts'
import type { EvaluationFile } from './evaluation-file.ts'
import { findQuestion } from './form.ts'
import { decideOwn, type OwnRefusal } from './own.ts'
import { filesOf, remarkIds } from './remarks.ts'
import { renewForm } from './renew.ts'
import { freeLineNumber, isOpenStep, nextStep, overview, type StepId } from './steps.ts'
import { type EvaluationView, viewEvaluation } from './view.ts'

export type FillRefusal = OwnRefusal | 'line_locked'

type Filled<Refusal extends string = never> = Promise<Result<EvaluationView, FillRefusal | Refusal>>

const lockOwn = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  evaluationId: string,
): Promise<Result<EvaluationFile, FillRefusal>> => {
  const { at, today } = deps.moment()
  const file = await store.evaluations.lock(evaluationId, at)
  return decideOwn(actor, file, await clerkOf(store, actor, file, today))
}

const startOf = ({ evaluation, form, answers }: EvaluationFile): StepId =>
  evaluation.cursor ?? nextStep(form, answers, null, evaluation.linesToChange)

const viewRenewed = async (store: Store, file: EvaluationFile): Promise<EvaluationView> => {
  const renewed = await renewForm(store, file)
  if (!renewed) return viewEvaluation(file, startOf(file))
  return { ...viewEvaluation(renewed.file, startOf(renewed.file)), formChange: renewed.change }
}

/** Opens the draft of a cycle, or finds the one begun before, and shows where it stands. */
export const beginEvaluation = (deps: Deps, actor: Actor, cycleId: string): Filled =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const cycles = await store.evaluations.cyclesFor(actor.personId, today)
    if (!cycles.some(open => open.cycle.id === cycleId)) return refused('evaluation_unknown')
    const id = await store.evaluations.open(deps.newId(), cycleId, actor.personId, at)
    const own = await lockOwn(store, deps, actor, id)
    return own.ok ? done(await viewRenewed(store, own.value)) : own
  })

/** Shows an evaluation where it stands; one that moves to a newer version of its form says once what is new. */
export const resumeEvaluation = (deps: Deps, actor: Actor, evaluationId: string): Filled =>
  deps.transaction(async store => {
    const own = await lockOwn(store, deps, actor, evaluationId)
    return own.ok ? done(await viewRenewed(store, own.value)) : own
  })

/** How often a step is decided anew when somebody changed the evaluation meanwhile, before it is a fault. */
const attempts = 5

/**
 * Saves one answer and moves on. `step` null means whatever is being asked (typed text names no question).
 * Giving the same answer again leaves the same state, and a message that was taken is not taken for the next
 * question too, so a repeated update does nothing twice. It holds no lock: it is decided on what was read and
 * saved only if that still stands, else decided again.
 */
export const answerStep = async (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  step: StepId | null,
  input: Input,
): Filled<InputRefusal> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const file = await deps.steps.load(evaluationId, deps.moment().at)
    const own = decideOwn(actor, file, await clerkOfStep(deps, actor, file))
    const decided = own.ok ? decideStep(own.value, step, input) : own
    if (!decided.ok) return decided
    const { view, save } = decided.value
    if (!save || (await deps.steps.answer({ ...save, evaluationId }))) return done(view)
  }
  throw new Error('An evaluation was changed at every attempt to answer it.')
}

type Decided = Readonly<{ view: EvaluationView; save: Omit<AnswerStep, 'evaluationId'> | null }>

const decideStep = (
  file: EvaluationFile,
  step: StepId | null,
  input: Input,
): Result<Decided, FillRefusal | InputRefusal> => {
  const { form, answers, evaluation } = file
  const typedId = input.kind === 'typed' ? (input.id ?? null) : null
  const asked = step ?? startOf(file)
  if (typedId !== null && typedId === evaluation.lastTypedId) {
    const taken = answers[evaluation.lastStep ?? ''] ?? null
    return done({ view: { ...viewEvaluation(file, startOf(file)), taken, isChanged: false }, save: null })
  }
  if (!isOpenStep(form, asked, evaluation.linesToChange)) return refused('line_locked')
  const answer = decideAnswer(form, answers, asked, input)
  if (!answer.ok) return answer
  const after = { ...answers, [asked]: answer.value }
  const cursor = nextStep(form, after, asked, evaluation.linesToChange)
  const isChanged = evaluation.cursor !== cursor || !isSameAnswer(answers[asked], answer.value)
  const { version } = evaluation
  return done({
    view: { ...viewEvaluation(withAnswers(file, after), cursor), taken: answer.value, isChanged },
    save: isChanged ? { version, id: asked, answer: answer.value, cursor, typedId } : null,
  })
}

/** Goes to a step of one's choice, to look at it or to answer it anew. */
export const goToStep = (deps: Deps, actor: Actor, evaluationId: string, step: StepId): Filled =>
  deps.transaction(async store => {
    const own = await lockOwn(store, deps, actor, evaluationId)
    if (!own.ok) return own
    if (!isOpenStep(own.value.form, step, own.value.evaluation.linesToChange)) return refused('line_locked')
    await store.evaluations.change(evaluationId, { cursor: step })
    return done(viewEvaluation(own.value, step))
  })

/** Leaves a step as it is and goes to the next one that is open. */
export const passStep = (deps: Deps, actor: Actor, evaluationId: string, step: StepId): Filled =>
  deps.transaction(async store => {
    const own = await lockOwn(store, deps, actor, evaluationId)
    if (!own.ok) return own
    const { form, answers, evaluation } = own.value
    const place = placeOf(form, step)
    const isLineOfDraft = place?.kind === 'line' && evaluation.linesToChange.length === 0
    const next = isLineOfDraft ? place.line.question : nextStep(form, answers, step, evaluation.linesToChange)
    await store.evaluations.change(evaluationId, { cursor: next })
    return done(viewEvaluation(own.value, next))
  })

/** Begins a product line at the lowest free number. Refuses: `lines_full`, and `line_locked` after a return. */
export const addLine = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  question: string,
): Filled<'lines_full'> =>
  deps.transaction(async store => {
    const own = await lockOwn(store, deps, actor, evaluationId)
    if (!own.ok) return own
    const { form, answers, evaluation } = own.value
    const asked = findQuestion(form, question)
    if (!asked || !isOpenStep(form, question, evaluation.linesToChange)) return refused('line_locked')
    const number = freeLineNumber(asked, answers)
    if (number === undefined) return refused('lines_full')
    const step = lineFieldId({ question, number }, 'name')
    await store.evaluations.change(evaluationId, { cursor: step })
    return done(viewEvaluation(own.value, step))
  })

/**
 * Removes a product line. Removing one that is gone changes nothing. When it was the last, the block is no
 * longer confirmed, so that nobody hands in an empty one unawares. Refuses: `line_locked`, and
 * `lines_incomplete` for the last line after a return, when none could be added in its place.
 */
export const removeLine = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  step: StepId,
): Filled<'lines_incomplete'> =>
  deps.transaction(async store => {
    const own = await lockOwn(store, deps, actor, evaluationId)
    if (!own.ok) return own
    const { form, answers, evaluation } = own.value
    const place = placeOf(form, step)
    if (place?.kind !== 'line' || !isOpenStep(form, step, evaluation.linesToChange))
      return refused('line_locked')
    const { question } = place.line
    const fields = [...lineFields.map(field => lineFieldId(place.line, field)), ...remarkIds(step)]
    const isLast = lineNumbers(question, answers).every(number => lineId({ question, number }) === step)
    const isReturned = evaluation.linesToChange.length > 0
    if (isLast && isReturned) return refused('lines_incomplete')
    const removed = isLast ? [...fields, question] : fields
    const kept: Answers = Object.fromEntries(Object.entries(answers).filter(([id]) => !removed.includes(id)))
    const next = isReturned ? overview : question
    await store.evaluations.removeAnswers(evaluationId, removed)
    for (const { id } of filesOf(answers, step)) await store.evidence.forget(evaluationId, id)
    const name = answers[lineFieldId(place.line, 'name')]
    const released = name?.kind === 'text' ? await releaseEntry(store, evaluationId, name.text) : 0
    await store.evaluations.change(evaluationId, { cursor: next })
    return done(viewEvaluation({ ...withAnswers(own.value, kept), noted: own.value.noted + released }, next))
  })
