import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/domain/day.ts'
import { flawOfEnd, isOver, leavingReasons } from '../../src/domain/service/service-end.ts'
import { always } from '../kit/property.ts'

const today = '2026-11-23'

describe('the end of a service', () => {
  test.each([
    ['2026-11-23', 'retirement', null, undefined],
    ['2026-11-22', 'dismissal', null, undefined],
    ['2027-11-24', 'retirement', null, undefined],
    ['2027-11-25', 'retirement', null, 'service_day_far'],
    ['2025-11-22', 'retirement', null, undefined],
    ['2025-11-21', 'retirement', null, 'service_day_far'],
    ['2026-11-23', 'death', null, undefined],
    ['2026-11-24', 'death', null, 'service_death_ahead'],
    ['2026-11-23', 'retirement', '2026-11-23', undefined],
    ['2026-11-23', 'retirement', '2026-11-24', 'service_post_later'],
  ] as const)('on %s by %s, the last post from %s: %s', (lastDay, reason, latestStart, flaw) => {
    expect(flawOfEnd({ lastDay, reason }, { latestStart }, today)).toBe(flaw)
  })

  test('is carried out after its last day, never on it; a death at once', () => {
    always(
      fc.property(fc.integer({ min: -400, max: 400 }), fc.constantFrom(...leavingReasons), (days, reason) => {
        const lastDay = addDays(today, days)
        expect(isOver({ lastDay, reason }, today)).toBe(reason === 'death' || days < 0)
        const flaw = flawOfEnd({ lastDay, reason }, { latestStart: null }, today)
        if (Math.abs(days) > 366) expect(flaw).toBe('service_day_far')
        else expect(flaw).toBe(reason === 'death' && days > 0 ? 'service_death_ahead' : undefined)
      }),
    )
  })
})
