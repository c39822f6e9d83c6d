import { completeLine, placeOf } from '../../domain/evaluation/answers.ts'
import { type Form, findQuestion, type Question } from '../../domain/evaluation/form.ts'
import { lineRates, questionPoints } from '../../domain/evaluation/score.ts'
import { isOpenStep, missingSteps, overviewLines } from '../../domain/evaluation/steps.ts'
import type { EvaluationView } from '../../domain/evaluation/view.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import { type Button, inRowsOf, pageKeys, type Screen } from '../screen.ts'
import type { Fragment, Speech } from '../speech.ts'
import { claimText } from './claim.ts'
import { membersKey } from './members-key.ts'
import { ownPaperKeys } from './paper.ts'
import { unitLine } from './unit-part.ts'

/** Prose is quoted in part where everything stands together; whole on its own screen. */
const excerptLength = 60

export const excerpt = (text: string, length = excerptLength): string => {
  const characters = [...text.replace(/\s+/g, ' ')]
  return characters.length <= length ? characters.join('') : `${characters.slice(0, length).join('')}…`
}

/** The short name of a line, as it stands on its button. */
export const lineLabel = (form: Form, line: string, speech: Speech): string => {
  const place = placeOf(form, line)
  if (place?.kind === 'line') return speech.text('evaluation:lineShort', { number: place.line.number })
  const question = findQuestion(form, line)
  if (question?.kind === 'score') return question.id
  return question ? excerptOf(speech.own(question.text)) : line
}

const excerptOf = (text: string): string => {
  const characters = [...text]
  return characters.length <= 24 ? text : `${characters.slice(0, 23).join('')}…`
}

type Scored = Pick<EvaluationView, 'form' | 'answers' | 'rules' | 'circumstances' | 'unitPart'>

/** The number of a criterion and its text each keep their own direction. */
export const titleOf = (question: Question, speech: Speech): Fragment => {
  const text = speech.quote(excerpt(speech.own(question.text)))
  return { html: question.kind === 'score' ? joinHtml([speech.quote(question.id), text], ' ') : text }
}

const questionLine = (view: Scored, question: Question, speech: Speech): Html => {
  const answer = view.answers[question.id]
  const title = titleOf(question, speech)
  if (question.kind === 'unit') return unitLine(view, question, title, speech)
  if (!answer) return speech.html('evaluation:overviewMissing', { title })
  if (question.kind === 'prose') {
    return answer.kind === 'text'
      ? speech.html('evaluation:overviewText', { title, text: excerpt(answer.text) })
      : speech.html('evaluation:overviewSkipped', { title })
  }
  const points = speech.points(questionPoints(question, view.answers, view.rules, view.circumstances))
  return speech.html('evaluation:overviewPoints', { title, points, max: speech.points(question.max) })
}

/** One line of the overview, of a review and of a difference: a question, or one product line. */
export const answerLine = (view: Scored, line: string, speech: Speech): Html => {
  const place = placeOf(view.form, line)
  const question = findQuestion(view.form, line)
  if (question) return questionLine(view, question, speech)
  const complete = place?.kind === 'line' ? completeLine(place.line, view.answers) : undefined
  if (!complete) return speech.html('evaluation:overviewGone')
  const { quantity, quality, progress } = lineRates(complete, view.rules, view.circumstances)
  return speech.html('evaluation:overviewLine', {
    number: complete.id.number,
    name: excerpt(complete.name),
    quantity: quantity / 100,
    quality: quality / 100,
    progress: progress / 100,
  })
}

/** Lines on one page: what a phone shows without scrolling far, and well below Telegram's limit. */
const pageLength = 14

const editKeys = (view: EvaluationView, lines: readonly string[], speech: Speech): Button[] =>
  lines
    .filter(line => isOpenStep(view.form, line, view.evaluation.linesToChange))
    .map(line => ({
      text: lineLabel(view.form, line, speech),
      data: buttons.goTo.encode({ evaluation: view.evaluation.id, step: line }),
    }))

const forwardKey = ({ form, answers, evaluation, paper }: EvaluationView, speech: Speech): Button => {
  const [next] = missingSteps(form, answers)
  if (next === undefined && paper) {
    const data = buttons.handInDay.encode({ entry: paper.entryId })
    return { text: speech.text('paperEntry:handIn'), data }
  }
  return next === undefined
    ? {
        text: speech.text('evaluation:submit'),
        data: buttons.askSubmit.encode({ evaluation: evaluation.id }),
      }
    : {
        text: speech.text('evaluation:continue'),
        data: buttons.goTo.encode({ evaluation: evaluation.id, step: next }),
      }
}

/** Whoever enters a paper form goes on from /paper. */
export const pauseKey = ({ evaluation, paper }: EvaluationView, speech: Speech): Button => ({
  text: speech.text('evaluation:pause'),
  data: paper ? buttons.paperEntries.encode({}) : buttons.pause.encode({ evaluation: evaluation.id }),
})

/** What only its author may see of it. */
const ownKeys = (evaluation: string, speech: Speech): Button[][] => [
  [{ text: speech.text('explain:how'), data: buttons.explain.encode({ evaluation, page: 0 }) }],
  ownPaperKeys(evaluation, speech),
]

/** All answers together, with what they are worth; every open line can be changed from here. */
export const overviewScreen = (view: EvaluationView, speech: Speech, page = 0): Screen => {
  const { form, answers, evaluation, score } = view
  const all = overviewLines(form, answers)
  const pages = Math.max(1, Math.ceil(all.length / pageLength))
  const lines = all.slice(page * pageLength, (page + 1) * pageLength)
  const missing = missingSteps(form, answers)
  const edits = editKeys(view, lines, speech)
  const at = (other: number) => buttons.overviewPage.encode({ evaluation: evaluation.id, page: other })
  const points = speech.points(score.points)
  const level = speech.text(`evaluation:level.${view.level}`)
  return {
    text: joinHtml(
      [
        view.paper && speech.html('paperEntry:standing', { name: view.paper.cadre }),
        speech.html('evaluation:overviewTitle', { period: speech.period(view.cycle) }),
        joinHtml(
          lines.map(line => answerLine(view, line, speech)),
          '\n',
        ),
        missing.length > 0 && speech.html('evaluation:missing', { count: missing.length }),
        speech.html('evaluation:total', { points, max: speech.points(score.max), level }),
        claimText(view, speech),
        evaluation.linesToChange.length > 0 && speech.html('evaluation:onlyReturned'),
        speech.html('evaluation:chooseLine'),
      ],
      '\n\n',
    ),
    rows: [
      ...inRowsOf(4, edits.filter(isShort)),
      ...inRowsOf(
        1,
        edits.filter(edit => !isShort(edit)),
      ),
      pageKeys(page, pages, at, speech),
      [forwardKey(view, speech)],
      evaluation.unitId ? [membersKey(evaluation.id, speech)] : [],
      ...(view.paper ? [] : ownKeys(evaluation.id, speech)),
      [pauseKey(view, speech)],
    ],
    isProtected: true,
  }
}

const isShort = ({ text }: Button): boolean => [...text].length <= 8
