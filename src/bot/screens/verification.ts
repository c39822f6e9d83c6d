import type { DecisionFacts } from '../../domain/notice/facts.ts'
import type { VerificationCard } from '../../domain/recommendation/notice.ts'
import { longestReason } from '../../domain/recommendation/reason.ts'
import { filesOf } from '../../domain/recommendation/recommendation-event.ts'
import type { VerificationView } from '../../domain/recommendation/verify.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import { excerpt } from './overview.ts'
import { pieceText } from './recommendation.ts'

/** What was shown beside a text of its full length: more stands in the history. */
const longestPiece = 300

const cardText = (card: VerificationCard, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('recommendation:verificationTitle', { number: card.number, title: card.inspection }),
      joinHtml(
        [
          speech.html('recommendation:owner', { name: card.owner }),
          speech.html('recommendation:dueOn', { day: speech.day(card.until) }),
        ],
        '\n',
      ),
      speech.html('recommendation:text', { text: card.text }),
    ],
    '\n\n',
  )

const listKey = (speech: Speech): Button => ({
  text: speech.text('approval:list'),
  data: buttons.approvals.encode({ page: 0 }),
})

const decideKeys = (approval: string, speech: Speech): Button[] => [
  { text: speech.text('recommendation:accept'), data: buttons.acceptEvidence.encode({ approval }) },
  { text: speech.text('recommendation:sendBack'), data: buttons.sendBackEvidence.encode({ approval }) },
]

/** The card of a round that waits for its verifier. */
export const verificationCardScreen = (card: VerificationCard, speech: Speech): Screen => ({
  text: joinHtml(
    [cardText(card, speech), speech.html('recommendation:shown', { number: card.pieces })],
    '\n\n',
  ),
  rows: [
    [
      {
        text: speech.text('approval:open'),
        data: buttons.openVerification.encode({ approval: card.approvalId }),
      },
    ],
    decideKeys(card.approvalId, speech),
    [listKey(speech)],
  ],
  isProtected: true,
})

export const decisionText = (
  { outcome, decider, decidedAt }: DecisionFacts,
  reason: string | null,
  speech: Speech,
): Html =>
  joinHtml(
    [
      bold(
        speech.html(outcome === 'approved' ? 'recommendation:acceptedBy' : 'recommendation:sentBackBy', {
          name: decider,
          instant: speech.instant(new Date(decidedAt)),
        }),
      ),
      reason !== null && speech.html('notices:reason', { reason }),
    ],
    '\n',
  )

/** After the decision a card decides nothing any more, and says who did. */
export const verifiedScreen = (
  card: VerificationCard,
  decision: DecisionFacts,
  reason: string | null,
  speech: Speech,
  rows: Screen['rows'] = [],
): Screen => ({
  text: joinHtml([cardText(card, speech), decisionText(decision, reason, speech)], '\n\n'),
  rows,
  isProtected: true,
})

/** What was handed in, as its verifier opens it. */
export const verificationScreen = (view: VerificationView, speech: Speech): Screen => {
  const { card, decision, pieces } = view
  const { recommendationId: recommendation, approvalId: approval, round: version } = card
  const files =
    filesOf(pieces).length > 0
      ? [
          {
            text: speech.text('recommendation:files'),
            data: buttons.evidenceFiles.encode({ recommendation, version }),
          },
        ]
      : []
  const whole = {
    text: speech.text('recommendation:whole'),
    data: buttons.openRecommendation.encode({ recommendation }),
  }
  const ways = [files, [whole], [listKey(speech)], [homeKey(speech)]]
  if (decision) return verifiedScreen(card, decision, decision.reason, speech, ways)
  return {
    text: joinHtml(
      [
        cardText({ ...card, text: excerpt(view.fullText, longestPiece * 4) }, speech),
        joinHtml(
          [
            bold(speech.html('recommendation:shown', { number: pieces.length })),
            ...pieces.map(piece => pieceText(piece, longestPiece, speech)),
          ],
          '\n',
        ),
      ],
      '\n\n',
    ),
    rows: [decideKeys(approval, speech), ...ways],
    isProtected: true,
  }
}

export const askSendBackScreen = (approval: string, speech: Speech): Screen => ({
  text: speech.html('recommendation:askSendBack', { max: longestReason }),
  rows: [[{ text: speech.text('common:back'), data: buttons.openVerification.encode({ approval }) }]],
  isProtected: true,
})
