import type { RecommendationCard, RecommendationNotice } from '../../domain/recommendation/notice.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import type { NoticeFrame } from './notice-frame.ts'
import { decisionText, verificationCardScreen, verifiedScreen } from './verification.ts'

type Told<Kind> = Extract<RecommendationNotice, { kind: Kind }>

const cardText = ({ number, inspection: title, text, until }: RecommendationCard, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('recommendation:title', { number, title }),
      speech.html('recommendation:text', { text }),
      speech.html('recommendation:dueOn', { day: speech.day(until) }),
    ],
    '\n',
  )

/** A fact about a recommendation, with the way to it. */
const factScreen = (
  card: RecommendationCard,
  facts: readonly (Html | false | null)[],
  speech: Speech,
): Screen => ({
  text: joinHtml([facts[0], cardText(card, speech), ...facts.slice(1)], '\n\n'),
  rows: [
    [
      {
        text: speech.text('recommendation:open'),
        data: buttons.openRecommendation.encode({ recommendation: card.recommendationId }),
      },
    ],
    [homeKey(speech)],
  ],
  isProtected: true,
})

const reasonText = (reason: string | null, speech: Speech): Html | false =>
  reason !== null && speech.html('notices:reason', { reason })

const dayDecided = ({ card, ...told }: Told<'recommendation.dayDecided'>, speech: Speech): Screen => {
  const facts = { name: told.decider, day: speech.day(told.wanted) }
  const sentence = speech.html(
    told.granted ? 'recommendation:toldGranted' : 'recommendation:toldRefused',
    facts,
  )
  return factScreen(card, [sentence, reasonText(told.reason, speech)], speech)
}

const dueText = (card: RecommendationCard, { today }: NoticeFrame, speech: Speech): Html =>
  speech.html(card.until <= today ? 'recommendation:toldToday' : 'recommendation:toldSoon')

/** What somebody is told of a recommendation. */
export const recommendationNoticeScreen = (
  content: RecommendationNotice,
  speech: Speech,
  frame: NoticeFrame,
): Screen => {
  switch (content.kind) {
    case 'recommendation.issued':
      return factScreen(
        content.card,
        [
          speech.html('recommendation:toldIssued'),
          speech.html('recommendation:verifier', { name: content.card.verifier }),
        ],
        speech,
      )
    case 'recommendation.handedIn':
      return verificationCardScreen(content.card, speech)
    case 'recommendation.verified':
      return verifiedScreen(content.card, content.decision, content.reason, speech)
    case 'recommendation.decided': {
      const { card, decision, reason } = content
      return factScreen(card, [decisionText(decision, reason, speech)], speech)
    }
    case 'recommendation.dayAsked': {
      const { card, wanted, reason } = content
      const facts = { name: card.owner, day: speech.day(wanted) }
      return factScreen(
        card,
        [speech.html('recommendation:toldAsked', facts), reasonText(reason, speech)],
        speech,
      )
    }
    case 'recommendation.dayDecided':
      return dayDecided(content, speech)
    case 'recommendation.passedOn': {
      const facts = { name: content.from, to: content.card.owner }
      return factScreen(content.card, [speech.html('recommendation:toldPassed', facts)], speech)
    }
    case 'recommendation.verifierNamed': {
      const { card } = content
      return factScreen(card, [speech.html('recommendation:toldVerifier', { name: card.verifier })], speech)
    }
    case 'recommendation.reopened': {
      const { card, by: name, reason } = content
      return factScreen(
        card,
        [speech.html('recommendation:toldReopened', { name }), reasonText(reason, speech)],
        speech,
      )
    }
    case 'recommendation.due':
      return factScreen(content.card, [dueText(content.card, frame, speech)], speech)
    case 'recommendation.overdue':
      return factScreen(
        content.card,
        [
          speech.html('recommendation:toldOverdue'),
          speech.html('recommendation:owner', { name: content.card.owner }),
        ],
        speech,
      )
    case 'recommendation.verifierGone': {
      const { card } = content
      return factScreen(card, [speech.html('recommendation:toldGone', { name: card.verifier })], speech)
    }
  }
}
