import { describe, expect, test } from 'vitest'
import { type Clock, clocksOf } from '../../src/domain/movement/clocks.ts'
import { decideSubject } from '../../src/domain/movement/file-request.ts'
import type { Assignment, Career } from '../../src/domain/movement/movement.ts'
import type { MovementRules } from '../../src/domain/movement/rules.ts'
import { aCareer, aPost, head, movementRules } from '../kit/career.ts'

const today = '2026-11-23'

const clocksFor = (
  post: Assignment,
  { career = {}, rules = {} }: { career?: Partial<Career>; rules?: Partial<MovementRules> } = {},
): Readonly<Record<string, Clock>> => {
  const whole = aCareer({ assignments: [post], ...career })
  const { clocks } = clocksOf(post, whole, { ...movementRules, ...rules }, today)
  return Object.fromEntries(clocks.map(clock => [clock.name, clock]))
}

describe('the mark of a rotation', () => {
  const rotated = (startedOn: string) => aPost({ kind: 'rotation', position: head, startedOn })

  test.each([
    ['2026-01-01', { state: 'running', day: '2029-01-01', months: 25 }],
    ['2024-02-01', { state: 'due', day: '2027-02-01', months: 2 }],
    ['2023-11-23', { state: 'met', day: '2026-11-23' }],
    ['2023-11-24', { state: 'due', day: '2026-11-24', months: 0 }],
    ['2021-10-01', { state: 'met', day: '2024-10-01' }],
  ])('of one since %s', (startedOn, state) => {
    expect(clocksFor(rotated(startedOn)).rotation).toMatchObject(state)
  })

  test('is counted from the rotation, not from an appointment before it', () => {
    const before = aPost({ id: 'before', position: head, startedOn: '2020-01-01', endedOn: '2024-12-31' })
    const post = rotated('2025-01-01')
    const { rotation, terms } = clocksFor(post, { career: { assignments: [post, before] } })
    expect(rotation).toMatchObject({ day: '2028-01-01' })
    expect(terms).toMatchObject({ day: '2030-01-01' })
  })

  test('is none for a post held otherwise, and unknown without a rule', () => {
    for (const kind of ['appointment', 'transfer', 'periodicChange'] as const)
      expect(clocksFor(aPost({ kind })).rotation).toMatchObject({ state: 'exempt', why: 'notRotated' })
    const { rotation } = clocksFor(rotated('2025-01-01'), { rules: { rotation: null } })
    expect(rotation).toMatchObject({ state: 'unknown', why: 'rule' })
  })
})

describe('the term limit', () => {
  test.each([
    ['2016-10-01', { state: 'overdue', day: '2026-10-01', months: 1 }],
    ['2016-11-23', { state: 'due', day: '2026-11-23', months: 0 }],
    ['2020-01-01', { state: 'running', day: '2030-01-01', months: 37 }],
  ])('of a head since %s', (startedOn, state) => {
    expect(clocksFor(aPost({ position: head, startedOn })).terms).toMatchObject(state)
  })

  test('is for heads; what is not recorded is unknown', () => {
    const termsOf = (position: Partial<Assignment['position']>) => clocksFor(aPost({ position })).terms
    expect(termsOf({ ...head, rank: 'deputy' })).toMatchObject({ state: 'exempt', why: 'deputy' })
    expect(termsOf({ leadership: false })).toMatchObject({ state: 'exempt', why: 'notLeader' })
    expect(termsOf({ ...head, rank: null })).toMatchObject({ state: 'unknown', why: 'rank' })
    expect(termsOf({ ...head, termYears: null })).toMatchObject({ state: 'unknown', why: 'term' })
  })

  test('in years is looked at only where the province has switched it on', () => {
    const post = aPost({ position: { ...head, rank: 'deputy' }, startedOn: '2017-01-01' })
    expect(clocksFor(post).years).toBeUndefined()
    const rules = { years: { head: 96, deputy: 120 } }
    expect(clocksFor(post, { rules }).years).toMatchObject({ state: 'due', day: '2027-01-01' })
    const chair = aPost({ position: head, startedOn: '2017-01-01' })
    expect(clocksFor(chair, { rules }).years).toMatchObject({ state: 'overdue', day: '2025-01-01' })
  })
})

describe('the service left', () => {
  const rotated = aPost({ kind: 'rotation', position: head, startedOn: '2024-02-01' })

  test('has to be ten years at a rotation, and one term at one that a rule wants', () => {
    const at = (serviceUntil: string, mandated: boolean) =>
      clocksFor({ ...rotated, mandated }, { career: { serviceUntil } }).serviceLeft?.state
    expect(at('2034-02-01', false)).toBe('met')
    expect(at('2034-01-31', false)).toBe('short')
    expect(at('2029-02-01', true)).toBe('met')
    expect(at('2029-01-31', true)).toBe('short')
  })

  test('is unknown where the end of service is not recorded, and counts down for everybody else', () => {
    const left = (serviceUntil: string | null) => clocksFor(aPost(), { career: { serviceUntil } }).serviceLeft
    expect(left(null)).toMatchObject({ state: 'unknown', why: 'service' })
    expect(left('2051-06-01')).toMatchObject({ state: 'running', day: '2041-06-01' })
    expect(left('2037-06-01')).toMatchObject({ state: 'due', day: '2027-06-01' })
    expect(left('2031-01-01')).toMatchObject({ state: 'short', day: '2021-01-01' })
  })
})

test('a secondment has its own limit and no clock of a rotation or a change', () => {
  const clocks = clocksFor(aPost({ kind: 'secondment', startedOn: '2023-11-01' }))
  expect(Object.keys(clocks)).toEqual(['secondment', 'serviceLeft'])
  expect(clocks.secondment).toMatchObject({ state: 'overdue', day: '2026-11-01', months: 0 })
})

describe('the periodic change', () => {
  const since = (startedOn: string, field: string | null = 'land') =>
    clocksFor(aPost({ startedOn, position: { field } })).periodicChange

  test('lies between two marks where the rule does not list the field', () => {
    const between = { earliest: '2027-07-01', latest: '2030-07-01' }
    expect(since('2025-07-01')).toMatchObject({ state: 'due', day: '2027-07-01', between })
    expect(since('2026-07-01')).toMatchObject({ state: 'running', day: '2028-07-01' })
    expect(since('2023-01-01')).toMatchObject({ state: 'due', day: '2028-01-01' })
    expect(since('2021-01-01')).toMatchObject({ state: 'overdue', day: '2026-01-01' })
  })

  test('has one day where the rule lists the field', () => {
    const rules = { periodicChange: { least: 24, most: 60, fields: { land: 36 } } }
    const { periodicChange } = clocksFor(aPost({ startedOn: '2024-01-01' }), { rules })
    expect(periodicChange).toEqual({ name: 'periodicChange', state: 'due', day: '2027-01-01', months: 1 })
  })

  test('is unknown without a field, however long ago, and none for leaders', () => {
    expect(since('2010-01-01', null)).toMatchObject({ state: 'unknown', why: 'field' })
    expect(clocksFor(aPost({ position: head })).periodicChange).toMatchObject({ why: 'leader' })
  })
})

test('in a unit that is dissolved no clock of the post runs on, only the service left', () => {
  const post = aPost({ unit: { validTo: '2025-06-30' }, position: head })
  const of = clocksOf(post, aCareer({ assignments: [post] }), movementRules, today)
  expect(of.isLeftOver).toBe(true)
  const states = Object.fromEntries(of.clocks.map(({ name, state }) => [name, state]))
  expect(states).toEqual({
    rotation: 'unknown',
    terms: 'unknown',
    serviceLeft: 'running',
    periodicChange: 'unknown',
  })
})

test('without any rule everything that needs one is unknown', () => {
  const none = { rotation: null, serviceLeft: null, terms: null, secondment: null, periodicChange: null }
  const rotated = aPost({ kind: 'rotation', position: head })
  const clocks = [rotated, aPost(), aPost({ kind: 'secondment' })].flatMap(post =>
    Object.values(clocksFor(post, { rules: none })),
  )
  expect(clocks.filter(({ state }) => state !== 'unknown' && state !== 'exempt')).toEqual([])
})

describe('what a request may be about', () => {
  const past = aPost({ id: 'past', startedOn: '2020-01-01', endedOn: '2024-12-31' })
  const present = aPost({ id: 'present' })
  const career = aCareer({ assignments: [present, past] })
  const subject = (kind: string, about: string) => decideSubject({ kind, about }, career, today)

  test('is any post of his own, or what a clock goes by, for a correction', () => {
    expect(subject('correction', 'past')?.about).toMatchObject({
      kind: 'post',
      id: 'past',
      decisionNo: '1/QĐ',
    })
    expect(subject('correction', 'serviceUntil')?.about).toEqual({ kind: 'input', input: 'serviceUntil' })
    for (const about of ['-', 'somebody', 'bornOn', '__proto__'])
      expect(subject('correction', about)).toBeUndefined()
  })

  test('is a post he holds for an early end, and nothing for a wish', () => {
    expect(subject('endEarly', 'present')?.about).toMatchObject({ id: 'present' })
    expect(subject('endEarly', 'past')).toBeUndefined()
    expect(subject('wish', '-')).toEqual({ kind: 'wish', about: null })
    expect(subject('wish', 'present')).toBeUndefined()
    expect(subject('erasure', '-')).toBeUndefined()
  })
})
