import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/domain/day.ts'
import { type Importance, passesQuiet } from '../../src/domain/notice/importance.ts'
import type { Manner } from '../../src/domain/notice/manner.ts'
import { decideRelease, isQuietAt, nextMorning, type Release } from '../../src/domain/notice/release.ts'
import { zones } from '../../src/zones.ts'
import { always } from '../kit/property.ts'

const usual: Manner = {
  timeZone: 'Asia/Ho_Chi_Minh',
  quietFrom: 21 * 60,
  quietTo: 7 * 60,
  digest: false,
  reminderBudget: 10,
  remindersThisWeek: 0,
}

type Case = Readonly<{ importance?: Importance; expiresAt?: string }>

const released = (at: string, manner: Partial<Manner> = {}, { importance, expiresAt }: Case = {}): Release =>
  decideRelease(
    { importance: importance ?? 'task', expiresAt: expiresAt ? new Date(expiresAt) : null },
    { ...usual, ...manner },
    zones,
    new Date(at),
  )

const now = (isQuiet = false): Release => ({ kind: 'now', isQuiet })
const held = (until: string): Release => ({ kind: 'held', until: new Date(until) })
const collected = (until: string): Release => ({ kind: 'collected', until: new Date(until) })

describe('what can wait', () => {
  test.each([
    ['before the quiet hours begin', '2026-11-23T20:59:59+07:00', now()],
    ['at the minute they begin', '2026-11-23T21:00:00+07:00', held('2026-11-24T07:00+07:00')],
    ['before midnight', '2026-11-23T23:59:59+07:00', held('2026-11-24T07:00+07:00')],
    ['after midnight', '2026-11-24T00:00:00+07:00', held('2026-11-24T07:00+07:00')],
    ['in their last minute', '2026-11-24T06:59:59+07:00', held('2026-11-24T07:00+07:00')],
    ['when they are over', '2026-11-24T07:00:00+07:00', now()],
    ['over the end of a year', '2026-12-31T22:00:00+07:00', held('2027-01-01T07:00+07:00')],
  ])('%s', (_, at, release) => {
    for (const importance of ['task', 'reminder', 'announcement'] as const)
      expect(released(at, {}, { importance })).toEqual(release)
  })

  test.each([
    ['before', '11:59', now()],
    ['at their beginning', '12:00', held('2026-11-23T14:00+07:00')],
    ['at their end', '14:00', now()],
  ])('in quiet hours that are not over midnight: %s', (_, time, release) => {
    expect(released(`2026-11-23T${time}+07:00`, { quietFrom: 720, quietTo: 840 })).toEqual(release)
  })

  test('goes out at any time where the hours end when they begin', () => {
    for (const minute of [0, 420, 1_439])
      for (const time of ['00:00', '07:00', '12:00', '23:59'])
        expect(released(`2026-11-23T${time}+07:00`, { quietFrom: minute, quietTo: minute })).toEqual(now())
  })

  test('is held by the clock of whoever gets it', () => {
    const noon = '2026-11-23T12:00:00+07:00'
    expect(released(noon, { timeZone: 'America/New_York' })).toEqual(held('2026-11-23T07:00-05:00'))
    expect(released(noon, { timeZone: 'Europe/Berlin' })).toEqual(held('2026-11-23T07:00+01:00'))
    expect(released(noon, { timeZone: 'Australia/Sydney' })).toEqual(now())
  })

  test.each([
    ['spring, when the night loses an hour', '2027-03-27T22:00+01:00', 420, '2027-03-28T07:00+02:00'],
    ['autumn, when it gains one', '2026-10-24T22:00+02:00', 420, '2026-10-25T07:00+01:00'],
    ['spring, until an hour that is left out', '2027-03-27T22:00+01:00', 150, '2027-03-28T03:30+02:00'],
    ['autumn, until an hour that comes twice', '2026-10-24T22:00+02:00', 150, '2026-10-25T02:30+01:00'],
  ])('where clocks are changed, in %s', (_, at, quietTo, until) => {
    expect(released(at, { timeZone: 'Europe/Berlin', quietTo })).toEqual(held(until))
  })
})

describe('decisions and deadlines of today', () => {
  test.each(['decision', 'deadline'] as const)(
    'a %s passes quiet hours, and it is known that it does',
    importance => {
      expect(released('2026-11-23T22:00+07:00', {}, { importance })).toEqual(now(true))
      expect(released('2026-11-23T12:00+07:00', {}, { importance })).toEqual(now(false))
    },
  )

  test('are never collected', () => {
    const exhausted = { digest: true, remindersThisWeek: 99 }
    for (const importance of ['decision', 'deadline'] as const)
      expect(released('2026-11-23T12:00+07:00', exhausted, { importance })).toEqual(now())
  })
})

describe('reminders', () => {
  const reminder = { importance: 'reminder' } as const
  const noon = '2026-11-23T12:00+07:00'
  const morning = collected('2026-11-24T07:00+07:00')

  test('come singly up to the budget of a week, and then together in the morning', () => {
    expect(released(noon, { remindersThisWeek: 9 }, reminder)).toEqual(now())
    expect(released(noon, { remindersThisWeek: 10 }, reminder)).toEqual(morning)
    expect(released(noon, { remindersThisWeek: 11 }, reminder)).toEqual(morning)
    expect(released(noon, { reminderBudget: 0 }, reminder)).toEqual(morning)
  })

  test('come together for whoever wants that', () => {
    expect(released(noon, { digest: true }, reminder)).toEqual(morning)
    expect(released('2026-11-24T03:00+07:00', { digest: true }, reminder)).toEqual(morning)
  })

  test('have a morning where there are no quiet hours', () => {
    const always = { digest: true, quietFrom: 0, quietTo: 0 }
    expect(released(noon, always, reminder)).toEqual(morning)
    expect(released('2026-11-24T06:59+07:00', always, reminder)).toEqual(morning)
    expect(released('2026-11-24T07:00+07:00', always, reminder)).toEqual(collected('2026-11-25T07:00+07:00'))
  })

  test('alone are counted', () => {
    for (const importance of ['task', 'announcement'] as const)
      expect(released(noon, { digest: true, remindersThisWeek: 99 }, { importance })).toEqual(now())
  })
})

test('nothing is sent from the instant on at which it expires, however important', () => {
  const expiresAt = '2026-11-24T00:00+07:00'
  for (const importance of ['decision', 'deadline', 'task', 'reminder', 'announcement'] as const) {
    expect(released('2026-11-24T00:00:00+07:00', {}, { importance, expiresAt })).toEqual({ kind: 'expired' })
    expect(released('2026-11-23T23:59:59+07:00', {}, { importance, expiresAt }).kind).not.toBe('expired')
  }
})

describe('whatever the hours, the zone and the instant', () => {
  const minute = fc.integer({ min: 0, max: 1_439 })
  const manner = fc.record({
    timeZone: fc.constantFrom(
      ...['Asia/Ho_Chi_Minh', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'],
    ),
    quietFrom: minute,
    quietTo: minute,
    digest: fc.boolean(),
    reminderBudget: fc.integer({ min: 0, max: 3 }),
    remindersThisWeek: fc.integer({ min: 0, max: 3 }),
  })
  const importance = fc.constantFrom<Importance>('decision', 'deadline', 'task', 'reminder', 'announcement')
  // Two years, with every change of the clocks in them.
  const at = fc
    .integer({ min: Date.parse('2026-01-01T00:00Z'), max: Date.parse('2028-01-01T00:00Z') })
    .map(milliseconds => new Date(milliseconds))

  test('what waits waits into the future, a day and an hour at most, and not in quiet hours any more', () => {
    always(
      fc.property(manner, importance, at, (manner, importance, at) => {
        const release = decideRelease({ importance, expiresAt: null }, manner, zones, at)
        if (!('until' in release)) return
        const hours = (release.until.getTime() - at.getTime()) / 3_600_000
        expect(hours).toBeGreaterThan(0)
        expect(hours).toBeLessThanOrEqual(25)
        const { minute } = zones.local(release.until, manner.timeZone)
        // An hour that is left out in spring moves the morning behind it; nobody's night begins then.
        if (minute === manner.quietTo) expect(isQuietAt(minute, manner)).toBe(false)
        expect(passesQuiet(importance)).toBe(false)
      }),
      1_000,
    )
  })

  test('when its time has come it goes out, unless it waits for a digest', () => {
    always(
      fc.property(manner, at, (manner, at) => {
        const notice = { importance: 'announcement' as const, expiresAt: null }
        const release = decideRelease(notice, manner, zones, at)
        if (release.kind !== 'held') return
        if (zones.local(release.until, manner.timeZone).minute !== manner.quietTo) return
        expect(decideRelease(notice, manner, zones, release.until)).toEqual(now())
      }),
      1_000,
    )
  })

  test('something goes out in quiet hours only if it may, and then says so', () => {
    always(
      fc.property(manner, importance, at, (manner, importance, at) => {
        const release = decideRelease({ importance, expiresAt: null }, manner, zones, at)
        const isQuiet = isQuietAt(zones.local(at, manner.timeZone).minute, manner)
        if (release.kind === 'now') expect(release.isQuiet).toBe(isQuiet)
        if (release.kind === 'now' && isQuiet) expect(passesQuiet(importance)).toBe(true)
        if (release.kind === 'held') expect(isQuiet).toBe(true)
        if (release.kind === 'collected') expect(importance).toBe('reminder')
      }),
      1_000,
    )
  })

  test('the next morning is one, today or tomorrow', () => {
    always(
      fc.property(manner, at, (manner, at) => {
        const today = zones.local(at, manner.timeZone).day
        const morning = nextMorning(manner, zones, at)
        expect(morning.getTime()).toBeGreaterThan(at.getTime())
        expect([today, addDays(today, 1)]).toContain(zones.local(morning, manner.timeZone).day)
      }),
      1_000,
    )
  })
})
