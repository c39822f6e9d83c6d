import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planWord, readPlan } from '../../src/bot/cycle-plan.ts'
import { cycleKinds, isPeriodOf, periodAround, usualClosing } from '../../src/domain/cycle/period.ts'
import { type CyclePlan, decideDays, decidePlan, tagOf } from '../../src/domain/cycle/plan.ts'
import { addDays } from '../../src/domain/day.ts'
import { always } from '../kit/property.ts'

const today = '2026-11-23'
const aDay = fc.integer({ min: -700, max: 700 }).map(days => addDays(today, days))

describe('periods', () => {
  test('are those of the calendar', () => {
    expect(periodAround('month', '2026-02-11')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
    expect(periodAround('quarter', today)).toEqual({ from: '2026-10-01', to: '2026-12-31' })
    expect(periodAround('quarter', today, 1)).toEqual({ from: '2027-01-01', to: '2027-03-31' })
    expect(periodAround('year', today, -1)).toEqual({ from: '2025-01-01', to: '2025-12-31' })
    expect(isPeriodOf('quarter', { from: '2026-10-02', to: '2026-12-31' })).toBe(false)
    expect(isPeriodOf('adHoc', { from: '2026-10-02', to: '2026-10-01' })).toBe(false)
  })

  test('follow one another without a gap', () => {
    const kind = fc.constantFrom('month' as const, 'quarter' as const, 'year' as const)
    always(
      fc.property(kind, aDay, (of, day) => {
        const { from, to } = periodAround(of, day)
        expect(from <= day && day <= to).toBe(true)
        expect(periodAround(of, day, 1).from).toBe(addDays(to, 1))
        expect(isPeriodOf(of, { from, to })).toBe(true)
      }),
    )
  })

  test('close ten days after their end, a year before 15 December, and never in the past', () => {
    const quarter = periodAround('quarter', today)
    expect(usualClosing('quarter', quarter, today, '12-14')).toBe('2027-01-10')
    expect(usualClosing('year', periodAround('year', today), today, '12-14')).toBe('2026-12-14')
    expect(usualClosing('month', periodAround('month', '2026-09-01'), today, '12-14')).toBe('2026-12-03')
  })
})

const aPlan: CyclePlan = {
  kind: 'quarter',
  period: periodAround('quarter', today),
  unitId: '00000000-0000-4000-8000-000000000001',
  group: tagOf('communeSpecialist'),
  form: null,
  opensOn: today,
  closesOn: '2027-01-10',
}

describe('a plan', () => {
  test('is refused in the past, crossed, far away, or about no period', () => {
    const refusal = (change: Partial<CyclePlan>) => decidePlan({ ...aPlan, ...change }, today)
    expect(refusal({})).toEqual({ ok: true, value: null })
    expect(refusal({ opensOn: '2026-11-22' })).toMatchObject({ refusal: 'cycle_day_past' })
    expect(refusal({ closesOn: '2026-11-22' })).toMatchObject({ refusal: 'cycle_day_past' })
    expect(refusal({ opensOn: '2027-01-11' })).toMatchObject({ refusal: 'cycle_days_crossed' })
    expect(refusal({ closesOn: '2031-01-11' })).toMatchObject({ refusal: 'cycle_day_far' })
    expect(refusal({ kind: 'month' })).toMatchObject({ refusal: 'cycle_period_wrong' })
    expect(refusal({ period: periodAround('quarter', '1999-01-01') })).toMatchObject({
      refusal: 'cycle_period_wrong',
    })
    expect(decideDays(today, today, today).ok).toBe(true)
  })

  test('travels in a key whole, and rubbish is no plan', () => {
    const tag = fc.option(fc.string().map(tagOf))
    always(
      fc.property(
        fc.constantFrom(...cycleKinds),
        aDay,
        aDay,
        aDay,
        tag,
        tag,
        (kind, a, b, c, group, form) => {
          const period = kind === 'adHoc' ? { from: a, to: b } : periodAround(kind, a)
          const plan = { kind, period, unitId: aPlan.unitId, group, form, opensOn: b, closesOn: c }
          const word = planWord(plan)
          expect(word.length).toBeLessThanOrEqual(29)
          expect(readPlan(aPlan.unitId, word)).toEqual(plan)
        },
      ),
    )
    for (const word of [
      '',
      'q',
      'q123',
      'zfw8.fw8.fw8.-.-',
      'qfw8.fw8.fw8.-',
      'qfw8fw8.fw8.fw8.-.-',
      'qfw8.fw8.fw8.-.-.x',
    ])
      expect(readPlan(aPlan.unitId, word)).toBeUndefined()
  })
})
