import { type Answers, lineNumbers } from '../evaluation/answers.ts'
import type { EvaluationFile } from '../evaluation/evaluation-file.ts'
import type { FillRefusal } from '../evaluation/fill.ts'
import { formQuestions, type ProductsQuestion } from '../evaluation/form.ts'
import { decideOwn } from '../evaluation/own.ts'
import { isOpenStep } from '../evaluation/steps.ts'
import { type EvaluationView, viewEvaluation } from '../evaluation/view.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type Choice, isChosen } from './choice.ts'
import type { NotebookEntry } from './entry.ts'
import { productAnswers } from './product.ts'

/** What the notebook has for the product lines of an evaluation; `room`: lines its form still takes. */
export type Proposals = Readonly<{
  view: EvaluationView
  entries: readonly NotebookEntry[]
  room: number
}>

type Opened = Proposals & Readonly<{ question: ProductsQuestion }>

const proposalsFor = async (store: Store, file: EvaluationFile): Promise<Result<Opened, FillRefusal>> => {
  const { form, answers, evaluation, cycle } = file
  const question = formQuestions(form).find(one => one.kind === 'products')
  // After a return only where the block as a whole is to be changed.
  if (!question || !isOpenStep(form, question.id, evaluation.linesToChange)) return refused('line_locked')
  const entries = await store.notebook.lockProposals(evaluation.personId, cycle)
  const room = question.maxLines - lineNumbers(question.id, answers).length
  return done({ view: viewEvaluation(file, question.id), entries, room, question })
}

const open = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  evaluationId: string,
): Promise<Result<Opened, FillRefusal>> => {
  const own = decideOwn(actor, await store.evaluations.lock(evaluationId, deps.moment().at))
  return own.ok ? proposalsFor(store, own.value) : own
}

/** The entries of the period that no evaluation has taken over yet, oldest first. */
export const listProposals = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
): Promise<Result<Proposals, FillRefusal>> =>
  deps.transaction(store => open(store, deps, actor, evaluationId))

export type TakenOver = Readonly<{
  view: EvaluationView
  taken: number
  /** Chosen as well, but more than the form has lines for. */
  left: number
}>

/**
 * Writes the chosen entries as product lines, oldest first, as many as the form has room for; the block is to be
 * confirmed anew. Nothing is done twice: what was taken over is proposed no more. `total` is what the one who
 * chose was shown. Refuses: `entries_changed` when other entries are proposed by now, `entries_needed`,
 * `lines_full`.
 */
export const takeOver = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  choice: Choice,
  total: number,
): Promise<Result<TakenOver, FillRefusal | 'entries_changed' | 'entries_needed' | 'lines_full'>> =>
  deps.transaction(async store => {
    const opened = await open(store, deps, actor, evaluationId)
    if (!opened.ok) return opened
    const { view, entries, room, question } = opened.value
    if (entries.length === 0) return done({ view, taken: 0, left: 0 })
    if (entries.length !== total) return refused('entries_changed')
    const chosen = entries.filter(entry => isChosen(choice, entry.id))
    if (chosen.length === 0) return refused('entries_needed')
    if (room <= 0) return refused('lines_full')
    const taken = chosen.slice(0, room)
    const lines = linesOf(question, view.answers, taken)
    const { [question.id]: _, ...answers } = { ...view.answers, ...lines }
    await store.evaluations.removeAnswers(evaluationId, [question.id])
    await store.evaluations.addAnswers(evaluationId, lines)
    await store.evaluations.change(evaluationId, { cursor: question.id })
    const ids = taken.map(entry => entry.id)
    await store.notebook.assign(ids, evaluationId)
    const after = viewEvaluation({ ...view, answers, noted: entries.length - taken.length }, question.id)
    return done({ view: after, taken: taken.length, left: chosen.length - taken.length })
  })

/** Each entry at the lowest number that is still free. */
const linesOf = (
  question: ProductsQuestion,
  answers: Answers,
  entries: readonly NotebookEntry[],
): Answers => {
  const used = new Set(lineNumbers(question.id, answers))
  const free = Array.from({ length: question.maxLines }, (_, index) => index + 1).filter(n => !used.has(n))
  return Object.assign(
    {},
    ...entries.map((entry, index) =>
      productAnswers({ question: question.id, number: free[index] ?? 0 }, entry),
    ),
  )
}
