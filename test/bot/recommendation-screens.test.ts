import { describe, expect, test } from 'vitest'
import { digitSets, languages } from '../../src/bot/language.ts'
import type { Screen } from '../../src/bot/screen.ts'
import { followUpScreen } from '../../src/bot/screens/on-site.ts'
import { conclusionScreen } from '../../src/bot/screens/on-site-ask.ts'
import { onSiteNoticeScreen } from '../../src/bot/screens/on-site-notice.ts'
import { recommendationScreen } from '../../src/bot/screens/recommendation.ts'
import { draftRecommendationScreen } from '../../src/bot/screens/recommendation-draft.ts'
import { recommendationHistoryScreen } from '../../src/bot/screens/recommendation-history.ts'
import { urgeScreen } from '../../src/bot/screens/urge.ts'
import { confirmUrgeScreen } from '../../src/bot/screens/urge-ask.ts'
import { verificationScreen, verifiedScreen } from '../../src/bot/screens/verification.ts'
import type { FollowUp } from '../../src/domain/inspection/follow-up.ts'
import type { Inspection } from '../../src/domain/inspection/inspection.ts'
import { cardOf } from '../../src/domain/recommendation/card.ts'
import type { RecommendationView } from '../../src/domain/recommendation/open.ts'
import type { Recommendation } from '../../src/domain/recommendation/recommendation.ts'
import type { RecommendationEvent } from '../../src/domain/recommendation/recommendation-event.ts'
import type { Urge } from '../../src/domain/urge/urge.ts'
import { anId } from '../kit/evaluation.ts'
import { objections } from '../kit/objections.ts'
import { speechIn } from '../kit/words.ts'
import { nastyName, proseOf } from './hostile.ts'

const at = new Date('2026-12-22T03:00:00Z')
const today = '2026-12-22'
const text = (length: number): string => proseOf.signs.repeat(4).slice(0, length)
const owner = { id: anId(1), name: nastyName }
const verifier = { id: anId(2), name: nastyName }

const recommendation: Recommendation = {
  id: anId(3),
  inspectionId: anId(4),
  inspection: nastyName,
  inspectionKind: 'regular',
  inspectionState: 'concluded',
  number: 999,
  text: text(1_500),
  owner,
  verifier,
  dueOn: '2026-12-21',
  state: 'open',
  round: 1,
  createdAt: at,
  closedAt: null,
}

const event = (
  kind: RecommendationEvent['kind'],
  more: Partial<RecommendationEvent>,
): RecommendationEvent => ({
  id: anId(5),
  kind,
  actorId: anId(1),
  actor: nastyName,
  text: text(1_000),
  detail: null,
  dueOn: '2026-12-30',
  round: 2,
  at,
  ...more,
})
const file = { kind: 'document' as const, file: 'x', name: `${'ệ'.repeat(196)}.pdf`, size: 1, words: '' }
const events = [
  ...Array.from({ length: 5 }, () => event('evidence', { text: text(200), detail: { file } })),
  event('evidence', { text: text(1_500), round: 1 }),
  event('sentBack', {}),
  event('extended', { detail: { step: 'asked' } }),
]
const urge: Urge = {
  id: anId(6),
  sender: owner,
  recipient: verifier,
  recommendationId: anId(3),
  inspectionId: anId(4),
  inspection: nastyName,
  inspectionKind: 'regular',
  number: 999,
  reference: text(120),
  text: text(1_000),
  dueOn: today,
  sentAt: at,
  answer: { kind: 'needTime', reason: text(1_000), day: '2027-01-05', at },
}
const view: RecommendationView = {
  recommendation,
  events,
  relations: new Set(['owner', 'verifier', 'team', 'staff']),
  urges: Array(9).fill(urge),
}

const inspection: Inspection = {
  id: anId(4),
  body: 'state',
  kind: 'thematic',
  state: 'concluded',
  version: 3,
  step: null,
  title: nastyName,
  basis: nastyName,
  unitId: anId(7),
  unit: nastyName,
  plannedById: anId(8),
  plannedBy: nastyName,
  sealed: false,
  startsOn: today,
  endsOn: today,
  documents: [],
  ladder: [],
  plannedAt: at,
  openedAt: at,
  receivedAt: null,
  concludedAt: at,
  closedAt: null,
  cancelledAt: null,
  cancelReason: null,
}
const clock: FollowUp['clocks'][number]['clock'] = {
  kind: 'running',
  start: 'subjectReportReceived',
  unit: 'workingDays',
  limit: 30,
  mostExtension: 10,
  startedOn: today,
  extension: 5,
  dueOn: today,
  latestOn: '2027-12-30',
  reasons: {
    weekendDays: 14,
    leftOut: [{ names: { vi: nastyName, en: nastyName, de: nastyName, ar: nastyName }, days: 5 }],
    workedDays: 2,
    movedFrom: null,
  },
}
const followUp: FollowUp = {
  inspection,
  team: [],
  subjects: Array.from({ length: 54 }, (_, n) => ({
    id: anId(n + 20),
    name: nastyName,
    unitId: anId(9),
    personId: null,
  })),
  addressees: [],
  relations: new Set(['team', 'staff']),
  events: [],
  clocks: [
    { name: 'thematicSupervision', clock },
    { name: 'stateConclusion', clock },
  ],
  conclusion: { text: text(3_500), file },
  recommendations: Array(40).fill(recommendation),
  urges: Array(9).fill(urge),
  leads: true,
  actorId: anId(1),
}
const card = { ...cardOf(recommendation), approvalId: anId(10), pieces: 5, round: 2 }
const decision = { outcome: 'returned' as const, decider: nastyName, decidedAt: at.toISOString() }
const onSiteCard = {
  inspectionId: anId(4),
  title: nastyName,
  kind: 'regular' as const,
  leader: nastyName,
  openedAt: at.toISOString(),
}

describe.each(languages.flatMap(language => digitSets.map(digits => [language, digits] as const)))(
  'in %s with %s digits, at their longest',
  (language, digits) => {
    const speech = speechIn(language, digits)
    const choices = { inspection, owners: [], verifiers: [], number: 999 }
    const screens: Readonly<Record<string, () => Screen>> = {
      'an inspection after': () => followUpScreen(followUp, speech),
      conclusions: () => conclusionScreen(followUp, speech),
      'conclusions as they are told': () =>
        onSiteNoticeScreen(
          { kind: 'inspection.concluded', card: onSiteCard, text: text(3_500), hasFile: true },
          speech,
        ),
      'a recommendation': () => recommendationScreen(view, today, speech),
      'its first page of history': () => recommendationHistoryScreen(view, 0, speech),
      'its last page of history': () => recommendationHistoryScreen(view, 9_999_999, speech),
      'one in the making': () =>
        draftRecommendationScreen(choices, { text: text(1_500), owner, verifier, dueOn: today }, speech),
      'a round to verify': () =>
        verificationScreen(
          { card, fullText: text(1_500), pieces: events.slice(0, 5), decision: null, isLate: false },
          speech,
        ),
      'a round that was sent back': () => verifiedScreen(card, decision, text(1_000), speech),
      'an urge': () => urgeScreen(urge, anId(2), speech),
      'an urge before it is sent': () =>
        confirmUrgeScreen({ recommendationId: anId(3) }, { ...urge, name: nastyName }, speech),
    }
    test.each(Object.keys(screens))('%s is a message that Telegram takes', name => {
      const screen = screens[name]?.()
      expect(screen && objections(screen, speech)).toEqual([])
    })
  },
)
