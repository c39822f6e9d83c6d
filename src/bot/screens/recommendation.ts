import type { Day } from '../../domain/day.ts'
import type { RecommendationView } from '../../domain/recommendation/open.ts'
import { askedDay, evidenceOf } from '../../domain/recommendation/recommendation.ts'
import type { RecommendationEvent } from '../../domain/recommendation/recommendation-event.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import { excerpt } from './overview.ts'
import { recommendationKeys } from './recommendation-keys.ts'
import { urgeLine } from './urge.ts'

/** Beside the text of a recommendation there is no room for the longest words about it. */
const longestExcerpt = 100
const longestName = 40
const mostUrges = 3

/** One piece of what shows that it was followed: words, or a file and the words under it. */
export const pieceText = ({ text, detail }: RecommendationEvent, longest: number, speech: Speech): Html => {
  const words = excerpt(text ?? '', longest)
  const file = detail && 'file' in detail ? detail.file : null
  if (!file) return speech.html('recommendation:pieceWords', { text: words })
  const name = file.kind === 'photo' ? speech.text('recommendation:photo') : excerpt(file.name, longestName)
  return words === ''
    ? speech.html('recommendation:pieceFile', { name })
    : speech.html('recommendation:pieceFileWords', { name, text: words })
}

const dueText = ({ recommendation }: RecommendationView, today: Day, speech: Speech): Html => {
  const { dueOn, state, closedAt } = recommendation
  if (closedAt !== null) return speech.html('recommendation:closedAt', { instant: speech.instant(closedAt) })
  const isOverdue = state === 'open' && dueOn < today
  const day = speech.day(dueOn)
  return isOverdue
    ? bold(speech.html('recommendation:overdueSince', { day }))
    : speech.html('recommendation:dueOn', { day })
}

const lastWord = ({ recommendation, events }: RecommendationView, speech: Speech): Html | false => {
  if (recommendation.state !== 'open') return false
  const last = events.findLast(({ kind }) => kind === 'sentBack' || kind === 'reopened')
  if (!last?.text) return false
  return speech.html(`recommendation:last.${last.kind === 'reopened' ? 'reopened' : 'sentBack'}`, {
    name: last.actor ?? '',
    reason: excerpt(last.text, longestExcerpt * 2),
  })
}

const shownText = (view: RecommendationView, speech: Speech): Html | false => {
  const { recommendation, relations } = view
  const isOwn = recommendation.state === 'open'
  if (isOwn && !relations.has('owner')) return false
  const pieces = evidenceOf(view, isOwn ? recommendation.round + 1 : recommendation.round)
  if (pieces.length === 0) return isOwn && speech.html('recommendation:nothingShown')
  const lines = pieces.map(piece => pieceText(piece, longestExcerpt, speech))
  return joinHtml([bold(speech.html('recommendation:shown', { number: pieces.length })), ...lines], '\n')
}

const askedText = (view: RecommendationView, speech: Speech): Html | false => {
  const asked = askedDay(view)
  return asked?.dueOn
    ? speech.html('recommendation:dayWaits', {
        day: speech.day(asked.dueOn),
        reason: excerpt(asked.text ?? '', longestExcerpt),
      })
    : false
}

/** A recommendation as whoever has a part in it sees it. */
export const recommendationScreen = (view: RecommendationView, today: Day, speech: Speech): Screen => {
  const { recommendation, urges } = view
  const { number, inspection: title, text, owner, verifier, state } = recommendation
  return {
    text: joinHtml(
      [
        speech.html('recommendation:title', { number, title }),
        speech.html('recommendation:text', { text }),
        joinHtml(
          [
            speech.html('recommendation:owner', { name: owner.name }),
            speech.html('recommendation:verifier', { name: verifier.name }),
            speech.html('recommendation:stateIs', { state: speech.text(`recommendation:state.${state}`) }),
            dueText(view, today, speech),
          ],
          '\n',
        ),
        lastWord(view, speech),
        shownText(view, speech),
        askedText(view, speech),
        urges.length > 0 &&
          joinHtml(
            urges.slice(-mostUrges).map(urge => urgeLine(urge, speech)),
            '\n',
          ),
      ],
      '\n\n',
    ),
    rows: [...recommendationKeys(view, speech), [homeKey(speech)]],
    isProtected: true,
  }
}
