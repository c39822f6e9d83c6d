import { answerFactsOf, urgeCardOf } from '../../domain/urge/card.ts'
import type { UrgeAnswerFacts, UrgeCard, UrgeNotice } from '../../domain/urge/notice.ts'
import type { Urge } from '../../domain/urge/urge.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import { excerpt } from './overview.ts'

/** What somebody answered, with the day and the reason where there are any. */
const answerText = (answer: UrgeAnswerFacts, speech: Speech): Html =>
  joinHtml(
    [
      bold(
        speech.html(`urge:answer.${answer.kind}`, {
          instant: speech.instant(new Date(answer.at)),
          day: answer.day ? speech.day(answer.day) : '',
        }),
      ),
      answer.reason !== null && speech.html('notices:reason', { reason: answer.reason }),
    ],
    '\n',
  )

/** A line has no room for more. */
const longestReference = 50

/** One line on the card of what it is about. */
export const urgeLine = (urge: Urge, speech: Speech): Html => {
  const facts = {
    reference: excerpt(urge.reference, longestReference),
    name: excerpt(urge.recipient.name, longestReference),
    day: speech.day(urge.dueOn),
  }
  return speech.html(`urge:line.${urge.answer?.kind ?? 'waiting'}`, facts)
}

const cardText = (card: UrgeCard, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('urge:title', { reference: card.reference }),
      joinHtml(
        [
          card.number === null
            ? speech.html('urge:aboutInspection', { title: card.inspection })
            : speech.html('urge:aboutRecommendation', { number: card.number, title: card.inspection }),
          speech.html('urge:from', { name: card.sender }),
          speech.html('urge:to', { name: card.recipient }),
          speech.html('urge:dueOn', { day: speech.day(card.dueOn) }),
        ],
        '\n',
      ),
      card.text !== '' && speech.html('urge:text', { text: card.text }),
    ],
    '\n\n',
  )

const subjectKeys = ({ recommendationId: recommendation }: UrgeCard, speech: Speech): Button[] =>
  recommendation === null
    ? []
    : [
        {
          text: speech.text('recommendation:open'),
          data: buttons.openRecommendation.encode({ recommendation }),
        },
      ]

const answerKeys = (urge: string, speech: Speech): Button[][] => [
  [{ text: speech.text('urge:done'), data: buttons.urgeDone.encode({ urge }) }],
  [
    { text: speech.text('urge:needTime'), data: buttons.urgeNeedTime.encode({ urge }) },
    { text: speech.text('urge:notMine'), data: buttons.urgeNotMine.encode({ urge }) },
  ],
]

/** What has to be answered; once it is, it says how. */
const urgeCardScreen = (
  card: UrgeCard,
  answer: UrgeAnswerFacts | null,
  asks: boolean,
  speech: Speech,
): Screen => ({
  text: joinHtml(
    [cardText(card, speech), answer ? answerText(answer, speech) : asks && speech.html('urge:ask')],
    '\n\n',
  ),
  rows: [
    ...(asks && !answer ? answerKeys(card.urgeId, speech) : []),
    subjectKeys(card, speech),
    [homeKey(speech)],
  ],
  isProtected: true,
})

export const urgeScreen = (urge: Urge, personId: string, speech: Speech): Screen =>
  urgeCardScreen(
    urgeCardOf(urge),
    urge.answer && answerFactsOf(urge.answer),
    urge.recipient.id === personId,
    speech,
  )

export const urgeNoticeScreen = (content: UrgeNotice, speech: Speech): Screen => {
  const { card } = content
  switch (content.kind) {
    case 'urge.sent':
      return urgeCardScreen(card, null, true, speech)
    case 'urge.settled':
      return urgeCardScreen(card, content.answer, false, speech)
    case 'urge.answered': {
      const screen = urgeCardScreen(card, content.answer, false, speech)
      const sentence = speech.html('urge:toldAnswered', { name: card.recipient })
      return { ...screen, text: joinHtml([sentence, screen.text], '\n\n') }
    }
    case 'urge.unanswered': {
      const screen = urgeCardScreen(card, null, false, speech)
      const sentence = speech.html('urge:toldUnanswered', { name: card.recipient })
      return { ...screen, text: joinHtml([sentence, screen.text], '\n\n') }
    }
  }
}
