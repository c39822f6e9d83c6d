import type { RecommendationView } from '../../domain/recommendation/open.ts'
import { askedDay, evidenceOf } from '../../domain/recommendation/recommendation.ts'
import { filesOf } from '../../domain/recommendation/recommendation-event.ts'
import { buttons } from '../buttons.ts'
import type { Button } from '../screen.ts'
import type { Speech } from '../speech.ts'

type Keys = readonly (readonly Button[])[]

const ownerKeys = (view: RecommendationView, speech: Speech): Keys => {
  const { id: recommendation, state } = view.recommendation
  if (!view.relations.has('owner') || state !== 'open') return []
  const hasShown = evidenceOf(view).length > 0
  return [
    [{ text: speech.text('recommendation:show'), data: buttons.showEvidence.encode({ recommendation }) }],
    hasShown
      ? [
          {
            text: speech.text('recommendation:handIn'),
            data: buttons.handInRecommendation.encode({ recommendation }),
          },
        ]
      : [],
    [
      ...(askedDay(view)
        ? []
        : [
            {
              text: speech.text('recommendation:askDay'),
              data: buttons.askOtherDay.encode({ recommendation }),
            },
          ]),
      { text: speech.text('recommendation:passOn'), data: buttons.askNextOwner.encode({ recommendation }) },
    ],
  ]
}

const verifierKeys = (view: RecommendationView, speech: Speech): Keys => {
  const { relations } = view
  const { id: recommendation, state } = view.recommendation
  const verifies = (relations.has('verifier') || relations.has('deputy')) && !relations.has('relative')
  if (!verifies || relations.has('owner') || state === 'closed' || !askedDay(view)) return []
  return [
    [
      { text: speech.text('recommendation:grant'), data: buttons.grantDay.encode({ recommendation }) },
      { text: speech.text('recommendation:refuse'), data: buttons.refuseDay.encode({ recommendation }) },
    ],
  ]
}

const steeringKeys = (view: RecommendationView, speech: Speech): Keys => {
  const { relations } = view
  const { id: recommendation, state } = view.recommendation
  const steers = ['team', 'staff', 'verifier'] as const
  if (relations.has('owner') || !steers.some(one => relations.has(one))) return []
  return state === 'closed'
    ? [
        [
          {
            text: speech.text('recommendation:reopen'),
            data: buttons.reopenRecommendation.encode({ recommendation }),
          },
        ],
      ]
    : [
        [
          { text: speech.text('urge:key'), data: buttons.urgeOwner.encode({ recommendation }) },
          {
            text: speech.text('recommendation:otherVerifier'),
            data: buttons.otherVerifiers.encode({ recommendation }),
          },
        ],
      ]
}

const readingKeys = (view: RecommendationView, speech: Speech): Keys => {
  const { id: recommendation, state, round, inspectionId: inspection } = view.recommendation
  const isOwner = view.relations.has('owner')
  const version = isOwner && state === 'open' ? round + 1 : round
  const hasFiles = filesOf(evidenceOf(view, version)).length > 0
  return [
    hasFiles
      ? [
          {
            text: speech.text('recommendation:files'),
            data: buttons.evidenceFiles.encode({ recommendation, version }),
          },
        ]
      : [],
    [
      {
        text: speech.text('recommendation:history'),
        data: buttons.recommendationHistory.encode({ recommendation, page: 0 }),
      },
      ...(view.relations.has('team') || view.relations.has('staff')
        ? [
            {
              text: speech.text('recommendation:inspectionKey'),
              data: buttons.followUp.encode({ inspection }),
            },
          ]
        : []),
    ],
    [
      {
        text: speech.text('recommendation:list'),
        data: buttons.recommendations.encode({ part: 'owned', page: 0 }),
      },
    ],
  ]
}

/** What whoever looks may do with it. */
export const recommendationKeys = (view: RecommendationView, speech: Speech): Keys => [
  ...ownerKeys(view, speech),
  ...verifierKeys(view, speech),
  ...steeringKeys(view, speech),
  ...readingKeys(view, speech),
]
