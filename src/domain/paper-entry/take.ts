import { isAllowed } from '../access.ts'
import { isOpenToAuthor } from '../evaluation/evaluation.ts'
import type { EvaluationFile } from '../evaluation/evaluation-file.ts'
import { nextStep } from '../evaluation/steps.ts'
import { wrongCodesPerHour } from '../person/admit.ts'
import { relationsOfHats } from '../person/hats.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { hashedAs, readPaperCode } from './code.ts'
import type { ListedEntry, PaperEntry } from './paper-entry.ts'

/** Why a form that was found cannot be entered, or not by this one. */
export type Obstacle =
  | 'paper_settled'
  | 'paper_handed_in'
  | 'paper_taken'
  | 'paper_submitted'
  | 'paper_answers_in_chat'
  | 'cycle_closed'

/** A form as its finder sees it: whose, of which period, and what stands in the way. */
export type FoundForm = Readonly<{ code: string; entry: PaperEntry; obstacle: Obstacle | null }>

type Finding = Readonly<{ deps: Deps; actor: Actor; accountId: number }>

/** Why a form cannot be entered by this person now, the gravest first. */
export const decideObstacle = (
  entry: PaperEntry,
  file: EvaluationFile | undefined,
  { actorId, isHolderStaff }: Readonly<{ actorId: string; isHolderStaff: boolean }>,
): Obstacle | null => {
  if (entry.isSettled) return 'paper_settled'
  if (entry.cycle.isClosed) return 'cycle_closed'
  if (file && !isOpenToAuthor(file.evaluation)) return 'paper_submitted'
  if (entry.isHandedIn) return 'paper_handed_in'
  if (entry.clerkId !== null) return entry.clerkId !== actorId && isHolderStaff ? 'paper_taken' : null
  const isWritten = file !== undefined && Object.keys(file.answers).length > 0
  // What was written in chat is its author's, unless he himself put it on the paper.
  return isWritten && entry.issuedById !== entry.personId && !entry.isFollowUp
    ? 'paper_answers_in_chat'
    : null
}

/**
 * Wrong codes, those taken back, those of people beyond the actor's scope and too many tries are one refusal with
 * one text, and count as wrong, as with invites.
 */
const find = async (
  store: Store,
  { deps, actor, accountId }: Finding,
  typed: string,
): Promise<Result<PaperEntry & { code: string }, 'paper_code_invalid' | 'paper_not_for_you'>> => {
  const { at, today } = deps.moment()
  const code = readPaperCode(typed)
  const found = await store.paperEntries.findByCode(deps.hashCode(hashedAs(code ?? '')))
  const relations = found
    ? await store.people.relations(actor.personId, found.personId, today)
    : new Set<never>()
  const isKnown = found !== undefined && (relations.has('staff') || relations.has('self'))
  const wrongCodes = await store.invites.countWrong(accountId, !isKnown, at)
  if (code === undefined || !isKnown || wrongCodes >= wrongCodesPerHour) return refused('paper_code_invalid')
  return isAllowed('paper.enter', relations) ? done({ ...found, code }) : refused('paper_not_for_you')
}

const look = async (store: Store, { deps, actor }: Finding, entry: PaperEntry) => {
  const { at, today } = deps.moment()
  const known = (await store.evaluations.cyclesFor(entry.personId, today)).find(
    ({ cycle }) => cycle.id === entry.cycle.id,
  )
  const evaluationId = entry.evaluationId ?? known?.evaluationId ?? null
  const file = evaluationId === null ? undefined : await store.evaluations.lock(evaluationId, at)
  const holder = entry.clerkId
  const isHolderStaff =
    holder !== null && isAllowed('paper.enter', await store.people.relations(holder, entry.personId, today))
  return { file, obstacle: decideObstacle(entry, file, { actorId: actor.personId, isHolderStaff }) }
}

/** Whose form a code belongs to: a look at another's record, and an audit event with its purpose. */
export const findForm = (
  deps: Deps,
  actor: Actor,
  accountId: number,
  typed: string,
): Promise<Result<FoundForm, 'paper_code_invalid' | 'paper_not_for_you'>> =>
  deps.transaction(async store => {
    const finding = { deps, actor, accountId }
    const found = await find(store, finding, typed)
    if (!found.ok) return found
    const { code, ...entry } = found.value
    const details = { entryId: entry.id, purpose: 'paper entry' }
    const event = { action: 'paper.opened' as const, subjectId: entry.personId, details }
    await store.audit({ at: deps.moment().at, actorId: actor.personId, ...event })
    const { obstacle } = await look(store, finding, entry)
    return done({ code, entry, obstacle })
  })

/**
 * Takes a form to enter it; whoever has taken it goes on. Its author hears of it, and writes nothing himself until
 * it is signed. Another takes it over only from somebody who is no longer staff for its author. Answers the id of
 * the evaluation.
 */
export const takeForm = (
  deps: Deps,
  actor: Actor,
  accountId: number,
  typed: string,
): Promise<Result<string, 'paper_code_invalid' | 'paper_not_for_you' | Obstacle>> =>
  deps.transaction(async store => {
    const finding = { deps, actor, accountId }
    const found = await find(store, finding, typed)
    if (!found.ok) return found
    const { code: _, ...entry } = found.value
    const { at } = deps.moment()
    const before = await look(store, finding, entry)
    if (before.obstacle) return refused(before.obstacle)
    const { personId, cycle } = entry
    const id =
      before.file?.evaluation.id ?? (await store.evaluations.open(deps.newId(), cycle.id, personId, at))
    if (entry.clerkId === actor.personId) return done(id)
    const file = before.file ?? (await store.evaluations.lock(id, at))
    if (!file) return refused('paper_code_invalid')
    const { form, answers, evaluation } = file
    // Whatever its author read before is decided anew, and refused.
    const cursor = evaluation.cursor ?? nextStep(form, answers, null, evaluation.linesToChange)
    await store.evaluations.change(id, { cursor })
    await store.paperEntries.take(entry.id, id, actor.personId, at)
    await tellCadre(store, deps, actor, entry)
    const details = { entryId: entry.id }
    await store.audit({ at, actorId: actor.personId, action: 'paper.taken', subjectId: personId, details })
    return done(id)
  })

const tellCadre = async (store: Store, deps: Deps, actor: Actor, entry: PaperEntry): Promise<void> => {
  const { at, today } = deps.moment()
  const cadre = await store.people.summary(entry.personId, today)
  if (!cadre?.isLinked) return
  const { kind, periodFrom, periodTo } = entry.cycle
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: `paper.begun:${entry.id}:${actor.personId}`,
    subject: `paper:${entry.id}`,
    content: { kind: 'paper.begun', period: { kind, periodFrom, periodTo }, clerk: actor.name },
    recipients: [entry.personId],
    at,
  })
}

/** What somebody is entering, for /paper. Refuses `not_allowed` to whoever is staff for nobody. */
export const listEntries = (
  deps: Deps,
  actor: Actor,
): Promise<Result<readonly ListedEntry[], 'not_allowed'>> =>
  deps.transaction(async store => {
    const hats = await store.people.hats(actor.personId, deps.moment().today)
    if (!isAllowed('paper.enter', relationsOfHats(hats))) return refused('not_allowed')
    return done(await store.paperEntries.takenBy(actor.personId))
  })

/** The period of a form that is the actor's own; undefined for any other code. */
export const ownCycleOf = (deps: Deps, actor: Actor, typed: string): Promise<string | undefined> =>
  deps.transaction(async store => {
    const code = readPaperCode(typed)
    const found = code && (await store.paperEntries.findByCode(deps.hashCode(hashedAs(code))))
    return found && found.personId === actor.personId ? found.cycle.id : undefined
  })
