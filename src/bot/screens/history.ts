import { isOpenToAuthor } from '../../domain/evaluation/evaluation.ts'
import { historyPage } from '../../domain/evaluation/history.ts'
import type { PaperFacts } from '../../domain/evaluation/paper.ts'
import type { PastEvaluation } from '../../domain/evaluation/paper-port.ts'
import { overviewLines } from '../../domain/evaluation/steps.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import { type Button, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import { answerLine } from './overview.ts'
import { ownPaperKeys } from './paper.ts'
import { originText } from './paper-sign.ts'

const pastText = (past: PastEvaluation, number: number, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('history:period', { number, period: speech.period(past.cycle) }),
      speech.html(`evaluation:state.${past.state}`),
      past.points !== null && speech.html('history:points', { points: speech.points(past.points) }),
      past.level !== null &&
        speech.html('history:level', { level: speech.text(`evaluation:level.${past.level}`) }),
    ],
    '\n',
  )

const pastKeys = (
  { evaluationId, state, cycle }: PastEvaluation,
  number: number,
  speech: Speech,
): Button[] => {
  const isOpen = isOpenToAuthor({ state }) && !cycle.isClosed
  const data = isOpen
    ? buttons.resume.encode({ evaluation: evaluationId })
    : buttons.openPast.encode({ evaluation: evaluationId, page: 0 })
  return [
    { text: speech.text('history:open', { number }), data },
    ...ownPaperKeys(evaluationId, speech).slice(0, 1),
  ]
}

type Listed = Readonly<{ total: number; items: readonly PastEvaluation[] }>

export const historyScreen = ({ total, items }: Listed, page: number, speech: Speech): Screen => {
  const pages = Math.ceil(total / historyPage)
  const numberOf = (index: number): number => page * historyPage + index + 1
  return {
    text: joinHtml(
      [
        speech.html('history:title'),
        ...items.map((past, index) => pastText(past, numberOf(index), speech)),
        items.length === 0 && speech.html('history:empty'),
      ],
      '\n\n',
    ),
    rows: [
      ...items.map((past, index) => pastKeys(past, numberOf(index), speech)),
      pageKeys(Math.min(page, pages), pages, other => buttons.history.encode({ page: other }), speech),
      [homeKey(speech)],
    ],
    isProtected: true,
  }
}

/** Lines on one page: as many as on the overview of a draft. */
const pageLength = 14

/** What was handed in, as it stands, with whatever came of it; nothing can be changed here. */
export const pastScreen = (facts: PaperFacts, wanted: number, speech: Speech): Screen => {
  const { view, review, outcome, origin } = facts
  const { id: evaluation, state } = view.evaluation
  const all = overviewLines(view.form, view.answers)
  const pages = Math.max(1, Math.ceil(all.length / pageLength))
  const page = Math.min(wanted, pages - 1)
  const lines = all.slice(page * pageLength, (page + 1) * pageLength)
  const level = (name: typeof view.level): string => speech.text(`evaluation:level.${name}`)
  const at = (other: number): string => buttons.openPast.encode({ evaluation, page: other })
  return {
    text: joinHtml(
      [
        speech.html('evaluation:overviewTitle', { period: speech.period(view.cycle) }),
        speech.html(`evaluation:state.${state}`),
        origin && originText(origin, speech),
        joinHtml(
          lines.map(line => answerLine(view, line, speech)),
          '\n',
        ),
        speech.html('evaluation:total', {
          points: speech.points(view.score.points),
          max: speech.points(view.score.max),
          level: level(view.level),
        }),
        review &&
          speech.html('approval:reviewScore', {
            points: speech.points(review.view.score.points),
            level: level(review.view.level),
          }),
        outcome &&
          joinHtml(
            [
              speech.html('history:points', { points: speech.points(outcome.points) }),
              speech.html('history:level', { level: level(outcome.level) }),
            ],
            '\n',
          ),
      ],
      '\n\n',
    ),
    rows: [
      pageKeys(page, pages, at, speech),
      ownPaperKeys(evaluation, speech),
      [{ text: speech.text('explain:how'), data: buttons.explain.encode({ evaluation, page: 0 }) }],
      [{ text: speech.text('history:back'), data: buttons.history.encode({ page: 0 }) }, homeKey(speech)],
    ],
    isProtected: true,
  }
}
