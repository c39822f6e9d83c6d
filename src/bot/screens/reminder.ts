import { addDays, type Day, daysBetween } from '../../domain/day.ts'
import type { EvaluationDue, Reminder } from '../../domain/notice/notice.ts'
import { snoozes } from '../../domain/notice/snooze.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import type { NoticeFrame } from './notice-frame.ts'

const leftText = (count: number, speech: Speech): Html => {
  if (count < 0) return speech.html('notices:dueOver')
  return count > 0 ? speech.html('notices:dueIn', { count }) : speech.html('notices:dueToday')
}

const dueText = ({ period, closesOn }: EvaluationDue, today: Day, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('notices:due', { period: speech.period(period), day: speech.day(closesOn) }),
      leftText(daysBetween(today, closesOn), speech),
    ],
    '\n',
  )

const openKey = ({ cycleId, period }: EvaluationDue, speech: Speech): Button => ({
  text: speech.text('notices:openDue', { period: speech.period(period) }),
  data: buttons.begin.encode({ cycle: cycleId }),
})

/** A deadline with the way to what is due; it can be put off, but not beyond the day. */
export const dueScreen = (
  due: EvaluationDue,
  { deliveryId, today }: Pick<NoticeFrame, 'deliveryId' | 'today'>,
  speech: Speech,
): Screen => ({
  text: dueText(due, today, speech),
  rows: [
    [openKey(due, speech)],
    snoozes
      .filter(days => addDays(today, days) <= due.closesOn)
      .map(days => ({
        text: speech.text('notices:snooze', { count: days }),
        data: buttons.snooze.encode({ delivery: deliveryId, days }),
      })),
  ],
  isProtected: true,
})

/** A reminder that was put off: when it comes again, and the way there at once. */
export const snoozedScreen = (due: Reminder, until: Day, today: Day, speech: Speech): Screen => ({
  text: joinHtml(
    [dueText(due, today, speech), speech.html('notices:snoozed', { day: speech.day(until) })],
    '\n\n',
  ),
  rows: [[openKey(due, speech)]],
  isProtected: true,
})

/** What was collected beyond the budget, or by choice, in one message of the morning. */
export const digestScreen = (reminders: readonly Reminder[], today: Day, speech: Speech): Screen => {
  // Sent late, a deadline of yesterday is no reminder any more.
  const due = reminders.filter(({ closesOn }) => closesOn >= today)
  return {
    text: joinHtml(
      [speech.html('notices:digest'), ...due.map(reminder => dueText(reminder, today, speech))],
      '\n\n',
    ),
    rows: [...due.map(reminder => [openKey(reminder, speech)]), [homeKey(speech)]],
    isProtected: true,
  }
}
