import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type NoticePreference, noPreference } from '../../src/domain/notice/manner.ts'
import { afterChange, type PreferenceChange, places } from '../../src/domain/notice/preference.ts'
import { noticeRules } from '../kit/preference.ts'
import { always } from '../kit/property.ts'

const own: NoticePreference = { timeZone: 'Europe/Berlin', quietFrom: 1_200, quietTo: 360, digest: true }

const hours = (quietFrom: number, quietTo: number): PreferenceChange => ({
  kind: 'quietHours',
  quietFrom,
  quietTo,
})
const place = (number: number): PreferenceChange => ({ kind: 'timeZone', place: number })
const changed = (change: PreferenceChange, before = own, rules = noticeRules) =>
  afterChange(before, change, rules)
const kept = (value: NoticePreference) => ({ ok: true, value })

describe('quiet hours', () => {
  test('may begin and end at any minute of the day, over midnight or not', () => {
    expect(changed(hours(1_439, 0))).toEqual(kept({ ...own, quietFrom: 1_439, quietTo: 0 }))
    expect(changed(hours(0, 1_439))).toEqual(kept({ ...own, quietFrom: 0, quietTo: 1_439 }))
  })

  test.each([
    [0, 1_440],
    [1_440, 0],
    [9_999_999, 9_999_999],
    [-1, 60],
    [0.5, 60],
    [Number.NaN, Number.NaN],
  ])('from %d to %d are refused', (from, to) => {
    expect(changed(hours(from, to))).toEqual({ ok: false, refusal: 'quiet_hours_invalid' })
  })

  test('that end when they begin are none, whenever that is', () => {
    for (const minute of [0, 540, 1_439])
      expect(changed(hours(minute, minute))).toEqual(kept({ ...own, quietFrom: 0, quietTo: 0 }))
  })

  test('like those of the province are the province’s from then on', () => {
    const asTheProvince = kept({ ...own, quietFrom: null, quietTo: null })
    expect(changed(hours(1_260, 420))).toEqual(asTheProvince)
    const withoutAny = { ...noticeRules, quietFrom: 480, quietTo: 480 }
    expect(changed(hours(0, 0), own, withoutAny)).toEqual(asTheProvince)
    expect(changed(hours(1_260, 420), own, withoutAny)).toEqual(
      kept({ ...own, quietFrom: 1_260, quietTo: 420 }),
    )
  })
})

describe('a time zone', () => {
  test('is one of the list, each once, with the province’s first', () => {
    const zones = places.map(({ timeZone }) => timeZone)
    expect(zones[0]).toBe(noticeRules.timeZone)
    expect(new Set(zones).size).toBe(zones.length)
    for (const [number, timeZone] of zones.entries())
      expect(changed(place(number))).toEqual(kept({ ...own, timeZone: number === 0 ? null : timeZone }))
  })

  test.each([places.length, 9_999_999, -1, 0.5, Number.NaN])('number %d is on no list', number => {
    expect(changed(place(number))).toEqual({ ok: false, refusal: 'time_zone_unknown' })
  })
})

test('reminders come together or one by one, as wished', () => {
  for (const isWanted of [true, false])
    expect(changed({ kind: 'digest', isWanted })).toEqual(kept({ ...own, digest: isWanted }))
})

test('whatever is chosen, what was not asked about stays, and hours have both ends or neither', () => {
  const anyNumber = fc.oneof(fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: 0, max: 9_999_999 }))
  const anyChange: fc.Arbitrary<PreferenceChange> = fc.oneof(
    fc.record({ kind: fc.constant('quietHours' as const), quietFrom: anyNumber, quietTo: anyNumber }),
    fc.record({ kind: fc.constant('timeZone' as const), place: fc.integer({ min: 0, max: 20 }) }),
    fc.record({ kind: fc.constant('digest' as const), isWanted: fc.boolean() }),
  )
  always(
    fc.property(fc.array(anyChange, { maxLength: 6 }), changes => {
      let preference = noPreference
      for (const change of changes) {
        const after = afterChange(preference, change, noticeRules)
        if (!after.ok) continue
        const { value } = after
        if (change.kind !== 'timeZone') expect(value.timeZone).toBe(preference.timeZone)
        if (change.kind !== 'digest') expect(value.digest).toBe(preference.digest)
        if (change.kind !== 'quietHours') expect(value.quietFrom).toBe(preference.quietFrom)
        expect(value.quietFrom === null).toBe(value.quietTo === null)
        preference = value
      }
    }),
  )
})
