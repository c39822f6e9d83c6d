import type { InspectionCard } from '../../domain/inspection/notice.ts'
import type { QuestionList } from '../../domain/inspection/question.ts'
import type { QuestionAnswer, QuestionCard } from '../../domain/inspection/reminder-notice.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import { type Button, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import { backToInspection } from './inspection-reminder.ts'

export const askQuestionScreen = ({ title }: InspectionCard, speech: Speech): Screen => ({
  text: speech.html('inspectionReminder:askQuestion', { title }),
  rows: [[homeKey(speech)]],
  isProtected: true,
})

export const questionSentScreen = (speech: Speech): Screen => ({
  text: speech.html('inspectionReminder:questionSent'),
  rows: [[homeKey(speech)]],
  isProtected: true,
})

const questionText = ({ asker: name, title, text }: QuestionCard, speech: Speech): Html =>
  joinHtml([speech.html('inspectionReminder:asked', { name, title }), speech.quote(text)], '\n\n')

const answerText = ({ text, answerer: name, answeredAt }: QuestionAnswer, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('inspectionReminder:answerOf', { name, instant: speech.instant(new Date(answeredAt)) }),
      speech.quote(text),
    ],
    '\n',
  )

const answerKey = (asked: string, speech: Speech): Button => ({
  text: speech.text('inspectionReminder:answer'),
  data: buttons.answerQuestion.encode({ asked }),
})

/** The card of every member of the team. */
export const questionCardScreen = (card: QuestionCard, speech: Speech): Screen => ({
  text: questionText(card, speech),
  rows: [[answerKey(card.questionId, speech)]],
  isProtected: true,
})

/** A question that has its answer asks for nothing any more. */
export const questionSettledScreen = (
  { card, answer }: Readonly<{ card: QuestionCard; answer: QuestionAnswer }>,
  speech: Speech,
  rows: Button[][] = [],
): Screen => ({
  text: joinHtml([questionText(card, speech), answerText(answer, speech)], '\n\n'),
  rows,
  isProtected: true,
})

export const askAnswerScreen = (card: QuestionCard, speech: Speech): Screen => ({
  text: joinHtml([questionText(card, speech), speech.html('inspectionReminder:askAnswer')], '\n\n'),
  rows: [[homeKey(speech)]],
  isProtected: true,
})

/** What the one who asked hears. */
export const answerToldScreen = (
  { card, answer }: Readonly<{ card: QuestionCard; answer: QuestionAnswer }>,
  speech: Speech,
): Screen => ({
  text: joinHtml(
    [
      speech.html('inspectionReminder:answerTold', { title: card.title }),
      speech.quote(card.text),
      answerText(answer, speech),
    ],
    '\n\n',
  ),
  rows: [[homeKey(speech)]],
  isProtected: true,
})

/** Question by question, those that wait first. */
export const questionsScreen = (
  { card, questions, isAsked }: QuestionList,
  wanted: number,
  speech: Speech,
): Screen => {
  const total = questions.length
  const page = Math.max(0, Math.min(wanted, total - 1))
  const question = questions[page]
  const at = (other: number): string =>
    buttons.inspectionQuestions.encode({ inspection: card.inspectionId, page: other })
  const shown = question && [
    speech.html('inspectionReminder:questionOf', {
      number: page + 1,
      total,
      name: question.asker,
      instant: speech.instant(question.askedAt),
    }),
    speech.quote(question.text),
    question.answer
      ? answerText({ ...question.answer, answeredAt: question.answer.answeredAt.toISOString() }, speech)
      : speech.html('inspectionReminder:noAnswer'),
  ]
  return {
    text: joinHtml(
      [
        speech.html('inspectionReminder:questionsTitle', { title: card.title }),
        ...(shown ?? [speech.html('inspectionReminder:noQuestions')]),
      ],
      '\n\n',
    ),
    rows: [
      question && !question.answer && isAsked ? [answerKey(question.id, speech)] : [],
      pageKeys(page, total, at, speech),
      [backToInspection(card.inspectionId, speech)],
      [homeKey(speech)],
    ],
    isProtected: true,
  }
}
