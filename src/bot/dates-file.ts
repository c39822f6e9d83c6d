import ical, { type ICalAlarmData, ICalAlarmType } from 'ical-generator'
import { addDays, type Day } from '../domain/day.ts'
import { withoutBidiControls } from './html.ts'

/**
 * Whole days, the last one included, whose entry in somebody's calendar is `id`'s for ever: a higher `version` takes
 * the place of a lower one there. `alarmDays`: so many days before the first one, one at least, at eight in the
 * morning.
 */
export type DatedEvent = Readonly<{
  id: string
  version: number
  from: Day
  to: Day
  title: string
  description: string
  alarmDays?: readonly number[]
}>

const eightHours = 8 * 3_600
const aDay = 86_400

const alarmOf = (daysBefore: number, description: string): ICalAlarmData => ({
  type: ICalAlarmType.display,
  description,
  triggerBefore: daysBefore * aDay - eightHours,
})

/** Line feeds are the only signs without a shape that a calendar reads. */
const plain = (text: string): string =>
  withoutBidiControls(text)
    .replaceAll(/[^\P{Cc}\n]/gu, '')
    .normalize('NFC')
    .trim()

const midnight = (day: Day): Date => new Date(`${day}T00:00:00Z`)

/** A file every calendar takes (iCalendar, RFC 5545), in UTF-8; `at` is when it was made. */
export const datesFile = (name: string, events: readonly DatedEvent[], at: Date): Buffer => {
  const calendar = ical({ name: plain(name), prodId: { company: 'canbo', product: 'canbo' } })
  for (const { id, version, from, to, title, description, alarmDays = [] } of events)
    calendar.createEvent({
      id: `${id}@canbo`,
      sequence: version,
      stamp: at,
      start: midnight(from),
      // The day after the last one, as the format wants it.
      end: midnight(addDays(to, 1)),
      allDay: true,
      summary: plain(title),
      description: plain(description),
      alarms: alarmDays.map(days => alarmOf(days, plain(title))),
    })
  return Buffer.from(`${calendar.toString()}\r\n`)
}
