import { addDays, type Day } from '../day.ts'
import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import {
  changingDraft,
  type Drafted,
  type DraftRefusal,
  type InspectionDraft,
  isSealedKind,
  isStaffFor,
  lockDraft,
  viewDraft,
} from './draft-file.ts'
import type { InspectionBody, InspectionKind } from './inspection.ts'
import { ladderFor } from './ladder.ts'

export const inspectionKinds: readonly InspectionKind[] = ['regular', 'thematic', 'signs', 'surprise']
export const inspectionBodies: readonly InspectionBody[] = ['party', 'state']

/** Longest texts, in characters. */
export const longestTitle = 200
export const longestBasis = 500
const longestDocument = 200
const mostDocuments = 20

/** All of them together: whoever is inspected reads them in one message. */
const longestDocuments = 2_000

/** Days ahead that somebody may plan, and an inspection may last; beyond it the date is a slip. */
const farthest = 730

/**
 * Begins a draft, or goes on with the one he has: one at a time. Whoever plans a surprise inspection is on its team,
 * because it exists for nobody else. Refuses `not_allowed` to whoever is no staff today, and `inspection_other_draft`
 * where he has begun one of another kind: what he writes now would not be as secret as he believes.
 */
export const beginInspection = (
  deps: Deps,
  actor: Actor,
  { body, kind }: Readonly<{ body: InspectionBody; kind: InspectionKind }>,
): Promise<Result<InspectionDraft, DraftRefusal | 'not_allowed' | 'inspection_other_draft'>> =>
  deps.transaction(async store => {
    const moment = deps.moment()
    const { personId: plannedById } = actor
    const [unit] = await store.broadcasts.scopes(plannedById, moment.today)
    if (!unit || !(await isStaffFor(store, actor, unit.id, moment.today, 'inspection.begin')))
      return refused('not_allowed')
    const begun = await store.inspections.draftOf(plannedById)
    const id = begun ?? deps.newId()
    if (!begun) {
      const ladder = ladderFor(kind, await store.inspections.ladder(moment))
      await store.inspections.add({ id, body, kind, unitId: unit.id, plannedById, ladder, at: moment.at })
      if (isSealedKind(kind)) await store.inspections.setTeam(id, [{ personId: plannedById, leads: true }])
    }
    const locked = await lockDraft(store, deps, actor, id)
    if (!locked.ok) return locked
    const { inspection } = locked.value
    if (inspection.kind !== kind || inspection.body !== body) return refused('inspection_other_draft')
    return done(await viewDraft(store, deps, locked.value))
  })

/** Opens a draft; with `step`, notes what is typed next, so that it is known after any interruption. */
export const openInspectionDraft = (deps: Deps, actor: Actor, id: string, step: string | null): Drafted =>
  changingDraft(deps, actor, id, async (store, { inspection }) => {
    if (inspection.step !== step) await store.inspections.change(id, { step })
    return done(null)
  })

export const textRefusals = {
  empty: 'text_needed',
  long: 'inspection_text_long',
  classified: 'text_classified',
} as const

export type TextRefusal = (typeof textRefusals)[keyof typeof textRefusals]

/** Keeps title or basis document on one line; too long a text is refused whole. */
export const writeInspection = (
  deps: Deps,
  actor: Actor,
  id: string,
  part: 'title' | 'basis',
  text: string,
): Drafted<TextRefusal> =>
  changingDraft(deps, actor, id, async store => {
    const kept = toKeptText(text).replace(/\s+/g, ' ')
    // A marking is looked for where it would stand: in the text as it was typed.
    const flaw = flawOfText(toKeptText(text), part === 'title' ? longestTitle : longestBasis)
    if (flaw) return refused(textRefusals[flaw])
    await store.inspections.change(id, { [part]: kept, step: null })
    return done(null)
  })

export type DocumentRefusal = TextRefusal | 'inspection_documents_limit'

/** One document a line, added to those there are; what stands there already is not added again. */
export const decideDocuments = (
  present: readonly string[],
  typed: string,
): Result<readonly string[], DocumentRefusal> => {
  const lines = toKeptText(typed)
    .split('\n')
    .map(toKeptText)
    .filter(line => line !== '')
  if (lines.length === 0) return refused('text_needed')
  for (const line of lines) {
    const flaw = flawOfText(line, longestDocument)
    if (flaw) return refused(textRefusals[flaw])
  }
  const documents = [...new Set([...present, ...lines])]
  const isMore = documents.length > mostDocuments || documents.join('').length > longestDocuments
  return isMore ? refused('inspection_documents_limit') : done(documents)
}

/** Adds what the subjects are to prepare, one document a line. */
export const addDocuments = (deps: Deps, actor: Actor, id: string, typed: string): Drafted<DocumentRefusal> =>
  changingDraft(deps, actor, id, async (store, { inspection }) => {
    const decided = decideDocuments(inspection.documents, typed)
    if (!decided.ok) return decided
    await store.inspections.change(id, { documents: decided.value, step: null })
    return done(null)
  })

/** Takes all documents away. */
export const clearDocuments = (deps: Deps, actor: Actor, id: string): Drafted =>
  changingDraft(deps, actor, id, async store => {
    await store.inspections.change(id, { documents: [] })
    return done(null)
  })

export type DayRefusal = 'inspection_day_past' | 'inspection_days_crossed' | 'inspection_day_far'

/** A null day is not known yet. */
export const decideDays = (
  startsOn: Day | null,
  endsOn: Day | null,
  today: Day,
): Result<null, DayRefusal> => {
  if ((startsOn ?? today) < today || (endsOn ?? today) < today) return refused('inspection_day_past')
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) return refused('inspection_days_crossed')
  const last = addDays(today, farthest)
  return (startsOn ?? today) > last || (endsOn ?? today) > last ? refused('inspection_day_far') : done(null)
}

/** A first day after the last one asks for the last one again; a last day before the first is refused. */
export const chooseDay = (
  deps: Deps,
  actor: Actor,
  id: string,
  part: 'startsOn' | 'endsOn',
  day: Day,
): Drafted<DayRefusal> =>
  changingDraft(deps, actor, id, async (store, { inspection }) => {
    const startsOn = part === 'startsOn' ? day : inspection.startsOn
    const known = part === 'endsOn' ? day : inspection.endsOn
    const endsOn = part === 'startsOn' && known !== null && known < day ? null : known
    const decided = decideDays(startsOn, endsOn, deps.moment().today)
    if (!decided.ok) return decided
    await store.inspections.change(id, { startsOn, endsOn, step: null })
    return done(null)
  })

/** Takes a rung out or puts it in; only those the rulebook knows. */
export const toggleRung = (deps: Deps, actor: Actor, id: string, daysBefore: number): Drafted =>
  changingDraft(deps, actor, id, async (store, { inspection }) => {
    const { before } = await store.inspections.ladder(deps.moment())
    const { ladder, sealed } = inspection
    if (sealed || !before.includes(daysBefore)) return done(null)
    const others = ladder.filter(days => days !== daysBefore)
    await store.inspections.change(id, {
      ladder: others.length < ladder.length ? others : [...ladder, daysBefore],
    })
    return done(null)
  })

/** Throws a draft away; nothing of it is left. */
export const discardInspection = (
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<null, DraftRefusal>> =>
  deps.transaction(async store => {
    const locked = await lockDraft(store, deps, actor, id)
    if (!locked.ok) return locked
    await store.inspections.remove(id)
    return done(null)
  })
