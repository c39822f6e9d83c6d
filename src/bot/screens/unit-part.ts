import type { UnitQuestion } from '../../domain/evaluation/form.ts'
import { questionPoints } from '../../domain/evaluation/score.ts'
import type { UnitPart } from '../../domain/evaluation/unit-part.ts'
import type { EvaluationView } from '../../domain/evaluation/view.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'

type Scored = Pick<EvaluationView, 'answers' | 'rules' | 'circumstances' | 'unitPart'>

/** Names shown on the screen of the part, and on one line of the overview. */
const longestList = 12
const shortList = 4

const namesOf = (names: readonly string[], longest: number, speech: Speech): Readonly<{ html: Html }> => {
  const shown = joinHtml(
    names.slice(0, longest).map(name => speech.quote(name)),
    speech.isRtl ? '، ' : ', ',
  )
  const others = names.length - longest
  return {
    html: others > 0 ? speech.html('explain:andOthers', { names: { html: shown }, more: others }) : shown,
  }
}

/** Whose missing rating holds the part back, and who halves it. */
const whoText = ({ waitingFor, halvedBy }: UnitPart, longest: number, speech: Speech): Html[] => [
  ...(waitingFor.length > 0
    ? [speech.html('explain:unitWaiting', { names: namesOf(waitingFor, longest, speech) })]
    : []),
  ...(halvedBy.length > 0
    ? [speech.html('explain:unitHalvedBy', { names: namesOf(halvedBy, longest, speech) })]
    : []),
]

const pointsOf = (view: Scored, question: UnitQuestion, speech: Speech) => ({
  share: view.unitPart.share / 100,
  points: speech.points(questionPoints(question, view.answers, view.rules, view.circumstances)),
  max: speech.points(question.max),
})

/** How a leader's unit part stands: how many are rated, how many missed, who, and what it comes to. */
export const unitText = (view: Scored, question: UnitQuestion, speech: Speech): Html => {
  const { state, total, rated, missed } = view.unitPart
  const worth = pointsOf(view, question, speech)
  if (total === 0) return speech.html('explain:unitNobody', worth)
  return joinHtml(
    [
      speech.html('explain:unitCount', { rated, total, missed }),
      ...whoText(view.unitPart, longestList, speech),
      speech.html(`explain:unit.${state}`, worth),
    ],
    '\n',
  )
}

/** The same on one line of the overview. */
export const unitLine = (
  view: Scored,
  question: UnitQuestion,
  title: Readonly<{ html: Html }>,
  speech: Speech,
): Html => {
  const { points, max } = pointsOf(view, question, speech)
  const isOpen = view.unitPart.state === 'provisional'
  return joinHtml(
    [
      speech.html(isOpen ? 'explain:unitLineOpen' : 'evaluation:overviewPoints', { title, points, max }),
      ...whoText(view.unitPart, shortList, speech),
    ],
    '\n',
  )
}

/** Nothing to answer: what the unit reached follows from the levels of those in it. */
export const unitBody = (
  view: EvaluationView,
  question: UnitQuestion,
  speech: Speech,
): Readonly<{ text: readonly Html[]; rows: Screen['rows'] }> => ({
  text: [
    bold(speech.quote(speech.own(question.text))),
    speech.html('explain:unitPurpose'),
    joinHtml(
      [
        unitText(view, question, speech),
        view.unitPart.state === 'provisional' && speech.html('explain:unitMaySubmit'),
      ],
      '\n',
    ),
    speech.html('evaluation:example', { text: speech.own(question.example) }),
  ],
  rows: [
    [
      {
        text: speech.text('evaluation:next'),
        data: buttons.pass.encode({ evaluation: view.evaluation.id, step: question.id }),
      },
    ],
  ],
})
