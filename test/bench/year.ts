import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type App, startApp } from '../../src/app.ts'
import { loadDemonstration } from '../../src/demonstration.ts'
import { addDays, type Day } from '../../src/domain/day.ts'
import { acknowledgeReminder } from '../../src/domain/inspection/acknowledge.ts'
import { rungsOf } from '../../src/domain/inspection/ladder.ts'
import { importanceOf, passesQuiet } from '../../src/domain/notice/importance.ts'
import type { NoticeContent } from '../../src/domain/notice/notice.ts'
import { createClock, createTelegram, type Telegram } from '../../src/playground/telegram.ts'
import { type Database, Prisma } from '../../src/store/database.ts'
import { silentLog } from '../kit/silent-log.ts'
import { median, quantile } from './measure.ts'
import type { Ground } from './stage.ts'
import { fixed, sayTable } from './table.ts'
import { settleYear } from './year-cast.ts'
import { inspectionCount, ladder, layOutYear, type PlannedYear, recommendationCount } from './year-plan.ts'
import { measureSweeps } from './year-sweep.ts'

const timeZone = 'Asia/Ho_Chi_Minh'
const firstDay = '2026-11-23'
const days = 380

/** When the year is looked at: on both sides of the hour of reminders, and of the quiet hours. */
const times = ['00:01', '06:59', '08:00', '12:00', '20:59', '21:30'] as const

const reminderTime = 8 * 60
const quiet = { from: 21 * 60, to: 7 * 60 }

/**
 * Waits until nothing is left to look for or to send. A minute of this year lasts milliseconds, so the pace, which
 * keeps the database's own time, is let go meanwhile.
 */
const fallsSilent = async ({ prisma }: Database): Promise<void> => {
  const isBusy = async () => {
    const [row] = await prisma.$queryRaw<{ busy: boolean }[]>(Prisma.sql`
      SELECT EXISTS (SELECT 1 FROM "pgboss"."job" WHERE "name" IN ('dispatch', 'broadcasts') AND "state" < 'completed')
        AS "busy"`)
    return row?.busy ?? false
  }
  while (await isBusy()) {
    await prisma.pace.deleteMany()
    await pause(10)
  }
}

/** Half of those who were reminded acknowledge at noon; half of the recommendations are done three days early. */
const livesOn = async ({ prisma }: Database, app: App, year: PlannedYear, day: Day): Promise<void> => {
  const silent = await prisma.inspectionReminder.findMany({
    where: { acknowledgedAt: null, escalatedAt: null },
  })
  for (const { id, personId, inspectionId } of silent)
    if (Number.parseInt(inspectionId.slice(0, 4), 16) % 2 === 0)
      await acknowledgeReminder(app.deps, { personId, name: 'Cán bộ' }, id)
  const done = year.recommendations.filter(one => one.isDoneInTime && addDays(one.dueOn, -3) === day)
  await prisma.recommendation.updateMany({
    where: { id: { in: done.map(({ id }) => id) } },
    data: { state: 'closed', closedAt: new Date(`${day}T05:00:00Z`) },
  })
}

/** Lets the year go by; how long each look took, in milliseconds. */
const goesBy = async (
  database: Database,
  telegram: Telegram,
  app: App,
  year: PlannedYear,
): Promise<number[]> => {
  const looks: number[] = []
  for (let number = 0; number < days; number += 1) {
    const day = addDays(firstDay, number)
    for (const time of times) {
      const instant = Date.parse(`${day}T${time}:00+07:00`)
      if (instant < telegram.clock.now()) continue
      telegram.clock.advance(instant - telegram.clock.now())
      const begun = performance.now()
      await app.lookAtClock()
      looks.push(performance.now() - begun)
      await fallsSilent(database)
      if (time === '12:00') await livesOn(database, app, year, day)
    }
  }
  return looks
}

type Told = Readonly<{ kind: string; payload: object; settledAt: Date }>

const localMinute = (at: Date): number => (at.getUTCHours() * 60 + at.getUTCMinutes() + 7 * 60) % 1_440

const localDay = (at: Date): Day => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)

const keyOf = (inspectionId: string, personId: string, day: Day, daysBefore: number): string =>
  [inspectionId, personId, day, daysBefore].join(' ')

/** Every reminder of the year as the ladder says, reckoned beforehand: for whom, on which day. */
const expected = async (app: App, year: PlannedYear): Promise<Set<string>> => {
  const calendar = await app.deps.transaction(store => store.calendar.load(app.deps.moment()))
  const now = { day: firstDay, minute: 9 * 60 }
  return new Set(
    year.inspections
      .filter(({ isSealed }) => !isSealed)
      .flatMap(({ id, startsOn, heads }) =>
        rungsOf(calendar, startsOn, ladder, now, reminderTime)
          .filter(({ past }) => !past)
          .flatMap(({ day, daysBefore }) =>
            heads.map(({ personId }) => keyOf(id, personId, day, daysBefore)),
          ),
      ),
  )
}

const sayYear = async (
  database: Database,
  wanted: ReadonlySet<string>,
  looks: readonly number[],
): Promise<void> => {
  const { prisma } = database
  const reminders = await prisma.inspectionReminder.findMany()
  const sent = reminders.map(({ inspectionId, personId, dueOn, daysBefore }) =>
    keyOf(inspectionId, personId, dueOn.toISOString().slice(0, 10), daysBefore),
  )
  const onTheirDay = reminders.filter(({ dueOn, sentAt }) => {
    const late = sentAt.getTime() - (dueOn.getTime() + (reminderTime - 7 * 60) * 60_000)
    return late >= 0 && late < 60_000
  })
  const told = await prisma.$queryRaw<Told[]>(Prisma.sql`
    SELECT n."kind", n."payload", d."settledAt" FROM "Delivery" d
    JOIN "Notice" n ON n."id" = d."noticeId" WHERE d."state" = 'sent'`)
  // Decisions and what is due today may come at night.
  const mayNot = ({ kind, payload, settledAt }: Told) =>
    !passesQuiet(importanceOf({ kind, ...payload } as NoticeContent, localDay(settledAt)))
  const isQuiet = (minute: number) => minute >= quiet.from || minute < quiet.to
  const inQuiet = told.filter(one => isQuiet(localMinute(one.settledAt)) && mayNot(one))
  const quietKinds = [...new Set(inQuiet.map(({ kind }) => kind))].join(', ')
  const count = (kind: string) => told.filter(one => one.kind === kind).length
  const missing = [...wanted].filter(key => !sent.includes(key)).length
  sayTable(`a year: 54 units, ${inspectionCount} inspections, ${recommendationCount} recommendations`, [
    { name: 'reminders of inspections, reckoned beforehand', value: String(wanted.size) },
    {
      name: 'sent',
      value: String(sent.length),
      target: `${wanted.size}`,
      isMet: sent.length === wanted.size && missing === 0,
    },
    {
      name: 'sent at 08:00 of their day',
      value: String(onTheirDay.length),
      target: 'all',
      isMet: onTheirDay.length === sent.length,
    },
    {
      name: 'sent twice',
      value: String(sent.length - new Set(sent).size),
      target: '0',
      isMet: sent.length === new Set(sent).size,
    },
    {
      name: 'messages in quiet hours that have to wait',
      value: `${inQuiet.length}${quietKinds && ` (${quietKinds})`}`,
      target: '0',
      isMet: inQuiet.length === 0,
    },
    {
      name: 'not acknowledged, told to the next authority',
      value: String(count('inspection.unacknowledged')),
    },
    { name: 'reminders of recommendations', value: String(count('recommendation.due')) },
    { name: 'recommendations told of as overdue', value: String(count('recommendation.overdue')) },
    { name: 'messages in all', value: String(told.length) },
    { name: 'one look for what is due, median', value: `${fixed(median(looks))} ms` },
    { name: 'one look for what is due, p95', value: `${fixed(quantile(looks, 0.95))} ms` },
  ])
}

/** A year of a province by the clock of the bot itself, every message through Telegram; then sweeps over very many. */
export const measureYear = async ({ database, databaseUrl }: Ground): Promise<void> => {
  const telegram = createTelegram({ clock: createClock(Date.parse(`${firstDay}T02:00:00Z`)) })
  await telegram.listen()
  const now = () => new Date(telegram.clock.now())
  const { token, apiRoot } = telegram
  const app = await startApp({
    ...{ databaseUrl, token, apiRoot, timeZone, now, log: silentLog },
    intake: { kind: 'poll' },
    noticesPerSecond: 1_000,
    onFatal: error => {
      throw error
    },
  })
  try {
    const cast = await loadDemonstration(database, app.deps)
    const staffId = cast.find(({ role }) => role === 'staff')?.personId ?? randomUUID()
    const heads = await settleYear(database, telegram, staffId, firstDay)
    const { unitId } = await database.prisma.role.findFirstOrThrow({
      where: { personId: staffId, role: 'staff' },
    })
    const year = await layOutYear(database, heads, { staffId, unitId, firstDay, now: now() })
    const wanted = await expected(app, year)
    const looks = await goesBy(database, telegram, app, year)
    await sayYear(database, wanted, looks)
    await measureSweeps(database, app)
  } finally {
    await app.stop()
    await telegram.close()
  }
}
