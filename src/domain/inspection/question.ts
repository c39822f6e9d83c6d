import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { InspectionCard } from './notice.ts'
import type { Question } from './question-port.ts'
import { openFor } from './reminder-board.ts'
import type { QuestionCard } from './reminder-notice.ts'

/** Longest question and longest answer, in UTF-16 units. */
export const longestQuestion = 1_500

/** Questions of one person about one inspection that may wait for an answer at a time. */
const mostWaiting = 5

export type AskRefusal =
  | 'inspection_unknown'
  | 'question_needed'
  | 'question_too_long'
  | 'questions_waiting'
  | 'text_classified'

const flaws = {
  empty: 'question_needed',
  long: 'question_too_long',
  classified: 'text_classified',
} as const

/** By this the copies of one question are found. */
export const questionSubject = (id: string): string => `inspection.question:${id}`

/** A question as the team reads it. */
export const questionCardOf = (
  { id: questionId, inspectionId, asker, text }: Question,
  { title }: Pick<InspectionCard, 'title'>,
): QuestionCard => ({ questionId, inspectionId, title, asker, text })

/**
 * An addressee asks the team; every member gets the question. `source` names the message it came in, which asks
 * once however often it comes; without a text it is only looked at whether he may.
 */
export const askTeam = (
  deps: Deps,
  actor: Actor,
  inspectionId: string,
  asked: Readonly<{ text: string; source: string }> | null,
): Promise<Result<InspectionCard, AskRefusal>> =>
  deps.transaction(async store => {
    const opened = await openFor(store, deps, actor, inspectionId, 'inspection.ask')
    if (!opened.ok) return opened
    const { file, card } = opened.value
    if (file.inspection.state === 'cancelled') return refused('inspection_unknown')
    if (asked && (await store.inspectionQuestions.isKnown(inspectionId, asked.source))) return done(card)
    const mine = (await store.inspectionQuestions.of(inspectionId)).filter(
      ({ askerId, answer }) => askerId === actor.personId && answer === null,
    )
    if (mine.length >= mostWaiting) return refused('questions_waiting')
    if (!asked) return done(card)
    const text = toKeptText(asked.text)
    const flaw = flawOfText(text, longestQuestion)
    if (flaw) return refused(flaws[flaw])
    const { team, inspection } = file
    const members = team.map(({ person }) => person.id).filter(id => id !== actor.personId)
    const recipients = members.length > 0 ? members : [inspection.plannedById]
    await keep(store, deps, actor, card, { text, source: asked.source, recipients })
    return done(card)
  })

const keep = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  card: InspectionCard,
  { text, source, recipients }: Readonly<{ text: string; source: string; recipients: readonly string[] }>,
): Promise<void> => {
  const { at } = deps.moment()
  const { inspectionId } = card
  const question = { id: deps.newId(), inspectionId, askerId: actor.personId, text, askedAt: at }
  await store.inspectionQuestions.add({ ...question, source })
  const subject = questionSubject(question.id)
  const shown = questionCardOf({ ...question, asker: actor.name, answer: null }, card)
  const content = { kind: 'inspection.asked' as const, card: shown }
  await store.notices.add({ id: deps.newId(), dedupeKey: subject, subject, content, recipients, at })
  await store.audit({
    at,
    actorId: actor.personId,
    action: 'inspection.asked',
    subjectId: actor.personId,
    details: { inspectionId, questionId: question.id },
  })
}

export type QuestionList = Readonly<{
  card: InspectionCard
  questions: readonly Question[]
  /** Of the team, whose answer is wanted. */
  isAsked: boolean
}>

/** Every question about an inspection for its team and staff; an addressee sees his own. */
export const listQuestions = (
  deps: Deps,
  actor: Actor,
  inspectionId: string,
): Promise<Result<QuestionList, 'inspection_unknown'>> =>
  deps.transaction(async store => {
    const opened = await openFor(store, deps, actor, inspectionId, 'inspection.follow')
    if (!opened.ok) return opened
    const { file, card } = opened.value
    const all = await store.inspectionQuestions.of(inspectionId)
    const isInside = file.relations.has('team') || file.relations.has('staff')
    const questions = isInside ? all : all.filter(({ askerId }) => askerId === actor.personId)
    return done({ card, questions, isAsked: file.relations.has('team') })
  })
