import { describe, expect, test } from 'vitest'
import { languages } from '../../src/bot/language.ts'
import { wordRefusal } from '../../src/bot/refusal.ts'
import type { Screen } from '../../src/bot/screen.ts'
import { noticeScreen } from '../../src/bot/screens/notice.ts'
import { askPeopleScreen, foundPeopleScreen, purposeScreen } from '../../src/bot/screens/people.ts'
import { peopleStatesScreen, peopleUnitsScreen } from '../../src/bot/screens/people-narrow.ts'
import { closedRecordScreen, personCardScreen } from '../../src/bot/screens/person-card.ts'
import { personClocksScreen, personPostsScreen } from '../../src/bot/screens/person-career.ts'
import {
  askSecondScreen,
  askUnlinkPersonScreen,
  cardIssuedScreen,
} from '../../src/bot/screens/person-link.ts'
import type { Speech } from '../../src/bot/speech.ts'
import { foundPage } from '../../src/domain/person/desk.ts'
import { unlinkReasons } from '../../src/domain/person/notice.ts'
import type { PersonCard } from '../../src/domain/person/record.ts'
import { type PeopleSearch, personStates } from '../../src/domain/person/search.ts'
import { anId } from '../kit/evaluation.ts'
import { objections } from '../kit/objections.ts'
import { speechIn } from '../kit/words.ts'
import { nastyName, nastyPerson } from './hostile.ts'

const at = new Date('2026-11-23T02:00:00Z')
const search: PeopleSearch = {
  purpose: 'inspection',
  state: 'noPost',
  unit: 'ffffffffffff',
  below: false,
  name: 'nguyen thi phuong tha',
  page: 46_655,
  posts: 35,
}
const tally = Object.fromEntries(['all', ...personStates].map(state => [state, 12_345])) as never
const unit = { id: anId(3), name: nastyName, validTo: '2025-06-30' }
const place = { unit, parent: unit, children: Array.from({ length: 300 }, () => unit) }
const view = { search, place, tally }
const states = ['linked', 'blocked', 'invited', 'never', 'unlinked'] as const
const people = Array.from({ length: foundPage }, (_, index) => ({
  ...nastyPerson,
  id: anId(index + 20),
  state: states[index % states.length] ?? 'never',
  isEnded: index % 2 === 0,
}))
const post = {
  id: anId(4),
  position: {
    id: anId(5),
    titles: { vi: nastyName },
    leadership: true,
    rank: 'head' as const,
    termYears: null,
    field: null,
    nonLocalRequired: true,
  },
  unit: { id: anId(3), name: nastyName, validTo: null },
  kind: 'rotation' as const,
  startedOn: '2020-01-01',
  endedOn: null,
  decisionNo: nastyName.slice(0, 60),
  mandated: false,
  locality: 'unknown' as const,
  localityBy: null,
}
const card = (relations: PersonCard['relations'], isLinked: boolean): PersonCard => ({
  person: { id: anId(1), name: nastyName, code: nastyName.slice(0, 30), kind: 'partTime' },
  posts: Array.from({ length: 7 }, () => post),
  link: {
    link: isLinked ? { id: anId(2), since: at, isReachable: false, unreachableSince: at } : null,
    invite: { id: anId(6), until: at },
    lastEndedAt: at,
  },
  roles: Array.from({ length: 9 }, () => ({
    role: 'staff' as const,
    unit: nastyName,
    from: '2026-01-01',
    to: '2027-01-01',
  })),
  service: relations.has('staff')
    ? {
        ...{ serviceFrom: '1997-01-01', serviceUntil: '2036-01-01', recruitedOn: '1996-01-01', posts: 12 },
        authority: nastyPerson,
      }
    : null,
  endedOn: null,
  relations,
  search,
})
const rotation = {
  today: '2026-11-23',
  posts: [],
  coming: [],
  career: {
    serviceFrom: null,
    serviceUntil: null,
    assignments: Array.from({ length: 400 }, () => post),
    successions: [],
  },
  rules: {} as never,
  bases: {} as never,
}
const frame = { deliveryId: anId(9), today: '2026-11-23', passing: null }

const screensOf = (speech: Speech): Record<string, Screen> => {
  const staff = card(new Set(['staff', 'admin']), true)
  const career = { person: staff.person, rotation, search }
  const issued = { code: 'x'.repeat(22), person: nastyPerson, expiresAt: at }
  return {
    purpose: purposeScreen(speech),
    ask: askPeopleScreen(view, speech),
    found: foundPeopleScreen({ ...view, total: 373_240, people }, speech),
    nobody: foundPeopleScreen({ ...view, total: 0, people: [] }, speech),
    units: peopleUnitsScreen(place, search, speech),
    roots: peopleUnitsScreen({ ...place, unit: null, parent: null }, search, speech),
    states: peopleStatesScreen(view, speech),
    staff: personCardScreen(staff, at, speech),
    invited: personCardScreen(card(new Set(['staff']), false), at, speech),
    admin: personCardScreen(card(new Set(['admin']), true), at, speech),
    own: personCardScreen(card(new Set(['staff', 'self']), true), at, speech),
    closed: closedRecordScreen(wordRefusal(speech, 'person_related'), search, speech),
    posts: personPostsScreen(career, speech),
    clocks: personClocksScreen(career, speech),
    second: askSecondScreen(staff, speech),
    unlink: askUnlinkPersonScreen(staff, speech),
    issued: cardIssuedScreen(issued, 'https://t.me/canbo_bot?start=x', search, speech),
    disowned: noticeScreen({ kind: 'invite.disowned', person: nastyName, personId: anId(1) }, speech, frame),
    invitedAgain: noticeScreen({ kind: 'person.secondInvited', until: at.toISOString() }, speech, frame),
    ...Object.fromEntries(
      [...unlinkReasons, 'replaced' as const].map(reason => [
        `told ${reason}`,
        noticeScreen({ kind: 'person.unlinked', oldLink: anId(2), reason }, speech, frame),
      ]),
    ),
  }
}

describe.each(languages)('in %s', language => {
  const speech = speechIn(language)
  test.each(Object.entries(screensOf(speech)))('Telegram takes the screen %s', (_, screen) => {
    expect(objections(screen, speech)).toEqual([])
  })
})

test('one’s own card, and that of an admin who is no staff, offer what they may', () => {
  const speech = speechIn('en')
  const labels = (screen: Screen) => screen.rows.flat().map(({ text }) => text)
  const { own, admin, staff } = screensOf(speech)
  expect(labels(staff as Screen)).toContain(speech.text('people:unlink'))
  expect(labels(own as Screen)).not.toContain(speech.text('people:unlink'))
  expect(labels(own as Screen)).not.toContain(speech.text('people:second'))
  expect(labels(admin as Screen)).not.toContain(speech.text('people:clocks'))
})
