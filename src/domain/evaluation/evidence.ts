import { clerkOf } from '../paper-entry/clerk.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { EvidenceFile } from './answers.ts'
import { decideEvidence, type EvidenceRefusal } from './decide-evidence.ts'
import type { EvaluationFile } from './evaluation-file.ts'
import type { SentFile } from './evidence-port.ts'
import type { FillRefusal } from './fill.ts'
import { decideOwn } from './own.ts'
import { filesOf, isRemarkable, remarkOf } from './remarks.ts'
import { isOpenStep } from './steps.ts'
import { type EvaluationView, viewEvaluation } from './view.ts'

type Kept<Refusal extends string = never> = Result<EvaluationView, FillRefusal | Refusal>

const lockOwn = async (store: Store, deps: Deps, actor: Actor, id: string) => {
  const { at, today } = deps.moment()
  const file = await store.evaluations.lock(id, at)
  return decideOwn(actor, file, await clerkOf(store, actor, file, today))
}

const viewWith = (file: EvaluationFile, step: string, files: readonly EvidenceFile[]): EvaluationView => {
  const answers = { ...file.answers, [step]: { kind: 'files' as const, files } }
  return viewEvaluation({ ...file, answers }, step)
}

/**
 * Adds a file to the line whose evidence is being asked for; undefined when none is. A message that came in
 * before adds nothing.
 */
export const attachEvidence = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  source: string,
  wanted: SentFile | null,
): Promise<Kept<EvidenceRefusal> | undefined> =>
  deps.transaction(async store => {
    const { at } = deps.moment()
    const own = await lockOwn(store, deps, actor, evaluationId)
    if (!own.ok) return own
    const { form, answers, evaluation } = own.value
    const step = evaluation.cursor ?? ''
    const remark = remarkOf(form, step)
    if (remark?.kind !== 'evidence' || !isOpenStep(form, step, evaluation.linesToChange)) return undefined
    const { line } = remark
    const files = filesOf(answers, line)
    if (await store.evidence.isKnown(evaluationId, source)) return done(viewWith(own.value, step, files))
    if (!isRemarkable(form, answers, line)) return refused('step_unknown')
    const decided = decideEvidence(files, wanted)
    if (!decided.ok) return decided
    const sent = decided.value
    const id = deps.newId()
    const after = [...files, { id, kind: sent.kind, name: sent.name, words: sent.words, size: sent.size }]
    await store.evidence.add({ id, evaluationId, line, sent, source, at })
    await store.evidence.keep(evaluationId, step, after)
    return done(viewWith(own.value, step, after))
  })

/** Takes a file away from the line it belongs to. One that is gone changes nothing. */
export const removeEvidence = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  fileId: string,
): Promise<Kept> =>
  deps.transaction(async store => {
    const own = await lockOwn(store, deps, actor, evaluationId)
    if (!own.ok) return own
    const { form, answers, evaluation } = own.value
    const step = stepOfFile(own.value, fileId)
    if (!step) return done(viewEvaluation(own.value, evaluation.cursor ?? ''))
    if (!isOpenStep(form, step, evaluation.linesToChange)) return refused('line_locked')
    const line = remarkOf(form, step)?.line ?? ''
    const after = filesOf(answers, line).filter(({ id }) => id !== fileId)
    await store.evidence.keep(evaluationId, step, after)
    await store.evidence.forget(evaluationId, fileId)
    await store.evaluations.change(evaluationId, { cursor: step })
    return done(viewWith(own.value, step, after))
  })

export type OwnEvidence = Readonly<{ view: EvaluationView; line: string; sent: SentFile }>

/** One's own file, to look at it; undefined when no line has such a file any more. */
export const showEvidence = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  fileId: string,
): Promise<Result<OwnEvidence | undefined, FillRefusal>> =>
  deps.transaction(async store => {
    const own = await lockOwn(store, deps, actor, evaluationId)
    if (!own.ok) return own
    const step = stepOfFile(own.value, fileId)
    const line = step && remarkOf(own.value.form, step)?.line
    const [sent] = line ? await store.evidence.find(evaluationId, [fileId]) : []
    return done(line && sent ? { view: viewEvaluation(own.value, line), line, sent } : undefined)
  })

const stepOfFile = ({ form, answers }: EvaluationFile, fileId: string): string | undefined =>
  Object.keys(answers).find(id => {
    const remark = remarkOf(form, id)
    return remark?.kind === 'evidence' && filesOf(answers, remark.line).some(file => file.id === fileId)
  })
