import { describe, expect, test } from 'vitest'
import { digitSets, languages } from '../../src/bot/language.ts'
import { rotationEvents } from '../../src/bot/rotation-dates.ts'
import type { Screen } from '../../src/bot/screen.ts'
import { askAnswerScreen, requestNoticeScreen, requestScreen } from '../../src/bot/screens/request-card.ts'
import {
  chooseLineScreen,
  choosePostScreen,
  requestsScreen,
  writeRequestScreen,
} from '../../src/bot/screens/requests.ts'
import { rotationScreen } from '../../src/bot/screens/rotation.ts'
import { rotationHistoryScreen } from '../../src/bot/screens/rotation-history.ts'
import { rotationWhyScreen } from '../../src/bot/screens/rotation-why.ts'
import { clocksOf } from '../../src/domain/movement/clocks.ts'
import type { Rotation } from '../../src/domain/movement/read.ts'
import type { RequestCard, RequestDecision } from '../../src/domain/movement/request.ts'
import type { MovementRuleName } from '../../src/domain/movement/rules.ts'
import { aCareer, aPost, head, movementRules } from '../kit/career.ts'
import { anId } from '../kit/evaluation.ts'
import { objections } from '../kit/objections.ts'
import { speechIn } from '../kit/words.ts'
import { nastyName, proseOf } from './hostile.ts'

const today = '2026-11-23'
const titles = { vi: nastyName }
const decisionNo = nastyName.slice(0, 40)
const kinds = ['rotation', 'secondment', 'transfer', 'appointment', 'periodicChange'] as const
const posts = Array.from({ length: 12 }, (_, index) =>
  aPost({
    id: anId(index),
    kind: kinds[index % kinds.length] ?? 'transfer',
    startedOn: `20${10 + index}-03-31`,
    position: index % 2 === 0 ? { ...head, titles, nonLocalRequired: true } : { titles, field: null },
    unit: { name: nastyName, validTo: index === 3 ? '2025-06-30' : null },
    decisionNo,
    localityBy: nastyName,
  }),
)
const career = aCareer({ assignments: posts })
const rules = { ...movementRules, years: { head: 96, deputy: 120 } }
const basis = {
  reference: { vi: nastyName, en: nastyName, de: nastyName, ar: nastyName },
  source: nastyName,
  grade: 'M',
  verified: false,
} as const
const names: MovementRuleName[] = [
  ...(['rotation', 'terms', 'years', 'serviceLeft', 'secondment', 'periodicChange'] as const),
  ...(['merger', 'nonLocal', 'admission'] as const),
]
const rotation: Rotation = {
  today,
  posts: posts.map(post => clocksOf(post, career, rules, today)),
  coming: posts.slice(0, 3),
  career,
  rules,
  bases: new Map(names.map(name => [name, basis])),
}
const nothing: Rotation = { ...rotation, posts: [], coming: [], career: aCareer(), bases: new Map() }

const about = { kind: 'post', id: anId(1), titles, unit: nastyName, startedOn: today, decisionNo } as const
const requests = [null, 'approved', 'returned'].map(outcome => ({
  kind: 'endEarly' as const,
  createdAt: new Date(today),
  outcome: outcome as RequestDecision['outcome'] | null,
}))

describe.each(languages)('in %s', language => {
  test.each(digitSets)('with %s digits Telegram takes every screen about posts and requests', digits => {
    const speech = speechIn(language, digits)
    const screens: Screen[] = [
      ...[0, 1, 2, 3, 4, 5, 99].map(page => rotationScreen(rotation, page, speech)),
      ...rotation.posts.map(of => rotationWhyScreen(of, rotation, speech)),
      ...[0, 1, 2, 99].map(page => rotationHistoryScreen(rotation, page, speech)),
      ...[rotation, nothing].flatMap(of => [
        rotationScreen(of, 0, speech),
        rotationHistoryScreen(of, 0, speech),
        requestsScreen({ rotation: of, requests }, speech),
        choosePostScreen(of, speech),
        ...[0, 1, 99].map(page => chooseLineScreen(of, page, speech)),
      ]),
    ]
    for (const prose of Object.values(proseOf)) {
      const card: RequestCard = {
        ...{ approvalId: anId(7), requester: nastyName, positionTitles: titles, unit: nastyName },
        ...{ kind: 'correction', about, text: prose.slice(0, 1_500), dueOn: today },
      }
      const decided = { outcome: 'returned', decider: nastyName, decidedAt: '2026-11-23T02:00:00Z' } as const
      const decision = { ...decided, answer: prose }
      screens.push(
        ...[about, { kind: 'input', input: 'serviceUntil' } as const].map(of =>
          writeRequestScreen({ kind: 'correction', about: of }, speech),
        ),
        requestNoticeScreen({ kind: 'request.filed', card }, speech),
        requestNoticeScreen({ kind: 'request.settled', card, decision }, speech),
        requestScreen({ card, decision, isLate: true }, speech),
        requestNoticeScreen({ kind: 'request.answered', card, decision }, speech),
        askAnswerScreen(card, 'approved', speech),
      )
    }
    for (const screen of screens) expect(objections(screen, speech), screen.text.slice(0, 200)).toEqual([])
  })

  test('a calendar gets each day once, and a later file takes the place of an earlier one', () => {
    const speech = speechIn(language, 'latn')
    const events = rotationEvents(rotation, new Date('2026-11-23T02:00:00Z'), speech)
    const later = rotationEvents(rotation, new Date('2026-11-23T02:01:00Z'), speech)
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
    expect(later.map(({ id }) => id)).toEqual(events.map(({ id }) => id))
    expect(later.every(({ version }, index) => version > (events[index]?.version ?? 0))).toBe(true)
    expect(rotationEvents(nothing, new Date(today), speech)).toEqual([])
  })
})
