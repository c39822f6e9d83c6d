import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { addDays, type Day } from '../../src/domain/day.ts'
import { parseHtml } from '../../src/playground/html.ts'
import { addCycle } from '../../src/store/setup.ts'
import { type Person, readable } from './person.ts'
import type { Town } from './town.ts'

/** Waits until nobody has anything left to look for or to send. */
export const fallsSilent = ({ database }: Town): Promise<void> =>
  expect
    .poll(
      () => database.prisma.$queryRaw`
        SELECT "name", "state"::text FROM "pgboss"."job"
        WHERE "name" IN ('clock', 'dispatch', 'broadcasts') AND "state" < 'completed'`,
      { timeout: 20_000, interval: 20 },
    )
    .toEqual([])

/** Lets the clocks of the province go on to this time, `2026-11-28T08:00`, and all be said that is due then. */
export const goesOnTo = async (town: Town, local: string): Promise<void> => {
  await town.passes(Date.parse(`${local}:00+07:00`) - town.telegram.clock.now())
  await fallsSilent(town)
}

/** What somebody was told, as it stands in his chat now. */
export const textsOf = (person: Person): string[] =>
  person.messages.map(message => readable(message.text ?? message.caption ?? ''))

const isDigest = (person: Person, text: string): boolean => text.includes(person.says('notices:digest'))

/** The messages that remind of a deadline, each of one. */
export const remindersOf = (person: Person): string[] =>
  textsOf(person).filter(text => text.includes(person.says('notices:due')) && !isDigest(person, text))

export const digestsOf = (person: Person): string[] => textsOf(person).filter(text => isDigest(person, text))

/** How many deadlines a text names. */
export const deadlinesIn = (person: Person, text: string): number =>
  text.split(person.says('notices:due')).length - 1

/** How the days that are left are said in somebody's language. */
export const leftIn = ({ speech }: Person, count: number): string =>
  asRead(count > 0 ? speech.html('notices:dueIn', { count }) : speech.html('notices:dueToday'))

/** How somebody reads when he will be reminded again. */
export const snoozedUntil = ({ speech }: Person, day: Day): string =>
  asRead(speech.html('notices:snoozed', { day: speech.day(day) }))

export const snoozeLabel = ({ speech }: Person, days: number): string =>
  readable(speech.text('notices:snooze', { count: days }))

const asRead = (html: string): string => readable(parseHtml(html).text)

/** One more cycle for the whole province, open since long ago; each month is another period. */
export const opensCycle = ({ database }: Town, month: number, closesOn: Day): Promise<string> => {
  const from = `2026-${String(month).padStart(2, '0')}-01`
  const period = { kind: 'month', periodFrom: from, periodTo: addDays(from, 27), opensOn: '2026-01-01' }
  return addCycle(database.prisma, { ...period, closesOn }, randomUUID)
}
