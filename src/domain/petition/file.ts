import { sendCard } from '../approval/send-card.ts'
import { addWorkingDays } from '../calendar/calendar.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { petitionCardOf } from './card.ts'
import { contestedOf } from './contested.ts'
import { completeDraft, draftIds } from './draft.ts'
import { type Opened, type OwnPetition, openOwn } from './own.ts'
import type { PetitionText } from './petition.ts'
import { type ClosedRefusal, closedTo } from './write.ts'

export type FileRefusal =
  | Exclude<ClosedRefusal, 'petition_filed'>
  | 'petition_incomplete'
  | 'authority_missing'

/**
 * Hands a petition in, once: pressed again it stands as it was filed. It goes to whoever decided, who has so many
 * working days to answer in writing (Law on Public Employees 2025, Article 27).
 */
export const filePetition = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
): Promise<Result<OwnPetition, FileRefusal>> =>
  deps.transaction(async store => {
    const opened = await openOwn(store, deps, actor, evaluationId)
    if (!opened.ok) return opened
    const { view, form, answers } = opened.value
    const closed = closedTo(view)
    if (closed === 'petition_filed') return done(view)
    if (closed) return refused(closed)
    const text = completeDraft(view.draft, line => contestedOf(form, answers, line))
    if (!text) return refused('petition_incomplete')
    if (!view.authority) return refused('authority_missing')
    await write(store, deps, actor, opened.value, text, view.authority)
    const now = await openOwn(store, deps, actor, evaluationId)
    return now.ok ? done(now.value.view) : now
  })

const write = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  { view, revision }: Opened,
  text: PetitionText,
  authority: Readonly<{ id: string; name: string }>,
): Promise<void> => {
  const moment = deps.moment()
  const { at, today } = moment
  const { evaluationId, period, points, level } = view.result.facts
  const { personId } = actor
  const answerBy = addWorkingDays(await store.calendar.load(moment), today, view.answerWorkingDays)
  const petition = { evaluationId, personId, text, filedAt: at, answerBy }
  await store.petitions.file(petition)
  await store.evaluations.removeAnswers(evaluationId, draftIds)
  await store.evaluations.change(evaluationId, { state: 'petitioned' })
  const approvalId = deps.newId()
  await store.approvals.add({
    id: approvalId,
    kind: 'evaluation.petition',
    requesterId: personId,
    authorityId: authority.id,
    evaluationId,
    revision,
    createdAt: at,
    dueOn: answerBy,
  })
  await store.audit({
    at,
    actorId: personId,
    action: 'petition.filed',
    subjectId: personId,
    details: { evaluationId, approvalId },
  })
  const requester = await store.people.summary(personId, today)
  if (!requester) return
  const facts = { approvalId, requester, cycle: period, petition, decided: { points, level } }
  const content = { kind: 'petition.filed' as const, card: petitionCardOf(facts) }
  const waiting = { approvalId, requesterId: personId, authority }
  await sendCard(store, deps, waiting, content, `petition.filed:${approvalId}`)
}
