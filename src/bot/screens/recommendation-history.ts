import type { RecommendationView } from '../../domain/recommendation/open.ts'
import type { RecommendationEvent } from '../../domain/recommendation/recommendation-event.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import { type Button, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import { intoPages } from './pages.ts'
import { pieceText } from './recommendation.ts'

const longestPiece = 1_500

const extendedText = (event: RecommendationEvent, speech: Speech): Html => {
  const step = event.detail && 'step' in event.detail ? event.detail.step : 'asked'
  return speech.html(`recommendation:event.day.${step}`, {
    name: event.actor ?? '',
    day: event.dueOn ? speech.day(event.dueOn) : '',
  })
}

const passedText = ({ detail, actor }: RecommendationEvent, speech: Speech): Html => {
  const to = detail && 'to' in detail ? detail : { to: '', role: 'owner' as const }
  return speech.html(`recommendation:event.passed.${to.role}`, { name: actor ?? '', to: to.to })
}

const escalatedText = ({ detail }: RecommendationEvent, speech: Speech): Html =>
  detail && 'told' in detail
    ? speech.html('recommendation:event.escalatedTo', { name: detail.told })
    : speech.html('recommendation:event.escalated')

const whatText = (event: RecommendationEvent, speech: Speech): Html => {
  const { kind, actor } = event
  if (kind === 'extended') return extendedText(event, speech)
  if (kind === 'passedOn') return passedText(event, speech)
  if (kind === 'escalated') return escalatedText(event, speech)
  if (kind === 'evidence') return pieceText(event, longestPiece, speech)
  return speech.html(`recommendation:event.${kind}`, { name: actor ?? '' })
}

const eventText = (event: RecommendationEvent, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('recommendation:eventAt', { instant: speech.instant(event.at) }),
      whatText(event, speech),
      event.kind !== 'evidence' &&
        event.text !== null &&
        speech.html('notices:reason', { reason: event.text }),
    ],
    '\n',
  )

/** What is before its owner only stays with him: what he has not handed in yet. */
const isTold = ({ recommendation, relations }: RecommendationView, event: RecommendationEvent): boolean =>
  event.kind !== 'evidence' || event.round <= recommendation.round || relations.has('owner')

/** Every step from its issue on, page by page; nothing is ever taken out. */
export const recommendationHistoryScreen = (
  view: RecommendationView,
  wanted: number,
  speech: Speech,
): Screen => {
  const { id: recommendation, number, inspection: title } = view.recommendation
  const told = view.events.filter(event => isTold(view, event))
  const pages = intoPages(told.map(event => eventText(event, speech)))
  const page = Math.min(wanted, pages.length - 1)
  const at = (other: number): string => buttons.recommendationHistory.encode({ recommendation, page: other })
  return {
    text: joinHtml(
      [speech.html('recommendation:historyOf', { number, title }), ...(pages[page] ?? [])],
      '\n\n',
    ),
    rows: [
      pageKeys(page, pages.length, at, speech),
      [backToRecommendation(recommendation, speech)],
      [homeKey(speech)],
    ],
    isProtected: true,
  }
}

export const backToRecommendation = (recommendation: string, speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: buttons.openRecommendation.encode({ recommendation }),
})
