import type { RequestView } from '../../domain/movement/decide-request.ts'
import type { RequestNotice } from '../../domain/movement/notice.ts'
import type { RequestAbout, RequestCard, RequestDecision } from '../../domain/movement/request.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import { excerpt } from './overview.ts'
import { rotationKey } from './rotation.ts'

/** Beside an answer there is no room for the longest request. */
const longestAnswered = 300

const inShort = (card: RequestCard): RequestCard => ({ ...card, text: excerpt(card.text, longestAnswered) })

type Told<Kind> = Extract<RequestNotice, { kind: Kind }>

/** Which line a request is about, as it was recorded when it was written. */
export const aboutText = (about: RequestAbout, speech: Speech): Html => {
  if (about.kind === 'input')
    return speech.html('rotation:aboutInput', { input: speech.text(`rotation:input.${about.input}`) })
  const { titles, unit, startedOn, decisionNo: number } = about
  return speech.html('rotation:about', {
    title: speech.own(titles),
    unit,
    day: speech.day(startedOn),
    number,
  })
}

const cardText = (card: RequestCard, speech: Speech): Html =>
  joinHtml(
    [
      speech.html(`rotation:card.${card.kind}`),
      joinHtml(
        [
          bold(speech.quote(card.requester)),
          card.positionTitles && speech.quote(speech.own(card.positionTitles)),
          card.unit && speech.quote(card.unit),
        ],
        '\n',
      ),
      card.about && aboutText(card.about, speech),
      speech.html('rotation:text', { text: card.text }),
    ],
    '\n\n',
  )

const listKey = (speech: Speech): Button => ({
  text: speech.text('approval:list'),
  data: buttons.approvals.encode({ page: 0 }),
})

/** Asks staff for a word, and says until when. */
const requestCardScreen = (card: RequestCard, speech: Speech): Screen => {
  const { approvalId: approval } = card
  return {
    text: joinHtml(
      [cardText(card, speech), speech.html('rotation:cardDue', { day: speech.day(card.dueOn) })],
      '\n\n',
    ),
    rows: [
      [
        { text: speech.text('rotation:accept'), data: buttons.acceptRequest.encode({ approval }) },
        { text: speech.text('rotation:decline'), data: buttons.declineRequest.encode({ approval }) },
      ],
      [listKey(speech)],
    ],
    isProtected: true,
  }
}

const decisionText = ({ outcome, decider, decidedAt, answer }: RequestDecision, speech: Speech): Html =>
  joinHtml(
    [
      bold(
        speech.html(outcome === 'approved' ? 'rotation:acceptedBy' : 'rotation:declinedBy', {
          name: decider,
          instant: speech.instant(new Date(decidedAt)),
        }),
      ),
      speech.html('rotation:answer', { text: answer }),
    ],
    '\n',
  )

/** After the decision a card decides nothing any more, and says who did. */
const requestSettledScreen = (
  { card, decision }: Pick<Told<'request.settled'>, 'card' | 'decision'>,
  speech: Speech,
  rows: Button[][] = [],
): Screen => ({
  text: joinHtml([cardText(inShort(card), speech), decisionText(decision, speech)], '\n\n'),
  rows,
  isProtected: true,
})

/** A request as whoever may decide it opens it. */
export const requestScreen = ({ card, decision }: RequestView, speech: Speech): Screen =>
  decision
    ? requestSettledScreen({ card, decision }, speech, [[listKey(speech)], [homeKey(speech)]])
    : requestCardScreen(card, speech)

/** Asks for the answer a decision is given with. */
export const askAnswerScreen = (
  { approvalId: approval, requester: name }: RequestCard,
  outcome: RequestDecision['outcome'],
  speech: Speech,
): Screen => ({
  text: speech.html(outcome === 'approved' ? 'rotation:askAccept' : 'rotation:askDecline', { name }),
  rows: [[{ text: speech.text('common:back'), data: buttons.openRequest.encode({ approval }) }]],
  isProtected: true,
})

/** What the requester hears. */
const requestAnsweredScreen = ({ card, decision }: Told<'request.answered'>, speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html(decision.outcome === 'approved' ? 'rotation:toldAccepted' : 'rotation:toldDeclined', {
        name: decision.decider,
      }),
      joinHtml(
        [bold(speech.html(`rotation:request.${card.kind}`)), card.about && aboutText(card.about, speech)],
        '\n',
      ),
      speech.html('rotation:text', { text: inShort(card).text }),
      speech.html('rotation:answer', { text: decision.answer }),
    ],
    '\n\n',
  ),
  rows: [[rotationKey(speech)], [homeKey(speech)]],
  isProtected: true,
})

/** What is told of a request, unasked. */
export const requestNoticeScreen = (content: RequestNotice, speech: Speech): Screen => {
  if (content.kind === 'request.filed') return requestCardScreen(content.card, speech)
  if (content.kind === 'request.settled') return requestSettledScreen(content, speech)
  return requestAnsweredScreen(content, speech)
}
