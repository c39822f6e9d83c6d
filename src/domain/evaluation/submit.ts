import { askCauses } from '../approval/ask-causes.ts'
import { decideAuthority } from '../approval/authority.ts'
import { cardOf } from '../approval/card.ts'
import { tellAuthorityMissing } from '../approval/missing.ts'
import { dueDay } from '../approval/route.ts'
import { sendCard } from '../approval/send-card.ts'
import { isOpenComment } from '../collective/collective.ts'
import { reviewersOf } from '../collective/reviewer.ts'
import { tellMembers } from '../collective/tell.ts'
import type { Moment } from '../moment.ts'
import type { PaperOrigin } from '../paper-entry/standing.ts'
import type { Actor, PersonSummary } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { dueSubject } from './deadline.ts'
import { changedLines } from './difference.ts'
import type { EvaluationFile, Submission } from './evaluation-file.ts'
import { decideOwn, type OwnRefusal } from './own.ts'
import { missingSteps, overview } from './steps.ts'
import { type EvaluationView, viewEvaluation } from './view.ts'

export type SubmitRefusal = OwnRefusal | 'evaluation_incomplete' | 'authority_missing'

export type Submitted = Readonly<{ view: EvaluationView; authority: PersonSummary; late: boolean }>

/** Who would decide, so that the last question before submitting can name him; and what members said and nobody settled. */
export type Asked = Readonly<{ authority: PersonSummary; openComments: number }>

export const findAuthority = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
): Promise<Result<Asked, 'authority_missing'>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const isCollective = Boolean((await store.evaluations.lock(evaluationId, at))?.evaluation.unitId)
    const authorities = await reviewersOf(store, evaluationId, actor.personId, isCollective, today)
    const authority = decideAuthority(authorities, actor.personId)
    const comments = isCollective ? await store.collectives.comments(evaluationId) : []
    if (authority) return done({ authority, openComments: comments.filter(isOpenComment).length })
    await tellAuthorityMissing(store, deps, actor)
    return refused('authority_missing')
  })

/**
 * Hands an evaluation in: freezes its answers as a new revision, opens an approval with the deciding
 * authority and tells him and his deputies of today; reminders that still wait are not sent any more. A
 * submission after the closing day is marked late.
 */
export const submitEvaluation = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
): Promise<Result<Submitted, SubmitRefusal>> =>
  deps.transaction(async store => {
    const moment = deps.moment()
    const own = decideOwn(actor, await store.evaluations.lock(evaluationId, moment.at))
    return own.ok ? submitFile(store, deps, moment, actor, own.value, null) : own
  })

/** From a paper form: how it came to be entered, and who signed for it. */
type FromPaper = (PaperOrigin & Readonly<{ signerId: string }>) | null

/** Hands in what is held already, in the name of its author; a paper form is late by the day under its signature. */
export const submitFile = async (
  store: Store,
  deps: Deps,
  { at, today }: Moment,
  author: Actor,
  file: EvaluationFile,
  paper: FromPaper,
): Promise<Result<Submitted, SubmitRefusal>> => {
  if (missingSteps(file.form, file.answers).length > 0) return refused('evaluation_incomplete')
  if (!(await store.evaluations.holdCycle(file.evaluation.id))) return refused('cycle_closed')
  const { id: evaluationId, unitId } = file.evaluation
  const isCollective = unitId !== undefined
  const authorities = await reviewersOf(store, evaluationId, author.personId, isCollective, today)
  const authority = decideAuthority(authorities, author.personId)
  if (!authority) {
    await tellAuthorityMissing(store, deps, author)
    return refused('authority_missing')
  }
  const late = (paper?.signedOn ?? today) > file.cycle.closesOn
  const submission = await freeze(store, file, at, late)
  const revised = { ...file.evaluation, revision: submission.revision, state: 'submitted' as const }
  const view = viewEvaluation({ ...file, evaluation: revised }, 'overview')
  await store.notices.withdraw(dueSubject(file.cycle.id), [author.personId], at)
  await askDecision(store, deps, author, view, authority, submission, paper)
  const about = { evaluationId, personId: author.personId, cycle: file.cycle }
  await tellMembers(store, deps, about, { kind: 'submitted' })
  return done({ view, authority, late })
}

const freeze = async (store: Store, file: EvaluationFile, at: Date, late: boolean): Promise<Submission> => {
  const { evaluation, form, answers } = file
  const revision = evaluation.revision + 1
  const before = await store.evaluations.submission(evaluation.id, evaluation.revision)
  const changes = before ? changedLines(form, before.answers, answers).length : 0
  const { points } = viewEvaluation(file, overview).score
  const submission = { revision, answers, points, changedLines: changes, late, at }
  await store.evaluations.submit(evaluation.id, submission)
  const change = {
    revision,
    state: 'submitted' as const,
    submittedAt: at,
    linesToChange: [],
    cursor: overview,
  }
  await store.evaluations.change(evaluation.id, change)
  return submission
}

const askDecision = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  view: EvaluationView,
  authority: PersonSummary,
  submission: Submission,
  paper: FromPaper,
): Promise<void> => {
  const { at, today } = deps.moment()
  const { id: evaluationId, revision } = view.evaluation
  const approval = {
    id: deps.newId(),
    kind: 'evaluation.review' as const,
    requesterId: actor.personId,
    authorityId: authority.id,
    evaluationId,
    revision,
    createdAt: at,
    dueOn: await dueDay(store, deps),
  }
  await store.approvals.add(approval)
  const requester = (await store.people.summary(actor.personId, today)) ?? unknownRequester(actor)
  const facts = cardOf(approval, requester, view.cycle, view.level, submission)
  const card = paper ? { ...facts, paper: originOf(paper) } : facts
  const waiting = { approvalId: approval.id, requesterId: actor.personId, authority }
  const dedupeKey = `evaluation.submitted:${evaluationId}:${revision}`
  await sendCard(store, deps, waiting, { kind: 'evaluation.submitted', card }, dedupeKey)
  await askCauses(store, deps, view, requester, authority)
  const details = { evaluationId, revision }
  await store.audit({
    at,
    actorId: paper?.signerId ?? actor.personId,
    action: 'evaluation.submitted',
    subjectId: actor.personId,
    details,
  })
}

const originOf = ({ clerk, signer, signedOn }: PaperOrigin): PaperOrigin => ({ clerk, signer, signedOn })

const unknownRequester = (actor: Actor): PersonSummary => ({
  id: actor.personId,
  name: actor.name,
  positionTitles: null,
  unit: null,
  isLinked: true,
})
