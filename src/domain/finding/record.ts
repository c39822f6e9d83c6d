import { isAllowed } from '../access.ts'
import type { Day } from '../day.ts'
import type { FindingKind } from '../evaluation/level-proposal.ts'
import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import type { Actor, PersonSummary } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { Finding } from './finding.ts'

/** Longest name of a document, in characters. */
export const longestDocument = 300

export type FindingsOf = Readonly<{ person: PersonSummary; findings: readonly Finding[] }>

export type RecordRefusal =
  | 'person_unknown'
  | 'finding_document_needed'
  | 'finding_document_long'
  | 'text_classified'
  | 'finding_day_future'
  | 'finding_known'

const textRefusals = {
  empty: 'finding_document_needed',
  long: 'finding_document_long',
  classified: 'text_classified',
} as const

/** Not there and outside one's scope are one answer. */
const open = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  personId: string,
): Promise<Result<FindingsOf, 'person_unknown'>> => {
  const { today } = deps.moment()
  const relations = await store.people.relations(actor.personId, personId, today)
  const person = isAllowed('finding.record', relations)
    ? await store.people.summary(personId, today)
    : undefined
  return person ? done({ person, findings: await store.findings.of(personId) }) : refused('person_unknown')
}

/** What was recorded of somebody, for staff in whose scope he is; a look at his record. */
export const openFindings = (
  deps: Deps,
  actor: Actor,
  personId: string,
): Promise<Result<FindingsOf, 'person_unknown'>> =>
  deps.transaction(async store => {
    const { at } = deps.moment()
    const opened = await open(store, deps, actor, personId)
    if (!opened.ok) return opened
    const event = { actorId: actor.personId, action: 'finding.opened' as const, subjectId: personId }
    await store.audit({ at, ...event, details: { purpose: 'finding' } })
    return opened
  })

export type Draft = Readonly<{ kind: FindingKind; foundOn: Day; document: string }>

/** What stands against recording it, before it is confirmed. */
export const checkFinding = (
  deps: Deps,
  actor: Actor,
  personId: string,
  { foundOn, document, kind }: Draft,
): Promise<Result<FindingsOf, RecordRefusal>> =>
  deps.transaction(async store => {
    const opened = await open(store, deps, actor, personId)
    if (!opened.ok) return opened
    const flaw = flawOfText(toKeptText(document), longestDocument)
    if (flaw) return refused(textRefusals[flaw])
    if (foundOn > deps.moment().today) return refused('finding_day_future')
    const isKnown = opened.value.findings.some(
      known => known.kind === kind && known.foundOn === foundOn && known.revokedAt === null,
    )
    return isKnown ? refused('finding_known') : opened
  })

/**
 * Records it, with its day; what was decided before stays as it was decided (Decree 335/2025). The cadre is told.
 * Whoever records the same twice records it once: `finding_known`.
 */
export const recordFinding = async (
  deps: Deps,
  actor: Actor,
  personId: string,
  draft: Draft,
): Promise<Result<FindingsOf, RecordRefusal>> => {
  const checked = await checkFinding(deps, actor, personId, draft)
  if (!checked.ok) return checked
  return deps.transaction(async store => {
    const { at } = deps.moment()
    const id = deps.newId()
    const document = toKeptText(draft.document)
    const { kind, foundOn } = draft
    await store.findings.add({
      id,
      personId,
      kind,
      foundOn,
      document,
      recordedById: actor.personId,
      recordedAt: at,
    })
    await tell(store, deps, actor, { id, personId, kind, foundOn, document }, 'finding.recorded')
    return open(store, deps, actor, personId)
  })
}

/** Takes one back that was recorded by mistake or lifted; it stays on the record as taken back. */
export const revokeFinding = (
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<FindingsOf, 'person_unknown'>> =>
  deps.transaction(async store => {
    const finding = await store.findings.lock(id)
    const opened = finding ? await open(store, deps, actor, finding.personId) : refused('person_unknown')
    if (!finding || !opened.ok) return refused('person_unknown')
    if (finding.revokedAt === null) {
      await store.findings.revoke(id, deps.moment().at)
      await tell(store, deps, actor, finding, 'finding.revoked')
    }
    return open(store, deps, actor, finding.personId)
  })

const tell = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  {
    id,
    personId,
    kind: finding,
    foundOn,
    document,
  }: Pick<Finding, 'id' | 'personId' | 'kind' | 'foundOn' | 'document'>,
  kind: 'finding.recorded' | 'finding.revoked',
): Promise<void> => {
  const { at } = deps.moment()
  await store.audit({
    at,
    actorId: actor.personId,
    action: kind,
    subjectId: personId,
    details: { findingId: id },
  })
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: `${kind}:${id}`,
    subject: `finding:${id}`,
    content: { kind, finding, foundOn, document, by: actor.name },
    recipients: [personId],
    at,
  })
}
