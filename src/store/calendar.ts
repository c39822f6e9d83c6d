import type { Holiday } from '../domain/calendar/calendar.ts'
import type { Calendar } from '../domain/calendar/port.ts'
import type { Text4 } from '../domain/evaluation/form.ts'
import { clockKeys, readClock } from './clock-rules.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay, toDay } from './day-column.ts'
import type { Rulebook } from './rulebook.ts'

const daysOf = (year: number) => ({ gte: fromDay(`${year}-01-01`), lte: fromDay(`${year}-12-31`) })

/** Days that are no weekend or no working day for another reason, and the clocks that count by them. */
export const createCalendar = (connection: Connection, rulebook: Rulebook): Calendar => {
  const holidays = async (): Promise<readonly Holiday[]> =>
    (await connection.holiday.findMany({ orderBy: { day: 'asc' } })).map(row => ({
      ...row,
      day: toDay(row.day),
      kind: row.kind as Holiday['kind'],
      names: row.names as Text4,
    }))
  return {
    async load({ today, at }) {
      const weekend = await rulebook.weekend(connection, today, at)
      return { weekend, exceptions: new Map((await holidays()).map(holiday => [holiday.day, holiday])) }
    },

    async clock(name, day) {
      const inForce = {
        validFrom: { lte: fromDay(day) },
        OR: [{ validTo: null }, { validTo: { gte: fromDay(day) } }],
      }
      const rule = await connection.rule.findFirst({ where: { key: clockKeys[name], ...inForce } })
      return rule ? readClock(name, rule.value) : undefined
    },

    async hold() {
      await connection.$executeRaw(Prisma.sql`LOCK TABLE "Holiday" IN SHARE ROW EXCLUSIVE MODE`)
    },

    async replaceYear(year, days) {
      await connection.holiday.deleteMany({ where: { day: daysOf(year) } })
      await connection.holiday.createMany({ data: days.map(row => ({ ...row, day: fromDay(row.day) })) })
    },
  }
}
