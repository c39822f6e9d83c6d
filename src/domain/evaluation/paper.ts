import { isAllowed } from '../access.ts'
import { withReview } from '../approval/review.ts'
import type { Day } from '../day.ts'
import type { PaperOrigin } from '../paper-entry/standing.ts'
import type { Actor, PersonSummary } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { isOpenToAuthor } from './evaluation.ts'
import type { EvaluationFile, Submission } from './evaluation-file.ts'
import type { PaperOutcome, Signed } from './paper-port.ts'
import { overview } from './steps.ts'
import { type EvaluationView, viewEvaluation } from './view.ts'

/** All that a sheet of paper says of one evaluation. */
export type PaperFacts = Readonly<{
  view: EvaluationView
  /** As he was at the end of the period, or is now when that is still to come. */
  person: PersonSummary
  agencies: readonly string[]
  /** Null while nothing is handed in: then it is a draft. */
  submission: Pick<Submission, 'revision' | 'at' | 'late'> | null
  /** With the reviewer's points; `signed` once he has approved it. */
  review: Readonly<{ view: EvaluationView; signed: Signed | null }> | null
  outcome: PaperOutcome | null
  /** Where it was handed in on paper. */
  origin?: PaperOrigin | undefined
  printedAt: Date
}>

const earlier = (day: Day, other: Day): Day => (day < other ? day : other)

/** What of an evaluation stands on paper; undefined only where its author is unknown. */
export const paperOf = async (
  store: Store,
  deps: Deps,
  file: EvaluationFile,
  submission: Submission | null,
  mayShowScores: boolean,
): Promise<PaperFacts | undefined> => {
  const { at, today } = deps.moment()
  const { personId, id } = file.evaluation
  const day = earlier(file.cycle.periodTo, today)
  const person = (await store.people.summary(personId, day)) ?? (await store.people.summary(personId, today))
  if (!person) return undefined
  const agencies = await store.papers.agencies(personId, day)
  const facts = { view: viewEvaluation(file, overview), person, agencies, printedAt: at }
  if (!submission) return { ...facts, submission, review: null, outcome: null }
  const { scores, reviewed, outcome } = await store.papers.record(id, submission.revision)
  const isScored = reviewed !== null || (mayShowScores && Object.keys(scores).length > 0)
  const answers = withReview(file.answers, scores)
  const review = { view: viewEvaluation({ ...file, answers }, overview), signed: reviewed }
  const origin = await store.paperEntries.origin(id, submission.revision)
  return { ...facts, submission, review: isScored ? review : null, outcome, origin }
}

/**
 * One's own evaluation in whatever state: the draft as it stands, or what was last handed in. The reviewer's points
 * come with his approval, the level with its publication, never earlier. Refuses `evaluation_unknown`.
 */
export const readOwnEvaluation = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
): Promise<Result<PaperFacts, 'evaluation_unknown'>> =>
  deps.transaction(async store => {
    const file = await store.evaluations.lock(evaluationId, deps.moment().at)
    const relations = new Set(file?.evaluation.personId === actor.personId ? (['self'] as const) : [])
    if (!file || !isAllowed('evaluation.read', relations)) return refused('evaluation_unknown')
    const { evaluation } = file
    const submission = isOpenToAuthor(evaluation)
      ? undefined
      : await store.evaluations.submission(evaluation.id, evaluation.revision)
    const handedIn = submission ? { ...file, answers: submission.answers } : file
    const facts = await paperOf(store, deps, handedIn, submission ?? null, false)
    return facts ? done(facts) : refused('evaluation_unknown')
  })

/**
 * What was handed in to somebody, for his files: a look at another's record, and an audit event. Refuses
 * `approval_unknown`, also for whatever is not his.
 */
export const printApproval = (
  deps: Deps,
  actor: Actor,
  approvalId: string,
): Promise<Result<PaperFacts, 'approval_unknown'>> =>
  deps.transaction(async store => {
    const { at } = deps.moment()
    const opened = await store.approvals.lock(approvalId, actor.personId, deps.moment())
    if (!opened || !isAllowed('approval.print', opened.relations)) return refused('approval_unknown')
    const facts = await paperOf(store, deps, opened.file, opened.submission, true)
    if (!facts) return refused('approval_unknown')
    const subjectId = opened.approval.requesterId
    const details = { approvalId, purpose: 'review' }
    await store.audit({ at, actorId: actor.personId, action: 'approval.printed', subjectId, details })
    return done(facts)
  })
