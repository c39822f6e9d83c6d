import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { longestQuestion, questionCardOf, questionSubject } from './question.ts'
import type { Question } from './question-port.ts'
import { openFor } from './reminder-board.ts'
import type { QuestionAnswer, QuestionCard } from './reminder-notice.ts'

export type AnswerRefusal = 'inspection_unknown' | 'reply_needed' | 'reply_too_long' | 'text_classified'

const flaws = { empty: 'reply_needed', long: 'reply_too_long', classified: 'text_classified' } as const

/** `isLate`: somebody else of the team had answered before. */
export type AskedQuestion = Readonly<{
  card: QuestionCard
  answer: QuestionAnswer | null
  isLate: boolean
}>

const factsOf = (answer: Question['answer']): QuestionAnswer | null =>
  answer && { text: answer.text, answerer: answer.answerer, answeredAt: answer.answeredAt.toISOString() }

/**
 * A member of the team answers, or looks at the question where there is no text. The first answer stands; whoever
 * comes later is shown it.
 */
export const answerQuestion = (
  deps: Deps,
  actor: Actor,
  questionId: string,
  typed: string | null,
): Promise<Result<AskedQuestion, AnswerRefusal>> =>
  deps.transaction(async store => {
    const question = await store.inspectionQuestions.lock(questionId)
    if (!question) return refused('inspection_unknown')
    const opened = await openFor(store, deps, actor, question.inspectionId, 'inspection.answer')
    if (!opened.ok) return opened
    const card = questionCardOf(question, opened.value.card)
    const given = factsOf(question.answer)
    if (given) {
      // An update that comes again finds its own answer.
      const isLate = question.answer?.answererId !== actor.personId
      return done({ card, answer: given, isLate })
    }
    if (typed === null) return done({ card, answer: null, isLate: false })
    const text = toKeptText(typed)
    const flaw = flawOfText(text, longestQuestion)
    if (flaw) return refused(flaws[flaw])
    const { at } = deps.moment()
    const answer = { text, answerer: actor.name, answeredAt: at.toISOString() }
    await store.inspectionQuestions.answer({ questionId, text, answererId: actor.personId, at })
    await store.audit({
      at,
      actorId: actor.personId,
      action: 'inspection.answered',
      subjectId: question.askerId,
      details: { inspectionId: question.inspectionId, questionId },
    })
    await tell(store, deps, question.askerId, card, answer)
    return done({ card, answer, isLate: false })
  })

const tell = async (
  store: Store,
  deps: Deps,
  askerId: string,
  card: QuestionCard,
  answer: QuestionAnswer,
): Promise<void> => {
  const { at } = deps.moment()
  const { questionId } = card
  await store.notices.revise({
    id: deps.newId(),
    dedupeKey: `inspection.questionSettled:${questionId}`,
    subject: questionSubject(questionId),
    content: { kind: 'inspection.questionSettled', card, answer },
    except: null,
    at,
  })
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: `inspection.answered:${questionId}`,
    subject: `inspection.answer:${questionId}`,
    content: { kind: 'inspection.answered', card, answer },
    recipients: [askerId],
    at,
  })
}
