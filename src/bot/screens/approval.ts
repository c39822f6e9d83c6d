import type { ApprovalView } from '../../domain/approval/decide.ts'
import { placeOf } from '../../domain/evaluation/answers.ts'
import { findQuestion } from '../../domain/evaluation/form.ts'
import type { CardFacts, DecisionFacts } from '../../domain/notice/notice.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import { type Button, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { lineSummary } from './line.ts'
import { answerLine } from './overview.ts'

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

/** What the line was before the return, when it was another. */
const differenceOf = (view: ApprovalView, line: string, speech: Speech): Html | false => {
  if (!view.before || !view.changed.includes(line)) return false
  const before = { ...view.view, answers: view.before }
  return speech.html('approval:before', { line: { html: answerLine(before, line, speech) } })
}

/** Letters a page of a review may have: Telegram takes 4,096, and the frame around them needs some. */
const pageLetters = 2_800

/** Each line may get a mark of direction on its way out, so it counts one more. */
const lettersOf = (html: Html): number => html.replace(/<[^>]*>|&\w+;/g, '_').replaceAll('\n', '__').length

const intoPages = (blocks: readonly Html[]): Html[][] => {
  const pages: Html[][] = [[]]
  let letters = 0
  for (const block of blocks) {
    const page = pages[pages.length - 1] ?? []
    if (page.length > 0 && letters + lettersOf(block) > pageLetters) {
      pages.push([block])
      letters = 0
    } else {
      page.push(block)
    }
    letters += lettersOf(block)
  }
  return pages
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
    joinHtml([wholeLine(opened, line, speech), differenceOf(opened, line, speech)], '\n'),
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
        ...(pages[page] ?? []),
        speech.html('approval:cardScore', { points: speech.points(card.points), level }),
        opened.decision && decisionText(opened.decision, speech),
      ],
      '\n\n',
    ),
    rows: [
      pageKeys(page, pages.length, at, speech),
      ...(opened.decision ? [] : decisionKeys(card.approvalId, speech)),
      [{ text: speech.text('approval:list'), data: buttons.approvals.encode({ page: 0 }) }],
    ],
    isProtected: true,
  }
}
