import {
  completeLine,
  type LineField,
  lineFieldId,
  lineNumbers,
  placeOf,
} from '../../domain/evaluation/answers.ts'
import { findQuestion, formQuestions, type Question } from '../../domain/evaluation/form.ts'
import { remarkOf } from '../../domain/evaluation/remarks.ts'
import { overview } from '../../domain/evaluation/steps.ts'
import type { EvaluationView } from '../../domain/evaluation/view.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml, trustedHtml } from '../html.ts'
import { type Button, inRowsOf, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { withFormChange } from './form-change.ts'
import { lineSummary } from './line.ts'
import { answerLine, overviewScreen, pauseKey } from './overview.ts'
import { remarkKeys, remarkTexts } from './remark.ts'
import { remarkScreen } from './remark-steps.ts'
import { fromNotebookKeys } from './take-over.ts'
import { unitBody } from './unit-part.ts'

/** The screen of whatever step the evaluation stands at, and before it what a newer form asks otherwise. */
export const fillScreen = (view: EvaluationView, speech: Speech): Screen =>
  withFormChange(stepScreen(view, speech), view.formChange, speech)

const stepScreen = (view: EvaluationView, speech: Speech): Screen => {
  const remark = remarkOf(view.form, view.step)
  if (remark) return remarkScreen(view, remark, speech)
  const place = placeOf(view.form, view.step)
  if (view.step === overview || !place) return overviewScreen(view, speech)
  const question = findQuestion(view.form, place.kind === 'question' ? place.id : place.line.question)
  if (!question) return overviewScreen(view, speech)
  const body =
    place.kind === 'field'
      ? fieldBody(view, place.line.question, place.line.number, place.field, speech)
      : place.kind === 'line'
        ? lineBody(view, place.line.question, place.line.number, speech)
        : questionBody(view, question, speech)
  return {
    text: joinHtml([header(view, question, speech), ...body.text], '\n\n'),
    rows: [...body.rows, ...inRowsOf(2, navigation(view, question, speech))],
    isProtected: true,
  }
}

type Body = Readonly<{ text: readonly (Html | false)[]; rows: readonly (readonly Button[])[] }>

const barLength = 10

/** How far, and what it is worth so far; the bar fills from the side on which the language begins. */
const header = (view: EvaluationView, question: Question, speech: Speech): Html => {
  const { answered, total } = view.progress
  const filled = Math.round((answered / total) * barLength)
  const bar = { html: trustedHtml('▰'.repeat(filled) + '▱'.repeat(barLength - filled)) }
  const section = view.form.sections.find(part => part.questions.includes(question))
  return joinHtml(
    [
      view.paper && speech.html('paperEntry:standing', { name: view.paper.cadre }),
      view.evaluation.unitId && bold(speech.quote(speech.period(view.cycle))),
      speech.html('evaluation:progress', { bar, answered, total }),
      speech.html('evaluation:scoreSoFar', {
        points: speech.points(view.score.points),
        max: speech.points(view.score.max),
      }),
      section && bold(speech.quote(speech.own(section.title))),
    ],
    '\n',
  )
}

const questionBody = (view: EvaluationView, question: Question, speech: Speech): Body => {
  if (question.kind === 'score') return scoreBody(view, question, speech)
  if (question.kind === 'prose') return proseBody(view, question, speech)
  return question.kind === 'unit' ? unitBody(view, question, speech) : productsBody(view, question, speech)
}

const scoreBody = (view: EvaluationView, question: Question & { kind: 'score' }, speech: Speech): Body => {
  const { id: evaluation } = view.evaluation
  const answer = view.answers[question.id]
  const given = answer?.kind === 'score' ? answer.points : undefined
  const steps = Array.from({ length: question.max / question.step + 1 }, (_, index) => index * question.step)
  const keys = steps.map(points => ({
    text: points === given ? `✓ ${speech.points(points)}` : speech.points(points),
    data: buttons.points.encode({ evaluation, step: question.id, points }),
  }))
  return {
    text: [
      speech.html('evaluation:criterion', { id: question.id, text: speech.own(question.text) }),
      speech.html('evaluation:maximum', { points: speech.points(question.max) }),
      speech.html('evaluation:example', { text: speech.own(question.example) }),
      given !== undefined && speech.html('evaluation:given', { points: speech.points(given) }),
      ...remarkTexts(view, question.id, speech),
      speech.html('evaluation:choosePoints'),
    ],
    rows: [...inRowsOf(4, keys), ...remarkKeys(view, question.id, speech)],
  }
}

const proseBody = (view: EvaluationView, question: Question & { kind: 'prose' }, speech: Speech): Body => {
  const { id: evaluation } = view.evaluation
  const answer = view.answers[question.id]
  const keep = {
    text: speech.text('evaluation:keep'),
    data: buttons.pass.encode({ evaluation, step: question.id }),
  }
  const skip = {
    text: speech.text('evaluation:skip'),
    data: buttons.skip.encode({ evaluation, step: question.id }),
  }
  return {
    text: [
      bold(speech.quote(speech.own(question.text))),
      speech.html('evaluation:example', { text: speech.own(question.example) }),
      answer?.kind === 'text' && speech.html('evaluation:writtenText', { text: answer.text }),
      speech.html('evaluation:writeText', { max: question.maxLength }),
    ],
    rows: [answer ? [keep] : question.optional ? [skip] : []],
  }
}

const productsBody = (
  view: EvaluationView,
  question: Question & { kind: 'products' },
  speech: Speech,
): Body => {
  const { id: evaluation } = view.evaluation
  const numbers = lineNumbers(question.id, view.answers)
  const lines = numbers.map(number => answerLine(view, `${question.id}.${number}`, speech))
  const edits = numbers.map(number => ({
    text: speech.text('evaluation:editLine', { number }),
    data: buttons.goTo.encode({ evaluation, step: `${question.id}.${number}` }),
  }))
  const add = {
    text: speech.text('evaluation:addLine'),
    data: buttons.addLine.encode({ evaluation, question: question.id }),
  }
  const all = {
    text: speech.text('evaluation:linesComplete'),
    data: buttons.complete.encode({ evaluation, step: question.id }),
  }
  return {
    text: [
      bold(speech.quote(speech.own(question.text))),
      numbers.length === 0 && speech.html('evaluation:example', { text: speech.own(question.example) }),
      ...lines,
      numbers.length === 0 && speech.html('evaluation:noLines'),
    ],
    rows: [
      ...inRowsOf(3, edits),
      numbers.length < question.maxLines ? [add] : [],
      fromNotebookKeys(view, speech),
      numbers.length > 0 ? [all] : [],
    ],
  }
}

const lineBody = (view: EvaluationView, question: string, number: number, speech: Speech): Body => {
  const { id: evaluation } = view.evaluation
  const line = { question, number }
  const field = (name: LineField, text: string): Button => ({
    text,
    data: buttons.goTo.encode({ evaluation, step: lineFieldId(line, name) }),
  })
  const step = `${question}.${number}`
  const isComplete = completeLine(line, view.answers) !== undefined
  return {
    text: [lineSummary(view, line, speech), ...remarkTexts(view, step, speech)],
    rows: [
      [field('name', speech.text('evaluation:fieldName'))],
      [
        field('assigned', speech.text('evaluation:fieldAssigned')),
        field('done', speech.text('evaluation:fieldDone')),
      ],
      [
        field('failures', speech.text('evaluation:fieldFailures')),
        field('delays', speech.text('evaluation:fieldDelays')),
      ],
      ...remarkKeys(view, step, speech),
      [
        { text: speech.text('evaluation:removeLine'), data: buttons.removeLine.encode({ evaluation, step }) },
        ...(isComplete
          ? [{ text: speech.text('evaluation:next'), data: buttons.pass.encode({ evaluation, step }) }]
          : []),
      ],
    ],
  }
}

const fieldBody = (
  view: EvaluationView,
  question: string,
  number: number,
  field: LineField,
  speech: Speech,
): Body => {
  const line = { question, number }
  const answer = view.answers[lineFieldId(line, field)]
  const given =
    answer?.kind === 'text' ? answer.text : answer?.kind === 'count' ? speech.number(answer.count) : null
  const name = view.answers[lineFieldId(line, 'name')]
  const ask = {
    name: speech.html('evaluation:askName'),
    assigned: speech.html('evaluation:askAssigned'),
    done: speech.html('evaluation:askDone'),
    failures: speech.html('evaluation:askFailures'),
    delays: speech.html('evaluation:askDelays'),
  }[field]
  return {
    text: [
      name?.kind === 'text'
        ? speech.html('evaluation:lineTitle', { number, name: name.text })
        : speech.html('evaluation:newLine', { number }),
      bold(ask),
      given !== null && speech.html('evaluation:givenValue', { value: given }),
    ],
    rows: [],
  }
}

/** Back, overview, why and pause: on every step. */
const navigation = (view: EvaluationView, question: Question, speech: Speech): Button[] => {
  const { id: evaluation } = view.evaluation
  const goTo = (step: string): string => buttons.goTo.encode({ evaluation, step })
  const questions = formQuestions(view.form)
  const before = view.step === question.id ? questions[questions.indexOf(question) - 1]?.id : question.id
  const isFree = view.evaluation.linesToChange.length === 0
  return [
    ...(isFree && before ? [{ text: speech.text('common:back'), data: goTo(before) }] : []),
    { text: speech.text('evaluation:overview'), data: goTo(overview) },
    ...(question.kind === 'prose'
      ? []
      : [{ text: speech.text('evaluation:why'), data: buttons.why.encode({ evaluation, step: view.step }) }]),
    pauseKey(view, speech),
  ]
}
