import { buttons } from '../bot/buttons.ts'
import { numberToDay } from '../bot/day-number.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../bot/refusal.ts'
import type { Screen } from '../bot/screen.ts'
import { homeKey } from '../bot/screens/home.ts'
import { recommendationScreen } from '../bot/screens/recommendation.ts'
import {
  askTextScreen,
  type Draft,
  draftDayScreen,
  draftPeopleScreen,
  draftRecommendationScreen,
} from '../bot/screens/recommendation-draft.ts'
import { isWorkingDay } from '../domain/calendar/calendar.ts'
import { addDays } from '../domain/day.ts'
import type { PersonSummary } from '../domain/person/person.ts'
import { flawOfDueDay } from '../domain/recommendation/due-day.ts'
import {
  findOwners,
  flawOfRecommendation,
  type IssueChoices,
  issueRecommendation,
  openIssue,
} from '../domain/recommendation/issue.ts'
import { done, type Result, refused } from '../domain/result.ts'
import type { Asking, Next, Step } from './question.ts'
import { typedDay } from './sent-piece.ts'

/** Calendar days in which a recommendation is due where nothing else is chosen. */
const usualDays = 30

type Of = Asking['of']

const personOf = (of: Of, part: 'owner' | 'verifier'): Draft['owner'] => {
  const id = of[part]
  return id ? { id, name: of[`${part}Name`] ?? '' } : null
}

const draftOf = (of: Of): Draft => ({
  text: of.text ?? '',
  owner: personOf(of, 'owner'),
  verifier: personOf(of, 'verifier'),
  dueOn: of.dueOn ?? '',
})

const open = ({ deps, actor, of }: Asking) => openIssue(deps, actor, of.inspection ?? '')

/** The draft as it is now, a word where its day is none that is worked. */
const draftScreen = async ({ deps, ctx }: Asking, choices: IssueChoices, of: Of): Promise<Screen> => {
  const screen = draftRecommendationScreen(choices, draftOf(of), ctx.speech)
  const moment = deps.moment()
  const calendar = await deps.transaction(store => store.calendar.load(moment))
  return isWorkingDay(calendar, of.dueOn ?? moment.today)
    ? screen
    : withSentence(screen, ctx.speech.html('recommendation:offDay'))
}

const nextDraft = async (asking: Asking, choices: IssueChoices, of: Of): Promise<Next> => {
  const { part: _, ...rest } = of
  return { screen: await draftScreen(asking, choices, rest), next: { purpose: 'draft', of: rest } }
}

const refusedScreen = ({ ctx }: Asking, refusal: WordedRefusal): Screen => ({
  text: wordRefusal(ctx.speech, refusal),
  rows: [[homeKey(ctx.speech)]],
})

/** Its words come first; whoever answers for the subject and the leader are proposed. */
const newText: Step = {
  async screen(asking) {
    const choices = await open(asking)
    return choices.ok
      ? askTextScreen(choices.value, asking.ctx.speech)
      : refusedScreen(asking, choices.refusal)
  },
  async take(asking, text) {
    const choices = await open(asking)
    if (!choices.ok) return choices
    const flaw = flawOfRecommendation(text, choices.value.inspection)
    if (flaw) return refused(flaw)
    const { owners, verifiers } = choices.value
    const owner = owners[0]
    const verifier = verifiers.find(({ id }) => id !== owner?.id)
    const dueOn = asking.of.dueOn ?? addDays(asking.deps.moment().today, usualDays)
    const proposed = {
      ...(owner && { owner: owner.id, ownerName: owner.name }),
      ...(verifier && { verifier: verifier.id, verifierName: verifier.name }),
    }
    return done(await nextDraft(asking, choices.value, { ...proposed, dueOn, ...asking.of, text }))
  },
}

const peopleScreen = (
  { ctx, of }: Asking,
  people: readonly PersonSummary[],
  part: string | undefined,
): Screen => {
  const asked = ctx.speech.html(part === 'owner' ? 'recommendation:askOwner' : 'recommendation:askVerifier')
  return draftPeopleScreen(of.inspection ?? '', people, asked, ctx.speech)
}

const partScreen = async (asking: Asking, choices: IssueChoices, of: Of): Promise<Screen> => {
  const { ctx, deps } = asking
  const { inspection } = choices
  if (of.part === 'owner') return peopleScreen(asking, choices.owners, of.part)
  if (of.part === 'verifier') return peopleScreen(asking, choices.verifiers, of.part)
  if (of.part === 'day') return draftDayScreen(inspection.id, deps.moment().today, ctx.speech)
  return of.part === 'text' ? askTextScreen(choices, ctx.speech) : draftScreen(asking, choices, of)
}

const takeDay = async (asking: Asking, choices: IssueChoices, day: string | undefined) => {
  if (!day) return refused('due_day_needed')
  const flaw = flawOfDueDay(day, asking.deps.moment().today)
  return flaw ? refused(flaw) : done(await nextDraft(asking, choices, { ...asking.of, dueOn: day }))
}

const takePerson = async (asking: Asking, choices: IssueChoices, personId: string) => {
  const { deps, of } = asking
  const part = of.part === 'verifier' ? 'verifier' : 'owner'
  const other = of[part === 'owner' ? 'verifier' : 'owner']
  if (other === personId) return refused('verifier_is_owner')
  const { today } = deps.moment()
  const person =
    part === 'verifier'
      ? choices.verifiers.find(({ id }) => id === personId)
      : await deps.transaction(async store =>
          (await store.recommendations.isOwner(choices.inspection.id, personId, today))
            ? store.people.summary(personId, today)
            : undefined,
        )
  if (!person) return refused(part === 'verifier' ? 'verifier_unknown' : 'owner_unknown')
  const chosen = { [part]: person.id, [`${part}Name`]: person.name }
  return done(await nextDraft(asking, choices, { ...of, ...chosen }))
}

const issue = async (asking: Asking): Promise<Result<Next, WordedRefusal>> => {
  const { ctx, deps, actor, of } = asking
  const { text, owner, verifier, dueOn } = draftOf(of)
  const ids = { ownerId: owner?.id ?? '', verifierId: verifier?.id ?? '' }
  if (!owner || !verifier) return refused(owner ? 'verifier_unknown' : 'owner_unknown')
  const issued = await issueRecommendation(deps, actor, of.inspection ?? '', { text, ...ids, dueOn })
  if (!issued.ok) return issued
  return done({ screen: recommendationScreen(issued.value, deps.moment().today, ctx.speech), next: null })
}

/** The rest is chosen by keys; names and days may be typed while they are asked for. */
const draft: Step = {
  async screen(asking) {
    const choices = await open(asking)
    return choices.ok ? partScreen(asking, choices.value, asking.of) : refusedScreen(asking, choices.refusal)
  },
  async take(asking, text) {
    const { deps, actor, of } = asking
    if (of.part === 'text') return newText.take(asking, text)
    const choices = await open(asking)
    if (!choices.ok) return choices
    if (of.part === 'day') return takeDay(asking, choices.value, typedDay(text, deps.moment().today))
    if (of.part !== 'owner') return refused('draft_keys')
    const found = await findOwners(deps, actor, of.inspection ?? '', text)
    if (!found.ok) return found
    return done({ screen: peopleScreen(asking, found.value, of.part), next: { purpose: 'draft', of } })
  },
  async press(asking, data) {
    const { of } = asking
    const part = buttons.draftPart.decode(data)
    const person = buttons.draftPerson.decode(data)
    const day = buttons.draftDay.decode(data)
    const issued = buttons.issueRecommendation.decode(data)
    const pressed = part ?? person ?? day ?? issued
    if (pressed?.inspection !== of.inspection) return undefined
    const choices = await open(asking)
    if (!choices.ok) return choices
    if (issued) return issue(asking)
    if (day) return takeDay(asking, choices.value, numberToDay(day.days))
    if (person) return takePerson(asking, choices.value, person.person)
    const next = { ...of, part: part?.part ?? '' }
    return done({
      screen: await partScreen(asking, choices.value, next),
      next: { purpose: 'draft', of: next },
    })
  },
}

export const draftSteps: Readonly<Record<string, Step>> = { newText, draft }
