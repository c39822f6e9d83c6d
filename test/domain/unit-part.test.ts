import { expect, test } from 'vitest'
import type { Level } from '../../src/domain/evaluation/score.ts'
import { decideUnitPart, type Subordinate } from '../../src/domain/evaluation/unit-part.ts'
import { rules } from '../kit/evaluation.ts'

const person = (name: string, level: Level | null, isKnown = true): Subordinate => ({ name, level, isKnown })
const decide = (...subordinates: readonly Subordinate[]) => decideUnitPart(subordinates, rules)

test('everybody at least "completed" earns all of it', () => {
  expect(decide(person('An', 'completed'), person('Bình', 'excellent'), person('Chi', 'good'))).toEqual({
    state: 'full',
    share: 10_000,
    total: 3,
    rated: 3,
    missed: 0,
    waitingFor: [],
    halvedBy: [],
  })
})

test('one who missed his tasks halves it, and two do no worse', () => {
  expect(decide(person('An', 'notCompleted'), person('Bình', 'good'))).toMatchObject({
    state: 'half',
    share: 5_000,
    halvedBy: ['An'],
  })
  expect(decide(person('An', 'notCompleted'), person('Bình', 'notCompleted')).share).toBe(5_000)
})

test('a missing rating makes it provisional and says whose it is', () => {
  expect(decide(person('An', null), person('Bình', 'good'))).toMatchObject({
    state: 'provisional',
    share: 0,
    rated: 1,
    waitingFor: ['An'],
  })
})

test('once somebody missed his tasks, no rating still to come can change it', () => {
  expect(decide(person('An', null), person('Bình', 'notCompleted'))).toMatchObject({
    state: 'half',
    share: 5_000,
    waitingFor: ['An'],
    halvedBy: ['Bình'],
  })
})

test('who missed his tasks is counted, but not named before he has heard it himself', () => {
  expect(decide(person('An', 'notCompleted', false), person('Bình', 'good'))).toMatchObject({
    state: 'half',
    missed: 1,
    halvedBy: [],
  })
})

test('whoever leads nobody has nobody who could halve it', () => {
  expect(decide()).toMatchObject({ state: 'full', share: 10_000, total: 0 })
})

test('the shares are the rulebook’s', () => {
  const other = { unitPart: { allCompleted: 9_000, anyNotCompleted: 3_000 } }
  expect(decideUnitPart([person('An', 'good')], other).share).toBe(9_000)
  expect(decideUnitPart([person('An', 'notCompleted')], other).share).toBe(3_000)
})
