import type { ApprovalView } from '../../domain/approval/view.ts'
import { placeOf } from '../../domain/evaluation/answers.ts'
import { findQuestion } from '../../domain/evaluation/form.ts'
import type { CardFacts, DecisionFacts } from '../../domain/notice/facts.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import { type Button, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { lineSummary } from './line.ts'
import { answerLine } from './overview.ts'
import { intoPages } from './pages.ts'
import { approvalPaperKeys } from './paper.ts'
import { originText } from './paper-sign.ts'
import { reviewText } from './review-score.ts'
import { lineBefore, reviewedRemarkKeys, reviewedRemarks } from './reviewed-remarks.ts'
import { yearText } from './year-score.ts'

/** Who asks, about what, until when, and the version it is about. */
export const cardText = (card: CardFacts, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('approval:cardTitle', { period: speech.period(card.period) }),
      joinHtml(
        [
          bold(speech.quote(card.requester)),
          card.positionTitles && speech.quote(speech.own(card.positionTitles)),
          card.unit && speech.quote(card.unit),
        ],
        '\n',
      ),
      joinHtml(
        [
          speech.html('approval:cardScore', {
            points: speech.points(card.points),
            level: speech.text(`evaluation:level.${card.level}`),
          }),
          speech.html('approval:cardDue', { day: speech.day(card.dueOn) }),
          card.late && speech.html('approval:cardLate'),
          card.paper && originText(card.paper, speech),
          card.revision > 1 &&
            speech.html('approval:cardRevision', { revision: card.revision, count: card.changedLines }),
        ],
        '\n',
      ),
    ],
    '\n\n',
  )

const decisionKeys = (approval: string, speech: Speech): Button[][] => [
  [
    { text: speech.text('approval:approve'), data: buttons.approve.encode({ approval }) },
    { text: speech.text('approval:return'), data: buttons.askReturn.encode({ approval }) },
  ],
]

const scoreKeys = (approval: string, speech: Speech): Button[] => [
  { text: speech.text('approval:ownPoints'), data: buttons.reviewPoints.encode({ approval }) },
]

export const cardScreen = (card: CardFacts, speech: Speech): Screen => ({
  text: cardText(card, speech),
  rows: [
    [
      {
        text: speech.text('approval:open'),
        data: buttons.openApproval.encode({ approval: card.approvalId, page: 0 }),
      },
    ],
    ...decisionKeys(card.approvalId, speech),
  ],
  isProtected: true,
})

const decisionText = ({ outcome, decider, decidedAt }: DecisionFacts, speech: Speech): Html =>
  bold(
    speech.html(outcome === 'approved' ? 'approval:approvedBy' : 'approval:returnedBy', {
      name: decider,
      instant: speech.instant(new Date(decidedAt)),
    }),
  )

/** After the decision a card has no buttons and says who decided, and when. */
export const decidedScreen = (
  card: CardFacts,
  decision: DecisionFacts,
  speech: Speech,
  rows: Button[][] = [],
): Screen => ({
  text: joinHtml([cardText(card, speech), decisionText(decision, speech)], '\n\n'),
  rows,
  isProtected: true,
})

const wholeLine = (view: ApprovalView, line: string, speech: Speech): Html => {
  const { answers, form } = view.view
  const place = placeOf(form, line)
  if (place?.kind === 'line') return lineSummary(view.view, place.line, speech)
  const answer = answers[line]
  const question = findQuestion(form, line)
  return answer?.kind === 'text' && question
    ? speech.html('approval:prose', { title: speech.own(question.text), text: answer.text })
    : answerLine(view.view, line, speech)
}

/** What the reviewer gives, beside the cadre's own. */
const reviewLine = ({ review }: ApprovalView, line: string, speech: Speech): Html | false => {
  const points = review.scores[line]
  return points !== undefined && speech.html('approval:reviewLine', { points: speech.points(points) })
}

const sectionBlocks = (opened: ApprovalView, index: number, speech: Speech): Html[] => {
  const { view } = opened
  const section = view.form.sections[index]
  const score = view.score.sections[index]
  if (!section || !score) return []
  const ids = new Set(section.questions.map(question => question.id))
  const lines = opened.lines.filter(line => {
    const place = placeOf(view.form, line)
    return ids.has(place?.kind === 'line' ? place.line.question : line)
  })
  const points = { points: speech.points(score.points), max: speech.points(score.max) }
  const title = joinHtml(
    [
      bold(speech.quote(speech.own(section.title))),
      score.max > 0 && speech.html('approval:sectionScore', points),
    ],
    '\n',
  )
  const blocks = lines.map(line =>
    joinHtml(
      [
        wholeLine(opened, line, speech),
        ...reviewedRemarks(opened, line, speech),
        reviewLine(opened, line, speech),
        ...lineBefore(opened, line, speech),
      ],
      '\n',
    ),
  )
  return [joinHtml([title, blocks[0]], '\n\n'), ...blocks.slice(1)]
}

/** A submission page by page, with what changed since the return. */
export const openedScreen = (opened: ApprovalView, wanted: number, speech: Speech): Screen => {
  const { view, card } = opened
  const pages = intoPages(view.form.sections.flatMap((_, index) => sectionBlocks(opened, index, speech)))
  const page = Math.min(wanted, pages.length - 1)
  const at = (other: number): string =>
    buttons.openApproval.encode({ approval: card.approvalId, page: other })
  const level = speech.text(`evaluation:level.${card.level}`)
  return {
    text: joinHtml(
      [
        speech.html('approval:openedTitle', { name: card.requester, period: speech.period(card.period) }),
        card.paper && originText(card.paper, speech),
        ...(pages[page] ?? []),
        speech.html('approval:cardScore', { points: speech.points(card.points), level }),
        opened.year && yearText(opened.year, speech),
        reviewText(opened, speech),
        opened.decision && decisionText(opened.decision, speech),
      ],
      '\n\n',
    ),
    rows: [
      pageKeys(page, pages.length, at, speech),
      ...reviewedRemarkKeys(opened, speech),
      view.evaluation.unitId
        ? [
            {
              text: speech.text('collective:reviewComments'),
              data: buttons.reviewedComments.encode({ approval: card.approvalId, page: 0 }),
            },
          ]
        : [],
      ...(opened.decision
        ? []
        : [scoreKeys(card.approvalId, speech), ...decisionKeys(card.approvalId, speech)]),
      [
        {
          text: speech.text('explain:how'),
          data: buttons.explainApproval.encode({ approval: card.approvalId, page: 0 }),
        },
      ],
      approvalPaperKeys(card.approvalId, speech),
      [{ text: speech.text('approval:list'), data: buttons.approvals.encode({ page: 0 }) }],
    ],
    isProtected: true,
  }
}
