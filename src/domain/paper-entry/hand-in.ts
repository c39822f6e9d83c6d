import { decisionDays } from '../approval/approval.ts'
import { workingDayOnOrAfter } from '../calendar/calendar.ts'
import { addDays, type Day } from '../day.ts'
import type { Cycle } from '../evaluation/evaluation.ts'
import type { EvaluationFile } from '../evaluation/evaluation-file.ts'
import { decideOwn, type OwnRefusal } from '../evaluation/own.ts'
import { missingSteps, overview } from '../evaluation/steps.ts'
import { type EvaluationView, viewEvaluation } from '../evaluation/view.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { clerkOf, signersFor } from './clerk.ts'
import type { PaperCard } from './notice.ts'

export type DayRefusal = 'paper_day_ahead' | 'paper_day_early'
export type HandInRefusal = OwnRefusal | 'evaluation_incomplete'

/** The day under a signature: not to come, and none before the period was opened. */
export const decideSignedDay = (
  day: Day,
  { opensOn }: Pick<Cycle, 'opensOn'>,
  today: Day,
): DayRefusal | undefined => (day > today ? 'paper_day_ahead' : day < opensOn ? 'paper_day_early' : undefined)

const lockEntered = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  entryId: string,
): Promise<Result<EvaluationFile, HandInRefusal>> => {
  const { at, today } = deps.moment()
  const entry = await store.paperEntries.lock(entryId)
  const file = entry?.evaluationId ? await store.evaluations.lock(entry.evaluationId, at) : undefined
  if (!file?.paper || file.paper.entryId !== entryId) return refused('evaluation_unknown')
  const own = decideOwn(actor, file, await clerkOf(store, actor, file, today))
  if (!own.ok) return own
  return missingSteps(file.form, file.answers).length > 0 ? refused('evaluation_incomplete') : own
}

export type PlannedHandIn = Readonly<{
  view: EvaluationView
  entryId: string
  late: boolean
  day: Day | null
}>

/** What is about to be handed to a second person; `day` null while the day under the signature is being asked for. */
export const planHandIn = (
  deps: Deps,
  actor: Actor,
  entryId: string,
  day: Day | null,
): Promise<Result<PlannedHandIn, HandInRefusal | DayRefusal>> =>
  deps.transaction(async store => {
    const entered = await lockEntered(store, deps, actor, entryId)
    if (!entered.ok) return entered
    const { cycle } = entered.value
    const flaw = day === null ? undefined : decideSignedDay(day, cycle, deps.moment().today)
    if (flaw) return refused(flaw)
    const late = day !== null && day > cycle.closesOn
    return done({ view: viewEvaluation(entered.value, overview), entryId, late, day })
  })

/**
 * Hands an entered form to any other member of staff, who compares it with the paper; until then nobody changes it.
 * Refuses `nobody_to_sign` where there is no second one, and whatever the entry itself lacks.
 */
export const handInForm = (
  deps: Deps,
  actor: Actor,
  entryId: string,
  day: Day,
): Promise<Result<PaperCard, HandInRefusal | DayRefusal | 'nobody_to_sign'>> =>
  deps.transaction(async store => {
    const moment = deps.moment()
    const { at, today } = moment
    const entered = await lockEntered(store, deps, actor, entryId)
    if (!entered.ok) return entered
    const { evaluation, cycle } = entered.value
    const flaw = decideSignedDay(day, cycle, today)
    if (flaw) return refused(flaw)
    if (!(await store.evaluations.holdCycle(evaluation.id))) return refused('cycle_closed')
    const signers = await signersFor(store, evaluation.personId, actor.personId, today)
    const entry = await store.paperEntries.lock(entryId)
    if (!entry) return refused('evaluation_unknown')
    if (signers.length === 0) return refused('nobody_to_sign')
    const approvalId = deps.newId()
    const round = entry.round + 1
    const dueOn = workingDayOnOrAfter(await store.calendar.load(moment), addDays(today, decisionDays))
    // An answer that is being saved at this moment is decided anew, and refused.
    await store.evaluations.change(evaluation.id, { cursor: overview })
    const clerkId = actor.personId
    await store.paperEntries.handIn({ entryId, approvalId, clerkId, signedOn: day, round, at, dueOn })
    const { kind, periodFrom, periodTo } = cycle
    const card = {
      approvalId,
      clerk: actor.name,
      person: entry.person,
      unit: entry.unit,
      period: { kind, periodFrom, periodTo },
      signedOn: day,
      late: day > cycle.closesOn,
    }
    await store.notices.add({
      id: deps.newId(),
      dedupeKey: `paper.handedIn:${approvalId}`,
      subject: `approval:${approvalId}`,
      content: { kind: 'paper.handedIn', card },
      recipients: signers,
      at,
    })
    const subjectId = evaluation.personId
    const details = { entryId, approvalId }
    await store.audit({ at, actorId: clerkId, action: 'paper.handedIn', subjectId, details })
    return done(card)
  })
