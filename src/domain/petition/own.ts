import { isAllowed } from '../access.ts'
import { type OwnResult, ownPublished, type Published, resultOf } from '../classification/own-result.ts'
import { type Day, daysBetween } from '../day.ts'
import type { Answers } from '../evaluation/answers.ts'
import type { Form } from '../evaluation/form.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { decidePetitionAuthority } from './authority.ts'
import { contestableLines, contestedOf } from './contested.ts'
import { draftOf, type PetitionDraft } from './draft.ts'
import type { Contested, PetitionBasis } from './petition.ts'

/** One's own petition, from the first thought of it to its answer. */
export type OwnPetition = Readonly<{
  result: OwnResult
  /** Days left to file it, today among them; 0 once they are over. */
  daysLeft: number
  answerWorkingDays: number
  isVerified: boolean
  /** Who will answer; null where nobody stands above. */
  authority: Readonly<{ id: string; name: string }> | null
  lines: readonly Readonly<{ line: string; contested: Contested }>[]
  draft: PetitionDraft
}>

/** The last day counts whole. */
export const daysToFile = (lastDay: Day, today: Day): number => Math.max(0, daysBetween(today, lastDay) + 1)

export type Opened = Readonly<{ view: OwnPetition; form: Form; answers: Answers; revision: number }>

/** What a petition is made from, held until the transaction ends. Refuses whatever is not one's own and published. */
export const openOwn = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  evaluationId: string,
): Promise<Result<Opened, 'classification_unknown'>> => {
  const { at, today } = deps.moment()
  const own = ownPublished(actor, await store.classifications.lock(evaluationId, actor.personId, today))
  if (!own.ok) return own
  if (!isAllowed('petition.file', own.value.relations)) return refused('classification_unknown')
  const file = await store.evaluations.lock(evaluationId, at)
  if (!file) return refused('classification_unknown')
  const { form, answers, evaluation } = file
  const lines = contestableLines(form, answers)
  return done({
    form,
    answers,
    revision: evaluation.revision,
    view: {
      ...(await frameOf(store, deps, own.value)),
      lines: lines.map(line => ({ line, contested: contestedOf(form, answers, line) })),
      draft: draftOf(answers, lines),
    },
  })
}

const frameOf = async (
  store: Store,
  deps: Deps,
  file: Published,
): Promise<Omit<OwnPetition, 'lines' | 'draft'>> => {
  const moment = deps.moment()
  const { personId, evaluationId } = file
  const result = await resultOf(store, deps, file)
  const { petition: rules } = await store.classifications.rules(moment, personId)
  const authorities = await store.people.authorities(personId, moment.today)
  const decidedWith = await store.petitions.decidedWith(evaluationId)
  const authority = decidePetitionAuthority(authorities, personId, decidedWith)
  return {
    result,
    daysLeft: daysToFile(result.facts.petitionUntil, moment.today),
    answerWorkingDays: rules.answerWorkingDays,
    isVerified: rules.isVerified,
    authority: authority ? { id: authority.id, name: authority.name } : null,
  }
}

/** One's own petition as it stands. */
export const openOwnPetition = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
): Promise<Result<OwnPetition, 'classification_unknown'>> =>
  deps.transaction(async store => {
    const opened = await openOwn(store, deps, actor, evaluationId)
    return opened.ok ? done(opened.value.view) : opened
  })

/** What the time for one's own petition rests on. */
export const explainPetition = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
): Promise<Result<PetitionBasis, 'classification_unknown'>> =>
  deps.transaction(async store => {
    const { today } = deps.moment()
    const own = ownPublished(actor, await store.classifications.lock(evaluationId, actor.personId, today))
    const basis = own.ok ? await store.petitions.basis(actor.personId, today) : undefined
    return basis ? done(basis) : refused('classification_unknown')
  })
