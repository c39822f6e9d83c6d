import type { DataRequestKind } from '../../domain/data-request/clocks.ts'
import type { DataDecision, DataRequestCard, DataRequestView } from '../../domain/data-request/request.ts'
import type { Day } from '../../domain/day.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { daysText } from './data-request-days.ts'
import { homeKey } from './home.ts'
import { excerpt } from './overview.ts'

/** Beside an answer there is no room for the longest request. */
const longestAnswered = 300

export const kindText = (kind: DataRequestKind, speech: Speech): string =>
  speech.text(`dataRequest:kind.${kind}`)

export const dataRequestItemText = (
  { name, kind, dueOn }: Readonly<{ name: string; kind: DataRequestKind; dueOn: Day }>,
  speech: Speech,
): Html => speech.html('dataRequest:listItem', { name, kind: kindText(kind, speech), day: speech.day(dueOn) })

export const dataRequestItemKey = (
  { name, approval }: Readonly<{ name: string; approval: string }>,
  speech: Speech,
): Button => ({
  text: speech.text('dataRequest:openOf', { name }),
  data: buttons.openDataRequest.encode({ approval }),
})

const headText = ({ kind, requester, positionTitles, unit, text }: DataRequestCard, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('dataRequest:card', { kind: kindText(kind, speech) }),
      joinHtml(
        [
          bold(speech.quote(requester)),
          positionTitles && speech.quote(speech.own(positionTitles)),
          unit && speech.quote(unit),
        ],
        '\n',
      ),
      speech.html('dataRequest:text', { text }),
    ],
    '\n\n',
  )

const takenText = ({ taken }: DataRequestCard, speech: Speech): Html =>
  taken
    ? speech.html('dataRequest:takenBy', { name: taken.by, instant: speech.instant(new Date(taken.at)) })
    : speech.html('dataRequest:nobodyYet')

const listKey = (speech: Speech): Button => ({
  text: speech.text('approval:list'),
  data: buttons.approvals.encode({ page: 0 }),
})

/** Asks staff for the first answer and the decision, and says until when each; `above` is why it comes just now. */
export const dataCardScreen = (card: DataRequestCard, speech: Speech, above?: Html): Screen => {
  const { approvalId: approval, taken, days } = card
  return {
    text: joinHtml(
      [above, headText(card, speech), takenText(card, speech), daysText(days, taken !== null, speech)],
      '\n\n',
    ),
    rows: [
      taken
        ? []
        : [{ text: speech.text('dataRequest:takeUp'), data: buttons.takeUpDataRequest.encode({ approval }) }],
      [
        { text: speech.text('dataRequest:accept'), data: buttons.acceptDataRequest.encode({ approval }) },
        { text: speech.text('dataRequest:decline'), data: buttons.declineDataRequest.encode({ approval }) },
      ],
      [listKey(speech)],
    ],
    isProtected: true,
  }
}

export const answerText = (answer: string, speech: Speech): Html =>
  speech.html('dataRequest:answer', { text: answer })

/** After the decision a card decides nothing any more, and says who did. */
export const dataSettledScreen = (
  { card, decision }: Readonly<{ card: DataRequestCard; decision: DataDecision }>,
  speech: Speech,
  rows: Button[][] = [],
): Screen => {
  const { outcome, decider: name, decidedAt, answer } = decision
  const said = { name, instant: speech.instant(new Date(decidedAt)) }
  const decided = outcome === 'approved' ? 'dataRequest:acceptedBy' : 'dataRequest:declinedBy'
  const short = { ...card, text: excerpt(card.text, longestAnswered) }
  return {
    text: joinHtml(
      [headText(short, speech), bold(speech.html(decided, said)), answerText(answer, speech)],
      '\n\n',
    ),
    rows,
    isProtected: true,
  }
}

/** A request as whoever may decide it opens it. */
export const dataRequestScreen = ({ card, decision }: DataRequestView, speech: Speech): Screen =>
  decision
    ? dataSettledScreen({ card, decision }, speech, [[listKey(speech)], [homeKey(speech)]])
    : dataCardScreen(card, speech)

/** Asks for the answer a decision is given with, and says what it brings about. */
export const askDataAnswerScreen = (
  { approvalId: approval, requester: name, kind }: DataRequestCard,
  outcome: DataDecision['outcome'],
  speech: Speech,
): Screen => ({
  text:
    outcome === 'approved'
      ? speech.html(`dataRequest:askAccept.${kind}`, { name })
      : speech.html('dataRequest:askDecline', { name }),
  rows: [[{ text: speech.text('common:back'), data: buttons.openDataRequest.encode({ approval }) }]],
  isProtected: true,
})
