import type { DraftView } from '../../domain/broadcast/draft.ts'
import { addDays, type Day, weekdayOf } from '../../domain/day.ts'
import type { LocalTime } from '../../domain/local-time.ts'
import { buttons } from '../buttons.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { toDay } from '../typed-day.ts'
import { backToDraft } from './draft.ts'

const monday = 1
const daysOfWeek = 7

/** This afternoon, tomorrow morning, next Monday morning: whichever are still to come. */
const usualTimes = ({ day, minute }: LocalTime): LocalTime[] => {
  const tomorrow = addDays(day, 1)
  const untilMonday = (monday - weekdayOf(day) + daysOfWeek) % daysOfWeek || daysOfWeek
  const nextMonday = addDays(day, untilMonday)
  return [
    ...(minute < 14 * 60 ? [{ day, minute: 14 * 60 }] : []),
    { day: tomorrow, minute: 8 * 60 },
    ...(nextMonday === tomorrow ? [] : [{ day: nextMonday, minute: 8 * 60 }]),
  ]
}

/** A button carries a day without its signs. */
const packDay = (day: Day): string => day.replaceAll('-', '')

export const unpackDay = (packed: string): Day | undefined => {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(packed) ?? []
  return year && month && day ? toDay(Number(year), Number(month), Number(day)) : undefined
}

/** `dateOf` reads a time on the author's own clock. */
export const askTimeScreen = (
  view: DraftView,
  now: LocalTime,
  dateOf: (time: LocalTime) => Date,
  speech: Speech,
): Screen => {
  const broadcast = view.file.broadcast.id
  const key = (time: LocalTime): Button[] => [
    {
      text: speech.appointment(dateOf(time)),
      data: buttons.startAt.encode({ broadcast, day: packDay(time.day), minute: time.minute }),
    },
  ]
  return {
    text: speech.html('announce:askTime', { now: speech.appointment(dateOf(now)) }),
    rows: [
      [{ text: speech.text('announce:startNow'), data: buttons.startNow.encode({ broadcast }) }],
      ...usualTimes(now).map(key),
      [backToDraft(broadcast, speech)],
    ],
    isProtected: true,
  }
}
