import type { SentReminder } from '../../domain/inspection/reminder.ts'
import type { Reminded, ReminderBoard } from '../../domain/inspection/reminder-board.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import { pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import { backToInspection } from './inspection-reminder.ts'

/** People on one page, each with his newest reminders. */
const peopleAtOnce = 8
const remindersShown = 3

const reminderText = (
  { daysBefore, sentAt, acknowledgedAt, escalatedAt }: SentReminder,
  speech: Speech,
): Html => {
  const rung =
    daysBefore === 0
      ? speech.html('inspectionReminder:rungToday')
      : speech.html('inspectionReminder:rung', { count: daysBefore })
  const sent = { rung: { html: rung }, sent: speech.instant(sentAt) }
  if (acknowledgedAt)
    return speech.html('inspectionReminder:sentReceived', {
      ...sent,
      received: speech.instant(acknowledgedAt),
    })
  return escalatedAt
    ? speech.html('inspectionReminder:sentEscalated', sent)
    : speech.html('inspectionReminder:sentWaiting', sent)
}

const personText = ({ person, isReachable, reminders }: Reminded, speech: Speech): Html =>
  joinHtml(
    [
      joinHtml([bold(speech.quote(person.name)), person.unit && speech.quote(person.unit)], '\n'),
      !isReachable && speech.html('inspectionReminder:noChat'),
      ...reminders.slice(0, remindersShown).map(reminder => reminderText(reminder, speech)),
      reminders.length === 0 && speech.html('inspectionReminder:sentNone'),
    ],
    '\n',
  )

/** Who was told when, and who has acknowledged. */
export const reminderBoardScreen = (
  { card, people, reminded, acknowledged }: ReminderBoard,
  wanted: number,
  speech: Speech,
): Screen => {
  const pages = Math.max(1, Math.ceil(people.length / peopleAtOnce))
  const page = Math.min(wanted, pages - 1)
  const inspection = card.inspectionId
  const at = (other: number): string => buttons.reminderBoard.encode({ inspection, page: other })
  return {
    text: joinHtml(
      [
        speech.html('inspectionReminder:boardTitle', { title: card.title }),
        people.length === 0
          ? speech.html('inspectionReminder:boardNobody')
          : speech.html('inspectionReminder:boardCount', { acknowledged, reminded }),
        ...people
          .slice(page * peopleAtOnce, (page + 1) * peopleAtOnce)
          .map(reminded => personText(reminded, speech)),
      ],
      '\n\n',
    ),
    rows: [pageKeys(page, pages, at, speech), [backToInspection(inspection, speech)], [homeKey(speech)]],
    isProtected: true,
  }
}
