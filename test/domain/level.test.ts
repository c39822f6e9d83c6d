import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { proposeLevel } from '../../src/domain/evaluation/level.ts'
import type { FindingKind, LevelFacts, TaskFacts } from '../../src/domain/evaluation/level-proposal.ts'
import { type Level, levelOf } from '../../src/domain/evaluation/score.ts'
import { rules } from '../kit/evaluation.ts'
import { always } from '../kit/property.ts'

const worstFirst: readonly Level[] = ['notCompleted', 'completed', 'good', 'excellent']
const rank = (level: Level): number => worstFirst.indexOf(level)

const facts = (given: Partial<LevelFacts>): LevelFacts => ({
  points: 10_000,
  tasks: null,
  findings: [],
  isLeader: false,
  ...given,
})
const propose = (given: Partial<LevelFacts>) => proposeLevel(facts(given), rules)

describe('what forces the lowest level', () => {
  test('each finding once, in the order in which they were found', () => {
    expect(propose({ findings: ['discipline', 'degradation', 'discipline'] })).toEqual({
      level: 'notCompleted',
      byPoints: 'excellent',
      reasons: [
        { kind: 'finding', finding: 'discipline' },
        { kind: 'finding', finding: 'degradation' },
      ],
    })
  })

  test('too few points need no other reason', () => {
    expect(propose({ points: 4_999 })).toEqual({
      level: 'notCompleted',
      byPoints: 'notCompleted',
      reasons: [],
    })
  })

  test('the limit is the rulebook’s, not the code’s', () => {
    const stricter = { ...rules, forced: { ...rules.forced, below: 6_000 } }
    expect(proposeLevel(facts({ points: 5_999 }), stricter).level).toBe('notCompleted')
    expect(proposeLevel(facts({ points: 6_000 }), stricter).level).toBe('completed')
  })
})

describe('a leader’s tasks', () => {
  const lead = (points: number, tasks: TaskFacts) => propose({ points, tasks, isLeader: true })

  test('hold down only from the level of the points', () => {
    expect(lead(7_500, { assigned: 10, done: 10, late: 0, failures: 3 })).toEqual({
      level: 'good',
      byPoints: 'good',
      reasons: [],
    })
    expect(lead(6_000, { assigned: 10, done: 10, late: 2, failures: 0 }).level).toBe('completed')
    expect(lead(3_000, { assigned: 10, done: 0, late: 9, failures: 9 }).reasons).toEqual([])
  })

  test('are late by more than a fifth at the first hundredth beyond it', () => {
    expect(lead(6_000, { assigned: 10_000, done: 10_000, late: 2_000, failures: 0 }).level).toBe('completed')
    expect(lead(6_000, { assigned: 10_000, done: 10_000, late: 2_001, failures: 0 })).toMatchObject({
      level: 'notCompleted',
      reasons: [{ kind: 'tasks', rule: 'late' }],
    })
  })

  test('are beyond requirement at three tenths exactly', () => {
    expect(lead(9_500, { assigned: 1_000, done: 1_300, late: 0, failures: 0 }).level).toBe('excellent')
    expect(lead(9_500, { assigned: 1_000, done: 1_299, late: 0, failures: 0 }).level).toBe('good')
  })
})

describe('whatever was reached', () => {
  const finding = fc.constantFrom<FindingKind>('degradation', 'discipline', 'unitCorruption')
  const count = fc.nat(50)
  const tasks = fc.option(
    fc.record({ assigned: fc.integer({ min: 1, max: 50 }), done: count, late: count, failures: count }),
  )
  const any = fc.record({
    points: fc.nat(10_000),
    tasks,
    findings: fc.array(finding, { maxLength: 3 }),
    isLeader: fc.boolean(),
  })

  test('the level is never above that of the points, and another only for a reason', () => {
    always(
      fc.property(any, given => {
        const { level, byPoints, reasons } = proposeLevel(given, rules)
        expect(byPoints).toBe(levelOf(given.points, rules))
        expect(rank(level)).toBeLessThanOrEqual(rank(byPoints))
        if (level !== byPoints) expect(reasons).not.toEqual([])
        if (reasons.length > 0 && byPoints !== 'notCompleted') expect(level).not.toBe(byPoints)
      }),
    )
  })

  test('one more point never lowers it; one more delay, failure or finding never raises it', () => {
    always(
      fc.property(any, finding, (given, found) => {
        const before = rank(proposeLevel(given, rules).level)
        const rankWith = (change: Partial<LevelFacts>): number =>
          rank(proposeLevel({ ...given, ...change }, rules).level)
        expect(rankWith({ points: Math.min(10_000, given.points + 1) })).toBeGreaterThanOrEqual(before)
        expect(rankWith({ findings: [...given.findings, found] })).toBeLessThanOrEqual(before)
        if (!given.tasks) return
        const { late, failures, done } = given.tasks
        expect(rankWith({ tasks: { ...given.tasks, late: late + 1 } })).toBeLessThanOrEqual(before)
        expect(rankWith({ tasks: { ...given.tasks, failures: failures + 1 } })).toBeLessThanOrEqual(before)
        expect(rankWith({ tasks: { ...given.tasks, done: done + 1 } })).toBeGreaterThanOrEqual(before)
      }),
    )
  })
})
