import { describe, expect, test } from 'vitest'
import { languages } from '../../src/bot/language.ts'
import { confirmRelativeScreen, foundRelativesScreen } from '../../src/bot/screens/declare-relative.ts'
import {
  confirmDeputyScreen,
  deputiesScreen,
  deputyDaysScreen,
  foundDeputiesScreen,
} from '../../src/bot/screens/deputy.ts'
import { noticeScreen } from '../../src/bot/screens/notice.ts'
import { overdueScreen, passOnScreen } from '../../src/bot/screens/overdue.ts'
import { relativesScreen } from '../../src/bot/screens/relatives.ts'
import type { NoticeContent } from '../../src/domain/notice/notice.ts'
import { anId } from '../kit/evaluation.ts'
import { objections } from '../kit/objections.ts'
import { speechIn } from '../kit/words.ts'
import { nastyCard, nastyName, nastyPerson } from './hostile.ts'

const today = '2026-11-23'
const at = new Date('2026-11-23T02:00:00Z')
const frame = { deliveryId: anId(9), today, passing: null }
const people = Array.from({ length: 5 }, (_, index) => ({ ...nastyPerson, id: anId(index + 20) }))

const deputies = Array.from({ length: 9 }, (_, index) => ({
  id: anId(index + 40),
  principalId: anId(1),
  deputyId: anId(2),
  deputy: nastyName,
  from: index > 4 ? '2027-01-01' : today,
  to: '2027-05-01',
}))

const item = {
  id: anId(50),
  kind: 'evaluation.review',
  requesterId: anId(1),
  requester: nastyName,
  unit: nastyName,
  authorityId: anId(2),
  authority: nastyName,
  cycleId: anId(3),
  period: nastyCard.period,
  createdAt: at,
  dueOn: today,
  remindedAt: null,
  escalatedAt: null,
  isDecided: false,
  isRelated: true,
}

const card: NoticeContent = { kind: 'evaluation.submitted', card: nastyCard }
const whys = ['overdue', 'related', 'moved', 'staff'] as const
const notices: readonly NoticeContent[] = [
  ...whys.flatMap((why): NoticeContent[] => [
    { kind: 'approval.passedTo', of: card, from: nastyName, why },
    { kind: 'approval.passedOn', of: card, to: nastyName, why },
    { kind: 'approval.rerouted', period: nastyCard.period, to: nastyName, why },
    { kind: 'approval.rerouted', period: null, to: nastyName, why },
  ]),
  {
    kind: 'approval.forPrincipal',
    of: { kind: 'approval.overdue', of: card, since: today },
    principal: nastyName,
  },
  {
    kind: 'approval.overdue',
    of: { kind: 'approval.waiting', requester: null, period: nastyCard.period, count: 30 },
    since: today,
  },
  { kind: 'approval.waiting', requester: nastyName, period: null, count: 1 },
  {
    kind: 'approval.stuck',
    requester: nastyName,
    unit: nastyName,
    authority: nastyName,
    since: at.toISOString(),
  },
  { kind: 'authority.missing', person: nastyName, unit: null },
  { kind: 'deputy.named', principal: nastyName, from: today, to: today },
  { kind: 'deputy.ended', principal: nastyName },
]

describe.each(languages)('in %s', language => {
  const speech = speechIn(language)

  test('Telegram takes every screen of routing, whatever people are called', () => {
    const screens = {
      deputies: deputiesScreen(deputies, today, speech),
      'found deputies': foundDeputiesScreen(people, speech),
      days: deputyDaysScreen(nastyPerson, today, speech),
      confirm: confirmDeputyScreen({ person: nastyPerson, from: today, to: today }, speech),
      relatives: relativesScreen(
        people.map(({ id, name, unit }, index) => ({ id, name, unit, isMine: index % 2 === 0 })),
        speech,
      ),
      'found relatives': foundRelativesScreen(people, speech),
      'confirm relative': confirmRelativeScreen(nastyPerson, speech),
      overdue: overdueScreen({ total: 99, items: Array(5).fill(item), page: 3 }, speech),
      'pass on': passOnScreen({ item, choices: people }, speech),
      ...Object.fromEntries(
        notices.map((notice, index) => [`${notice.kind} ${index}`, noticeScreen(notice, speech, frame)]),
      ),
    }
    const refused = Object.entries(screens).flatMap(([name, screen]) => {
      const against = objections(screen, speech)
      return against.length > 0 ? [`${name}: ${against.join(', ')}`] : []
    })
    expect(refused).toEqual([])
  })

  test('a card that has gone on has no keys, and a declared relation is not named after anybody', () => {
    const [passedTo, passedOn] = notices.filter(notice => 'why' in notice && notice.why === 'related')
    expect(passedOn && noticeScreen(passedOn, speech, frame).rows).toEqual([])
    const neutral: NoticeContent = { kind: 'approval.passedTo', of: card, from: null, why: 'related' }
    expect(passedTo?.kind).toBe('approval.passedTo')
    expect(noticeScreen(neutral, speech, frame).text).toContain(speech.html('routing:why.related'))
  })
})
