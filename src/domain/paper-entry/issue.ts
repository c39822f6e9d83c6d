import { isAllowed } from '../access.ts'
import { isOpenToAuthor } from '../evaluation/evaluation.ts'
import type { Form } from '../evaluation/form.ts'
import { type PaperFacts, paperOf } from '../evaluation/paper.ts'
import type { PeriodFacts } from '../notice/facts.ts'
import type { Actor, PersonSummary } from '../person/person.ts'
import { flawOfName, foundLimit } from '../person/typed-name.ts'
import type { Deps, OpenCycle, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { hashedAs, toPaperCode } from './code.ts'

/** A form to print: empty, or as far as its author has filled it in; `code` is shown nowhere else. */
export type PrintedForm = Readonly<{ code: string }> &
  (
    | Readonly<{ kind: 'draft'; facts: PaperFacts }>
    | Readonly<{
        kind: 'blank'
        form: Form
        period: PeriodFacts
        person: PersonSummary
        agencies: readonly string[]
      }>
  )

export type IssueRefusal =
  | 'evaluation_unknown'
  | 'evaluation_locked'
  | 'paper_being_entered'
  | 'paper_answers_in_chat'
  | 'paper_just_printed'

/** A second press within this time is the same one; each code ends the one before. In milliseconds. */
const samePress = 10_000

/** Whether a form of this period can be on paper still. */
export const isPrintable = ({ state, paperClerk, cycle }: OpenCycle): boolean =>
  !cycle.isClosed && !paperClerk && (state === null || isOpenToAuthor({ state }))

const issue = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  { personId, cycleId, isRepeated }: Readonly<{ personId: string; cycleId: string; isRepeated: boolean }>,
): Promise<Result<PrintedForm, IssueRefusal>> => {
  const { at, today } = deps.moment()
  await store.paperEntries.holdPerson(personId)
  const open = (await store.evaluations.cyclesFor(personId, today)).find(({ cycle }) => cycle.id === cycleId)
  const person = await store.people.summary(personId, today)
  if (!open || !person) return refused('evaluation_unknown')
  const file = open.evaluationId === null ? undefined : await store.evaluations.lock(open.evaluationId, at)
  if (file && !isOpenToAuthor(file.evaluation)) return refused('evaluation_locked')
  if (file?.paper) return refused('paper_being_entered')
  const isOwn = actor.personId === personId
  const hasAnswers = file !== undefined && Object.keys(file.answers).length > 0
  if (!isOwn && hasAnswers && person.isLinked) return refused('paper_answers_in_chat')
  const since = new Date(at.getTime() - samePress)
  if (!isRepeated && (await store.paperEntries.isIssuedSince(cycleId, personId, actor.personId, since)))
    return refused('paper_just_printed')
  const code = toPaperCode(deps.newCode())
  const id = deps.newId()
  const codeHash = deps.hashCode(hashedAs(code))
  await store.paperEntries.issue({ id, cycleId, personId, codeHash, issuedById: actor.personId, at })
  const details = { entryId: id, cycleId }
  await store.audit({ at, actorId: actor.personId, action: 'paper.issued', subjectId: personId, details })
  if (file && hasAnswers && isOwn) {
    const facts = await paperOf(store, deps, file, null, false)
    return facts ? done({ kind: 'draft', code, facts }) : refused('evaluation_unknown')
  }
  const form = file?.form ?? (await store.paperEntries.blankForm(cycleId, personId))
  if (!form) return refused('evaluation_unknown')
  const agencies = await store.papers.agencies(personId, today)
  return done({ kind: 'blank', code, form, period: open.cycle, person, agencies })
}

/**
 * Prints one's own form of a period under a new code: blank, or the draft as it stands, from which staff goes on.
 * Earlier codes of the period end. Refuses as `IssueRefusal` says.
 */
export const printOwnForm = (
  deps: Deps,
  actor: Actor,
  cycleId: string,
  isRepeated: boolean,
): Promise<Result<PrintedForm, IssueRefusal>> =>
  deps.transaction(store => issue(store, deps, actor, { personId: actor.personId, cycleId, isRepeated }))

/**
 * Prints a blank form for somebody in the actor's scope as staff. Refuses `evaluation_unknown` for anybody else, and
 * `paper_answers_in_chat` for whoever is filling it in on his phone: only he himself can print that.
 */
export const printFormFor = (
  deps: Deps,
  actor: Actor,
  personId: string,
  cycleId: string,
  isRepeated: boolean,
): Promise<Result<PrintedForm, IssueRefusal>> =>
  deps.transaction(async store => {
    const relations = await store.people.relations(actor.personId, personId, deps.moment().today)
    if (!isAllowed('paper.print', relations)) return refused('evaluation_unknown')
    return issue(store, deps, actor, { personId, cycleId, isRepeated })
  })

export type PrintableFor = Readonly<{ person: PersonSummary; cycles: readonly OpenCycle[] }>

/** Somebody in the actor's scope, with the periods he could have on paper. */
export const openPrintable = (
  deps: Deps,
  actor: Actor,
  personId: string,
): Promise<Result<PrintableFor, 'evaluation_unknown'>> =>
  deps.transaction(async store => {
    const { today } = deps.moment()
    const relations = await store.people.relations(actor.personId, personId, today)
    const person = await store.people.summary(personId, today)
    if (!person || !isAllowed('paper.print', relations)) return refused('evaluation_unknown')
    const cycles = await store.evaluations.cyclesFor(personId, today)
    return done({ person, cycles: cycles.filter(isPrintable) })
  })

/** Finds people by part of the name within the actor's scope, to print for them; every look is an audit event. */
export const findForPaper = (
  deps: Deps,
  actor: Actor,
  typed: string,
): Promise<Result<readonly PersonSummary[], 'name_too_short' | 'nobody_found'>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const flaw = flawOfName(typed)
    if (flaw) return refused(flaw)
    const people = await store.people.find(actor.personId, typed.trim(), today, foundLimit)
    for (const { id: subjectId } of people) {
      const details = { purpose: 'paper' }
      await store.audit({ at, actorId: actor.personId, action: 'person.found', subjectId, details })
    }
    return people.length > 0 ? done(people) : refused('nobody_found')
  })
