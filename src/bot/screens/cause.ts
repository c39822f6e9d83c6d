import type { CauseView } from '../../domain/approval/open-cause.ts'
import type { CauseCard } from '../../domain/evaluation/cause-card.ts'
import type { CauseDecision } from '../../domain/notice/facts.ts'
import type { NoticeContent } from '../../domain/notice/notice.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import { excerpt } from './overview.ts'

type Told<Kind> = Extract<NoticeContent, { kind: Kind }>

/** Beside a decision and its reason there is no room for the longest cause. */
const longestCauseDecided = 300

/** Who asks, about which line of what, and what it would lift. */
const cardText = (card: CauseCard, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('remarks:cardTitle', { period: speech.period(card.period) }),
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
          speech.html('remarks:cardLine', { name: card.name }),
          speech.html('remarks:cardCounts', { failures: card.failures, delays: card.delays }),
        ],
        '\n',
      ),
      speech.html('remarks:cause', { text: card.cause }),
      speech.html('remarks:cardGain', { points: speech.points(card.gain) }),
    ],
    '\n\n',
  )

const listKey = (speech: Speech): Button => ({
  text: speech.text('approval:list'),
  data: buttons.approvals.encode({ page: 0 }),
})

/** Asks for a word, and says until when. */
export const causeCardScreen = (card: CauseCard, speech: Speech): Screen => {
  const { approvalId: approval } = card
  return {
    text: joinHtml(
      [cardText(card, speech), speech.html('approval:cardDue', { day: speech.day(card.dueOn) })],
      '\n\n',
    ),
    rows: [
      [
        { text: speech.text('remarks:confirm'), data: buttons.confirmCause.encode({ approval }) },
        { text: speech.text('remarks:decline'), data: buttons.askDeclineCause.encode({ approval }) },
      ],
      [listKey(speech)],
    ],
    isProtected: true,
  }
}

const decisionText = ({ outcome, decider, decidedAt, reason }: CauseDecision, speech: Speech): Html =>
  joinHtml(
    [
      bold(
        speech.html(outcome === 'approved' ? 'remarks:confirmedBy' : 'remarks:declinedBy', {
          name: decider,
          instant: speech.instant(new Date(decidedAt)),
        }),
      ),
      reason !== null && speech.html('notices:reason', { reason }),
    ],
    '\n',
  )

/** After the decision a card decides nothing any more, and says who did. */
export const causeDecidedScreen = (
  { card, decision }: Pick<Told<'evaluation.causeSettled'>, 'card' | 'decision'>,
  speech: Speech,
  rows: Button[][] = [],
): Screen => ({
  text: joinHtml(
    [
      cardText({ ...card, cause: excerpt(card.cause, longestCauseDecided) }, speech),
      decisionText(decision, speech),
    ],
    '\n\n',
  ),
  rows,
  isProtected: true,
})

/** A cause as whoever opens it sees it. */
export const causeScreen = ({ card, decision }: CauseView, speech: Speech): Screen =>
  decision
    ? causeDecidedScreen({ card, decision }, speech, [[listKey(speech)], [homeKey(speech)]])
    : causeCardScreen(card, speech)

export const askDeclineCauseScreen = ({ approvalId, requester }: CauseCard, speech: Speech): Screen => ({
  text: speech.html('remarks:askDecline', { name: requester }),
  rows: [[{ text: speech.text('common:back'), data: buttons.openCause.encode({ approval: approvalId }) }]],
  isProtected: true,
})

/** What the requester hears. */
export const causeToldScreen = (
  { card, decision }: Told<'evaluation.causeDecided'>,
  speech: Speech,
): Screen => {
  const { name: line, period, gain } = card
  const facts = { line, period: speech.period(period), name: decision.decider }
  return {
    text: joinHtml(
      [
        decision.outcome === 'approved'
          ? speech.html('remarks:toldConfirmed', { ...facts, points: speech.points(gain) })
          : speech.html('remarks:toldDeclined', facts),
        decision.reason !== null && speech.html('notices:reason', { reason: decision.reason }),
      ],
      '\n\n',
    ),
    rows: [[homeKey(speech)]],
    isProtected: true,
  }
}

/** A card whose line has changed: it is about nothing that still stands. */
export const causeOutdatedScreen = (
  { requester: name, period, name: line }: Told<'evaluation.causeOutdated'>,
  speech: Speech,
): Screen => ({
  text: speech.html('remarks:outdated', { name, line, period: speech.period(period) }),
  rows: [],
  isProtected: true,
})
