import { describe, expect, it } from 'vitest'
import { officeTime } from '../../src/playground/office-time.ts'

const HOUR = 3_600_000
const midnight = Date.UTC(2026, 10, 30)
const inProvince = (moment: number) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(moment)

describe('the clock of the playground', () => {
  it.for(Array.from({ length: 13 }, (_, hour) => hour))('begins as the world’s at %i:59 UTC', hour => {
    const now = midnight + (hour + 1) * HOUR - 1
    expect(officeTime(now)).toBe(now)
    expect(officeTime(now - HOUR + 1)).toBe(now - HOUR + 1)
  })

  it.for(Array.from({ length: 11 }, (_, hour) => 13 + hour))(
    'begins at the next 08:00 in the province at %i:59 UTC, also over the end of a month',
    hour => {
      for (const now of [midnight + hour * HOUR, midnight + (hour + 1) * HOUR - 1]) {
        expect(inProvince(officeTime(now))).toBe('1, 08:00')
        expect(officeTime(now) - now).toBeGreaterThan(HOUR)
        expect(officeTime(now) - now).toBeLessThanOrEqual(12 * HOUR)
      }
    },
  )
})
