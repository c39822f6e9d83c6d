import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { holidayKinds } from '../domain/calendar/calendar.ts'
import type { Connection } from './database.ts'
import { fromDay } from './day-column.ts'

const file = new URL('../../prisma/rulebook/holidays.json', import.meta.url)

const words = z.string().min(1)

const schema = z.array(
  z.strictObject({
    day: z.iso.date(),
    kind: z.enum(holidayKinds),
    names: z.object({ vi: words, en: words, de: words, ar: words }),
    source: words,
    verified: z.boolean(),
  }),
)

/**
 * The days that come with this version, for every year the table has nothing of: a year that is there is the
 * province's own, also where somebody has taken a day out of it.
 */
export const loadHolidays = async (connection: Connection): Promise<void> => {
  const known = await connection.holiday.findMany({ select: { day: true } })
  const years = new Set(known.map(({ day }) => day.getUTCFullYear()))
  const missing = schema
    .parse(JSON.parse(readFileSync(file, 'utf8')))
    .filter(({ day }) => !years.has(Number(day.slice(0, 4))))
  await connection.holiday.createMany({ data: missing.map(row => ({ ...row, day: fromDay(row.day) })) })
}
