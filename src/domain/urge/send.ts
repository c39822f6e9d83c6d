import { isAllowed } from '../access.ts'
import type { Day } from '../day.ts'
import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import { type Inspection, isSecret } from '../inspection/inspection.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { type DayRefusal, flawOfDueDay } from '../recommendation/due-day.ts'
import { lockFor } from '../recommendation/open.ts'
import { done, type Result, refused } from '../result.ts'
import { urgeCardOf } from './card.ts'
import type { UrgeTarget } from './port.ts'
import type { Urge } from './urge.ts'

/** Longest reference and longest text of an urge, in characters. */
export const longestReference = 120
export const longestUrge = 1_000

type Named = Readonly<{ id: string; name: string }>

/** What an urge would be about, and who may be urged; a recommendation has one owner. */
export type UrgeChoices = Readonly<{
  target: UrgeTarget
  inspection: string
  kind: Inspection['kind']
  number: number | null
  recipients: readonly Named[]
}>

export type UrgeTargetRefusal =
  | 'recommendation_unknown'
  | 'inspection_unknown'
  | 'recommendation_closed'
  | 'urge_nobody'

const choicesFor = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  target: UrgeTarget,
): Promise<Result<UrgeChoices, UrgeTargetRefusal>> => {
  if ('recommendationId' in target) {
    const locked = await lockFor(store, deps, actor, target.recommendationId, 'urge.send')
    if (!locked.ok) return locked
    const { inspection, inspectionKind: kind, number, owner, state } = locked.value.recommendation
    if (state === 'closed') return refused('recommendation_closed')
    return done({ target, inspection, kind, number, recipients: [owner] })
  }
  const file = await store.inspections.lock(target.inspectionId, actor.personId, deps.moment().today)
  const isOver = !file || !['planned', 'opened', 'concluded'].includes(file.inspection.state)
  // Before a sealed one is opened on site an urge would tell of it.
  if (isOver || isSecret(file.inspection) || !isAllowed('urge.send', file.relations))
    return refused('inspection_unknown')
  const people = file.addressees.map(({ person }) => person).filter(({ id }) => id !== actor.personId)
  const recipients = people.filter(({ id }, place) => people.findIndex(one => one.id === id) === place)
  const { title: inspection, kind } = file.inspection
  return recipients.length === 0
    ? refused('urge_nobody')
    : done({ target, inspection, kind, number: null, recipients })
}

/** Who can be urged about it, for whoever may. Refuses what `UrgeTargetRefusal` names. */
export const openUrging = (
  deps: Deps,
  actor: Actor,
  target: UrgeTarget,
): Promise<Result<UrgeChoices, UrgeTargetRefusal>> =>
  deps.transaction(store => choicesFor(store, deps, actor, target))

type TextRefusal = 'text_needed' | 'text_too_long' | 'text_classified'

const textRefusals = { empty: 'text_needed', long: 'text_too_long', classified: 'text_classified' } as const

/** What stands against a reference or the words of an urge. */
export const flawOfUrge = (text: string, longest: number): TextRefusal | undefined => {
  const flaw = flawOfText(toKeptText(text), longest)
  return flaw && textRefusals[flaw]
}

export type UrgeDraft = Readonly<{ recipientId: string; reference: string; text: string; dueOn: Day }>

/**
 * Sends an urge, which has to be answered. Where there are signs of a violation it carries its reference alone.
 * The same one twice is the one there is.
 */
export const sendUrge = (
  deps: Deps,
  actor: Actor,
  target: UrgeTarget,
  draft: UrgeDraft,
): Promise<Result<Urge, UrgeTargetRefusal | TextRefusal | DayRefusal>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const choices = await choicesFor(store, deps, actor, target)
    if (!choices.ok) return choices
    const isNeutral = choices.value.kind === 'signs'
    const flaw =
      flawOfUrge(draft.reference, longestReference) ??
      (isNeutral ? undefined : flawOfUrge(draft.text, longestUrge)) ??
      flawOfDueDay(draft.dueOn, today)
    if (flaw) return refused(flaw)
    const recipient = choices.value.recipients.find(({ id }) => id === draft.recipientId)
    if (!recipient) return refused('urge_nobody')
    const reference = toKeptText(draft.reference)
    const text = isNeutral ? '' : toKeptText(draft.text)
    const same = (await store.urges.about(target)).find(
      one =>
        one.answer === null &&
        one.recipient.id === recipient.id &&
        one.reference === reference &&
        one.text === text &&
        one.dueOn === draft.dueOn,
    )
    if (same) return done(same)
    const id = deps.newId()
    const facts = { id, senderId: actor.personId, recipientId: recipient.id, target, reference, text }
    await store.urges.add({ ...facts, dueOn: draft.dueOn, at })
    const sent = await store.urges.lock(id, actor.personId)
    if (!sent) throw new Error('The urge just sent is not there.')
    await store.notices.add({
      id: deps.newId(),
      dedupeKey: `urge.sent:${id}`,
      subject: `urge:${id}`,
      content: { kind: 'urge.sent', card: urgeCardOf(sent.urge) },
      recipients: [recipient.id],
      at,
    })
    const details = { urgeId: id }
    const event = { at, actorId: actor.personId, subjectId: recipient.id, details }
    await store.audit({ ...event, action: 'urge.sent' })
    return done(sent.urge)
  })
