import { isAllowed } from '../access.ts'
import type { Day } from '../day.ts'
import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import type { Inspection, InspectionFile } from '../inspection/inspection.ts'
import type { Actor, PersonSummary } from '../person/person.ts'
import { flawOfName, foundLimit } from '../person/typed-name.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { cardOf } from './card.ts'
import { type DayRefusal, flawOfDueDay } from './due-day.ts'
import { type RecommendationView, type UnknownRecommendation, viewOf } from './open.ts'
import type { Recommendation } from './recommendation.ts'
import { tell } from './tell.ts'

/** Longest text of a recommendation, in characters. */
export const longestRecommendation = 1_500

/** Where there are signs of a violation nothing but the document and its item is named. */
export const longestNeutral = 100

export type IssueRefusal =
  | 'inspection_unknown'
  | 'inspection_not_concluded'
  | 'text_needed'
  | 'text_too_long'
  | 'text_classified'
  | 'recommendation_neutral'
  | 'owner_unknown'
  | 'verifier_unknown'
  | 'verifier_is_owner'
  | 'verifier_related'
  | DayRefusal

/** What a new one is chosen from: who answers for the subjects, and who may verify; the leader of the team first. */
export type IssueChoices = Readonly<{
  inspection: Inspection
  owners: readonly PersonSummary[]
  verifiers: readonly PersonSummary[]
  number: number
}>

const lockConcluded = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<InspectionFile, 'inspection_unknown' | 'inspection_not_concluded'>> => {
  const file = await store.inspections.lock(id, actor.personId, deps.moment().today)
  if (!file || !isAllowed('recommendation.issue', file.relations)) return refused('inspection_unknown')
  return file.inspection.state === 'concluded' ? done(file) : refused('inspection_not_concluded')
}

/** Whom a recommendation could go to, who could verify it, and its number. Refuses what `IssueRefusal` names. */
export const openIssue = (
  deps: Deps,
  actor: Actor,
  inspectionId: string,
): Promise<Result<IssueChoices, IssueRefusal>> =>
  deps.transaction(async store => {
    const { today } = deps.moment()
    const file = await lockConcluded(store, deps, actor, inspectionId)
    if (!file.ok) return file
    const { inspection, addressees } = file.value
    const people = addressees.map(({ person }) => person)
    const owners = people.filter(({ id }, place) => people.findIndex(other => other.id === id) === place)
    const verifiers = await store.recommendations.verifiers(inspectionId, today)
    const number = (await store.recommendations.of(inspectionId)).length + 1
    return done({ inspection, owners, verifiers, number })
  })

/** Looks for an owner by part of the name among the people below the unit of the inspection. */
export const findOwners = (
  deps: Deps,
  actor: Actor,
  inspectionId: string,
  typed: string,
): Promise<Result<readonly PersonSummary[], IssueRefusal | 'name_too_short' | 'nobody_near'>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const file = await lockConcluded(store, deps, actor, inspectionId)
    if (!file.ok) return file
    const flaw = flawOfName(typed)
    if (flaw) return refused(flaw)
    const people = await store.recommendations.findOwners(inspectionId, typed.trim(), today, foundLimit)
    for (const { id: subjectId } of people) {
      const details = { purpose: 'recommendation' }
      await store.audit({ at, actorId: actor.personId, action: 'person.found', subjectId, details })
    }
    return people.length > 0 ? done(people) : refused('nobody_near')
  })

/** What stands against a text. With signs of a violation it names a document and no more. */
export const flawOfRecommendation = (
  text: string,
  { kind }: Pick<Inspection, 'kind'>,
): IssueRefusal | undefined => {
  const kept = toKeptText(text)
  const flaw = flawOfText(kept, longestRecommendation)
  if (flaw === 'empty') return 'text_needed'
  if (flaw) return flaw === 'long' ? 'text_too_long' : 'text_classified'
  return kind === 'signs' && kept.length > longestNeutral ? 'recommendation_neutral' : undefined
}

export type IssueDraft = Readonly<{ text: string; ownerId: string; verifierId: string; dueOn: Day }>

const flawOfDraft = async (
  store: Store,
  deps: Deps,
  { inspection }: InspectionFile,
  draft: IssueDraft,
): Promise<IssueRefusal | undefined> => {
  const { today } = deps.moment()
  const { ownerId, verifierId } = draft
  const flaw = flawOfRecommendation(draft.text, inspection) ?? flawOfDueDay(draft.dueOn, today)
  if (flaw) return flaw
  if (!(await store.recommendations.isOwner(inspection.id, ownerId, today))) return 'owner_unknown'
  if (ownerId === verifierId) return 'verifier_is_owner'
  const verifiers = await store.recommendations.verifiers(inspection.id, today)
  if (!verifiers.some(({ id }) => id === verifierId)) return 'verifier_unknown'
  return (await store.people.areRelated(ownerId, verifierId)) ? 'verifier_related' : undefined
}

const isSame = (one: Recommendation, { text, ownerId, dueOn }: IssueDraft): boolean =>
  one.text === toKeptText(text) && one.owner.id === ownerId && one.dueOn === dueOn

/**
 * Issues a recommendation: its owner is told by when to do what, and who verifies it, never he himself. The same
 * one twice is the one there is.
 */
export const issueRecommendation = (
  deps: Deps,
  actor: Actor,
  inspectionId: string,
  draft: IssueDraft,
): Promise<Result<RecommendationView, IssueRefusal | UnknownRecommendation>> =>
  deps.transaction(async store => {
    const { at } = deps.moment()
    const file = await lockConcluded(store, deps, actor, inspectionId)
    if (!file.ok) return file
    const flaw = await flawOfDraft(store, deps, file.value, draft)
    if (flaw) return refused(flaw)
    const before = await store.recommendations.of(inspectionId)
    const same = before.find(one => isSame(one, draft))
    if (same) return viewOf(store, deps, actor, same.id)
    const number = before.reduce((most, one) => Math.max(most, one.number), 0) + 1
    const id = deps.newId()
    const { ownerId, verifierId, dueOn } = draft
    const text = toKeptText(draft.text)
    const facts = { id, inspectionId, number, text, ownerId, verifierId, dueOn }
    await store.recommendations.add({ ...facts, authorId: actor.personId, at })
    const event = { id: deps.newId(), recommendationId: id, kind: 'issued' as const, dueOn, round: 0, at }
    await store.recommendations.addEvent({ ...event, actorId: actor.personId })
    const view = await viewOf(store, deps, actor, id)
    if (!view.ok) return view
    const card = cardOf(view.value.recommendation)
    const told = { kind: 'recommendation.issued' as const, card }
    await tell(store, deps, id, told, [ownerId], `recommendation.issued:${id}`)
    const action = 'recommendation.issued'
    const details = { recommendationId: id, inspectionId }
    await store.audit({ at, actorId: actor.personId, action, subjectId: ownerId, details })
    return view
  })
