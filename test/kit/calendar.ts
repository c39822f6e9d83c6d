import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { Holiday, WorkingCalendar } from '../../src/domain/calendar/calendar.ts'
import { addDays, type Day } from '../../src/domain/day.ts'

const weekend = [0, 6]

const file = new URL('../../prisma/rulebook/holidays.json', import.meta.url)

export const deliveredHolidays: readonly Holiday[] = JSON.parse(readFileSync(file, 'utf8'))

/** The calendar as it is delivered: weekends, Tết and all the other holidays of 2024 to 2028. */
export const delivered: WorkingCalendar = {
  weekend,
  exceptions: new Map(deliveredHolidays.map(holiday => [holiday.day, holiday])),
}

/** Weekends and nothing else. */
export const weekendsOnly: WorkingCalendar = { weekend, exceptions: new Map() }

/** Any day of the delivered years, and some before and after. */
export const anyDay: fc.Arbitrary<Day> = fc
  .integer({ min: 0, max: 2_200 })
  .map(offset => addDays('2023-11-01', offset))

/** The delivered calendar, one without holidays, or one with days off and worked weekends anywhere. */
export const anyCalendar: fc.Arbitrary<WorkingCalendar> = fc.oneof(
  fc.constantFrom(delivered, weekendsOnly),
  fc
    .record({
      weekend: fc.subarray([0, 1, 2, 3, 4, 5, 6], { maxLength: 6 }),
      days: fc.array(fc.tuple(anyDay, fc.constantFrom('holiday', 'dayOff', 'worked')), { maxLength: 40 }),
    })
    .map(({ weekend: free, days }) => ({
      weekend: free,
      exceptions: new Map(
        days.map(([day, kind]) => [
          day,
          { day, kind, names: aName, source: 'test', verified: true } as const,
        ]),
      ),
    })),
)

const aName = { vi: 'Ngày nghỉ', en: 'Holiday', de: 'Feiertag', ar: 'عطلة' }
