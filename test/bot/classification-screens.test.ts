import { describe, expect, test } from 'vitest'
import { digitSets, languages } from '../../src/bot/language.ts'
import type { Screen } from '../../src/bot/screen.ts'
import { bandScreen } from '../../src/bot/screens/band.ts'
import {
  askDecideAllScreen,
  classifyScreen,
  groupScreen,
  groupsScreen,
  levelReasonScreen,
} from '../../src/bot/screens/classification.ts'
import { publicationScreen } from '../../src/bot/screens/publication.ts'
import { publishedScreen } from '../../src/bot/screens/published.ts'
import {
  approveReasonScreen,
  reviewCriterionScreen,
  reviewPointsScreen,
} from '../../src/bot/screens/review-score.ts'
import { decideCap } from '../../src/domain/classification/cap.ts'
import type { Classification, ClassificationFile } from '../../src/domain/classification/classification.ts'
import { groupPageLength } from '../../src/domain/classification/list.ts'
import type { GroupView } from '../../src/domain/classification/open-group.ts'
import { anId } from '../kit/evaluation.ts'
import { objections } from '../kit/objections.ts'
import { speechIn } from '../kit/words.ts'
import { fullApproval, nastyName, nastyPerson, proseOf } from './hostile.ts'

const cycle = {
  id: anId(4),
  kind: 'adHoc',
  periodFrom: '2026-10-01',
  periodTo: '2026-12-31',
  opensOn: '2026-12-01',
  closesOn: '2026-12-14',
  isClosed: false,
} as const

const classification: Classification = {
  points: 6_999,
  proposed: 'good',
  level: 'notCompleted',
  reason: proseOf.signs.slice(0, 1_000),
  decider: nastyName,
  decidedAt: new Date('2026-12-20T03:00:00Z'),
  publishedAt: new Date('2026-12-21T03:00:00Z'),
  response: 'disagreed',
  changed: { level: 'excellent', points: 9_999 },
}

const file = (decided: Classification | null): ClassificationFile => ({
  approvalId: anId(1),
  evaluationId: anId(2),
  personId: anId(3),
  person: nastyName,
  isLeader: true,
  reviewId: anId(6),
  cycle,
  ownPoints: 10_000,
  points: 6_999,
  proposed: 'good',
  classification: decided,
  relations: new Set(['authority']),
})

const levels = { excellent: 40, good: 90, completed: 200, notCompleted: 170 }
const group: GroupView = {
  cycle,
  levels,
  total: 500,
  waiting: 334,
  ready: 166,
  page: 3,
  pages: 42,
  start: 36,
  shown: Array.from({ length: groupPageLength }, (_, index) => ({
    evaluationId: anId(index),
    person: nastyPerson,
    ownPoints: 9_999,
    points: 9_998,
    proposed: 'notCompleted' as const,
    classification: index % 3 === 0 ? classification : null,
  })),
  caps: Array.from({ length: 30 }, (_, index) => ({
    unit: nastyName,
    duties: index % 2 === 0 ? null : [{ vi: nastyName }],
    levels,
    excellent: { proposed: 45, decided: 12 },
    cap: decideCap(levels, 2_000),
  })),
}

const facts = {
  evaluationId: anId(2),
  period: cycle,
  points: 6_999,
  level: 'notCompleted',
  proposed: 'good',
  reason: proseOf.lines.slice(0, 1_000),
  decider: nastyName,
  petitionUntil: '2026-12-26',
} as const

const opened = fullApproval(proseOf.words)
const names = Array.from({ length: 500 }, () => nastyName)

describe.each(languages)('in %s', language => {
  test.each(digitSets)(
    'with %s digits Telegram takes every screen about levels, whatever stands in it',
    digits => {
      const speech = speechIn(language, digits)
      const screens: Record<string, Screen | undefined> = {
        groups: groupsScreen([{ cycle, waiting: 1_234, decided: 99, published: 0 }], speech),
        'no groups': groupsScreen([], speech),
        group: groupScreen(group, speech),
        'decide all': askDecideAllScreen(group, speech),
        waiting: classifyScreen(file(null), speech),
        decided: classifyScreen(file(classification), speech),
        'level reason': levelReasonScreen(file(null), 'excellent', speech),
        publication: publicationScreen({ cycle, people: names, circle: names }, speech),
        published: publishedScreen({ facts, response: null, petition: null }, '2026-12-22', speech),
        answered: publishedScreen({ facts, response: 'disagreed', petition: null }, '2026-12-27', speech),
        band: bandScreen(
          {
            evaluationId: anId(2),
            own: 6_999,
            band: { count: 1_234, lower: 6_000, median: 7_050, upper: 9_999 },
            minimum: 8,
            isOwn: true,
          },
          speech,
        ),
        'no band': bandScreen(
          { evaluationId: anId(2), own: 6_999, band: null, minimum: 8, isOwn: false },
          speech,
        ),
        'own points': reviewPointsScreen(opened, speech),
        criterion: reviewCriterionScreen(opened, 'III.1', speech),
        'approve reason': approveReasonScreen(opened, speech),
      }
      for (const [name, screen] of Object.entries(screens)) {
        expect(screen && objections(screen, speech), name).toEqual([])
      }
    },
  )
})
