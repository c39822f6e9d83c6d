import { placeOf } from '../../domain/evaluation/answers.ts'
import { findQuestion } from '../../domain/evaluation/form.ts'
import { overviewLines } from '../../domain/evaluation/steps.ts'
import type { EvaluationView } from '../../domain/evaluation/view.ts'
import type { PaperCard, PaperDecision, PaperNotice } from '../../domain/paper-entry/notice.ts'
import type { OpenedPaper } from '../../domain/paper-entry/sign.ts'
import type { PaperOrigin } from '../../domain/paper-entry/standing.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import { type Button, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import { lineSummary } from './line.ts'
import { answerLine } from './overview.ts'
import { intoPages } from './pages.ts'
import { remarkTexts } from './remark.ts'

const cardText = (card: PaperCard, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('paperEntry:cardTitle', { period: speech.period(card.period) }),
      joinHtml([bold(speech.quote(card.person)), card.unit && speech.quote(card.unit)], '\n'),
      joinHtml(
        [
          speech.html('paperEntry:cardFacts', { name: card.clerk, day: speech.day(card.signedOn) }),
          card.late && speech.html('paperEntry:late'),
        ],
        '\n',
      ),
    ],
    '\n\n',
  )

const decisionText = ({ outcome, decider, decidedAt, reason }: PaperDecision, speech: Speech): Html =>
  joinHtml(
    [
      bold(
        speech.html(outcome === 'approved' ? 'paperEntry:signedBy' : 'paperEntry:sentBackBy', {
          name: decider,
          instant: speech.instant(new Date(decidedAt)),
        }),
      ),
      reason !== null && speech.html('notices:reason', { reason }),
    ],
    '\n\n',
  )

/** An answer whole, as it has to stand on the paper. */
const wholeLine = (view: EvaluationView, line: string, speech: Speech): Html => {
  const place = placeOf(view.form, line)
  const answer = view.answers[line]
  const question = findQuestion(view.form, line)
  const text =
    place?.kind === 'line'
      ? lineSummary(view, place.line, speech)
      : answer?.kind === 'text' && question
        ? speech.html('approval:prose', { title: speech.own(question.text), text: answer.text })
        : answerLine(view, line, speech)
  return joinHtml([text, ...remarkTexts(view, line, speech)], '\n')
}

/** An entered form, page by page beside the paper; it is signed at its end. */
export const openedPaperScreen = (opened: OpenedPaper, wanted: number, speech: Speech): Screen => {
  const { card, view, decision } = opened
  if (!view || decision) return decidedPaperScreen({ card, decision }, speech, [[homeKey(speech)]])
  const { approvalId: approval } = card
  const lines = overviewLines(view.form, view.answers).map(line => wholeLine(view, line, speech))
  const pages = intoPages([cardText(card, speech), speech.html('paperEntry:compare'), ...lines])
  const page = Math.min(wanted, pages.length - 1)
  const isLast = page === pages.length - 1
  return {
    text: joinHtml(pages[page] ?? [], '\n\n'),
    rows: [
      pageKeys(page, pages.length, other => buttons.openPaper.encode({ approval, page: other }), speech),
      isLast ? [{ text: speech.text('paperEntry:sign'), data: buttons.signPaper.encode({ approval }) }] : [],
      [{ text: speech.text('paperEntry:sendBack'), data: buttons.askSendPaperBack.encode({ approval }) }],
      [{ text: speech.text('common:back'), data: buttons.approvals.encode({ page: 0 }) }, homeKey(speech)],
    ],
    isProtected: true,
  }
}

type Decided = Readonly<{ card: PaperCard; decision: PaperDecision | null }>

export const decidedPaperScreen = (
  { card, decision }: Decided,
  speech: Speech,
  rows: readonly (readonly Button[])[] = [],
): Screen => ({
  text: joinHtml([cardText(card, speech), decision && decisionText(decision, speech)], '\n\n'),
  rows,
  isProtected: true,
})

export const askPaperReasonScreen = (approval: string, speech: Speech): Screen => ({
  text: speech.html('paperEntry:askReason'),
  rows: [[{ text: speech.text('common:back'), data: buttons.openPaper.encode({ approval, page: 0 }) }]],
  isProtected: true,
})

/** How an evaluation came from paper. */
export const originText = ({ clerk, signer, signedOn }: PaperOrigin, speech: Speech): Html =>
  speech.html('paperEntry:origin', { clerk, signer, day: speech.day(signedOn) })

/** What clerk, second person and cadre are told. */
export const paperNoticeScreen = (content: PaperNotice, speech: Speech): Screen => {
  switch (content.kind) {
    case 'paper.begun':
      return {
        text: speech.html('paperEntry:begunTold', {
          name: content.clerk,
          period: speech.period(content.period),
        }),
        rows: [[homeKey(speech)]],
        isProtected: true,
      }
    case 'paper.givenBack':
      return {
        text: speech.html('paperEntry:givenBackTold', {
          name: content.clerk,
          period: speech.period(content.period),
        }),
        rows: [[homeKey(speech)]],
        isProtected: true,
      }
    case 'paper.handedIn': {
      const data = buttons.openPaper.encode({ approval: content.card.approvalId, page: 0 })
      const text = cardText(content.card, speech)
      return { text, rows: [[{ text: speech.text('paperEntry:open'), data }]], isProtected: true }
    }
    case 'paper.decided':
      return decidedPaperScreen(content, speech)
    case 'paper.sentBack': {
      const data = buttons.resume.encode({ evaluation: content.evaluationId })
      return decidedPaperScreen(content, speech, [[{ text: speech.text('paperEntry:mended'), data }]])
    }
    case 'paper.submitted':
      return {
        text: joinHtml(
          [
            speech.html('paperEntry:submittedTold', {
              name: content.authority,
              period: speech.period(content.period),
            }),
            originText(content.origin, speech),
          ],
          '\n\n',
        ),
        rows: [[homeKey(speech)]],
        isProtected: true,
      }
  }
}
