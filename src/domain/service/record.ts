import { isAllowed } from '../access.ts'
import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import type { NoticeContent } from '../notice/notice.ts'
import type { Actor, PersonSummary } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { findAudience } from './audience.ts'
import {
  type Attached,
  type EndDraft,
  type EndFlaw,
  flawOfEnd,
  isOver,
  longestDecisionNo,
  type ServiceEnd,
} from './service-end.ts'
import { auditRecorded, settle } from './settle.ts'

export type ServiceOf = Readonly<{
  person: PersonSummary
  /** Recorded and not cancelled; of somebody who came back there is none. */
  end: ServiceEnd | null
  attached: Attached
}>

type OpenRefusal = 'person_unknown' | 'person_related'

/** Not there and outside one's scope are one answer. */
const open = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  personId: string,
): Promise<Result<ServiceOf, OpenRefusal>> => {
  const { today } = deps.moment()
  const relations = await store.personDesk.relations(actor.personId, personId, today)
  if (!isAllowed('service.end', relations))
    return refused(relations.has('staff') && relations.has('relative') ? 'person_related' : 'person_unknown')
  const person = await store.people.summary(personId, today)
  if (!person) return refused('person_unknown')
  const present = await store.services.present(personId)
  const attached = await store.services.attached(personId, today)
  const isBack = present?.settledAt && attached.latestStart !== null && attached.latestStart > present.lastDay
  return done({ person, end: isBack ? null : (present ?? null), attached })
}

/** How somebody stands in the service, for staff in whose scope he is or had his last post; a look at his record. */
export const openService = (
  deps: Deps,
  actor: Actor,
  personId: string,
): Promise<Result<ServiceOf, OpenRefusal>> =>
  deps.transaction(async store => {
    const { at } = deps.moment()
    const opened = await open(store, deps, actor, personId)
    if (!opened.ok) return opened
    const event = { actorId: actor.personId, action: 'service.opened' as const, subjectId: personId }
    await store.audit({ at, ...event, details: { purpose: 'service' } })
    return opened
  })

const textRefusals = {
  empty: 'service_decision_needed',
  long: 'service_decision_long',
  classified: 'text_classified',
} as const

export const flawOfDecisionNo = (
  typed: string,
): (typeof textRefusals)[keyof typeof textRefusals] | undefined => {
  const flaw = flawOfText(toKeptText(typed), longestDecisionNo)
  return flaw && textRefusals[flaw]
}

export type RecordEndRefusal =
  | OpenRefusal
  | 'service_known'
  | EndFlaw
  | (typeof textRefusals)[keyof typeof textRefusals]

const check = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  personId: string,
  draft: EndDraft,
): Promise<Result<ServiceOf, RecordEndRefusal>> => {
  const opened = await open(store, deps, actor, personId)
  if (!opened.ok) return opened
  if (opened.value.end) return refused('service_known')
  const flaw =
    flawOfDecisionNo(draft.decisionNo) ?? flawOfEnd(draft, opened.value.attached, deps.moment().today)
  return flaw ? refused(flaw) : opened
}

/** What stands against recording it, before it is confirmed. */
export const checkEnd = (
  deps: Deps,
  actor: Actor,
  personId: string,
  draft: EndDraft,
): Promise<Result<ServiceOf, RecordEndRefusal>> =>
  deps.transaction(store => check(store, deps, actor, personId, draft))

const audience = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  personId: string,
): Promise<readonly string[]> => {
  const { staff, head } = await findAudience(store, deps, personId, actor)
  return [...new Set([...staff, ...(head ? [head] : [])])]
}

const tell = (
  store: Store,
  deps: Deps,
  id: string,
  content: NoticeContent,
  recipients: readonly string[],
): Promise<void> =>
  store.notices.add({
    id: deps.newId(),
    dedupeKey: `${content.kind}:${id}`,
    subject: `service:${id}`,
    content,
    recipients,
    at: deps.moment().at,
  })

/**
 * Records that somebody leaves. Where the last day is over it is carried out at once, else when it is; he is told
 * unless he died. Refuses as RecordEndRefusal says; of two who record at once one is refused `service_known`.
 */
export const recordEnd = (
  deps: Deps,
  actor: Actor,
  personId: string,
  draft: EndDraft,
): Promise<Result<ServiceOf, RecordEndRefusal>> =>
  deps.transaction(async store => {
    const checked = await check(store, deps, actor, personId, draft)
    if (!checked.ok) return checked
    const { at, today } = deps.moment()
    const { person } = checked.value
    const { lastDay, reason } = draft
    const decisionNo = toKeptText(draft.decisionNo)
    const id = deps.newId()
    const recordedById = actor.personId
    await store.services.add({ id, personId, lastDay, reason, decisionNo, recordedById, recordedAt: at })
    if (isOver(draft, today)) await settle(store, deps, id, actor)
    else {
      await auditRecorded(store, deps, { id, personId }, actor)
      const recipients = await audience(store, deps, actor, personId)
      const by = actor.name
      const leaver = { personId, person: person.name, unit: person.unit, lastDay }
      await tell(store, deps, id, { kind: 'service.recorded', ...leaver, by }, recipients)
      await tell(store, deps, id, { kind: 'service.announced', lastDay, reason, decisionNo, by }, [personId])
    }
    return open(store, deps, actor, personId)
  })

/** Takes it back before it is carried out; whoever was told hears so. Refuses `service_settled` afterwards. */
export const cancelEnd = (
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<
  Result<ServiceOf, OpenRefusal> | Readonly<{ ok: false; refusal: 'service_settled'; personId: string }>
> =>
  deps.transaction(async store => {
    const { at } = deps.moment()
    const end = await store.services.lock(id)
    if (!end) return refused('person_unknown')
    const { personId, lastDay } = end
    const opened = await open(store, deps, actor, personId)
    if (!opened.ok) return opened
    if (end.settledAt) return { ...refused('service_settled'), personId }
    // Taken back before: what there is now is shown.
    if (end.cancelledAt) return opened
    await store.services.cancel(id, at)
    await store.notices.withdraw(`service:${id}`, null, at)
    const { name, unit } = opened.value.person
    const by = actor.name
    const recipients = await audience(store, deps, actor, personId)
    await tell(store, deps, id, { kind: 'service.cancelled', person: name, unit, lastDay, by }, recipients)
    await tell(store, deps, id, { kind: 'service.revoked', lastDay, by }, [personId])
    const event = { actorId: actor.personId, action: 'service.cancelled' as const, subjectId: personId }
    await store.audit({ at, ...event, details: { endId: id } })
    return open(store, deps, actor, personId)
  })
