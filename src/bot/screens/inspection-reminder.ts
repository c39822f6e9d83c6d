import { type Day, daysBetween } from '../../domain/day.ts'
import type { InspectionCard } from '../../domain/inspection/notice.ts'
import type { InspectionReminderNotice } from '../../domain/inspection/reminder-notice.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml, trustedHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { linesWithin, roomForDocuments } from './inspection-text.ts'

type Told<Kind> = Extract<InspectionReminderNotice, { kind: Kind }>

const daysText = ({ startsOn, endsOn }: InspectionCard, speech: Speech): Html =>
  startsOn === endsOn
    ? speech.html('inspectionReminder:day', { day: speech.day(startsOn) })
    : speech.html('inspectionReminder:days', { from: speech.day(startsOn), to: speech.day(endsOn) })

const leftText = (startsOn: Day, today: Day, speech: Speech): Html => {
  const count = daysBetween(today, startsOn)
  if (count < 0) return speech.html('inspectionReminder:begun')
  return count === 0
    ? speech.html('inspectionReminder:today')
    : speech.html('inspectionReminder:left', { count })
}

/** What it is, when, what to prepare and whom to turn to. */
const cardText = (card: InspectionCard, today: Day, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('inspectionReminder:due', { title: card.title }),
      joinHtml([daysText(card, speech), leftText(card.startsOn, today, speech)], '\n'),
      card.documents.length > 0 &&
        joinHtml(
          [
            speech.html('inspectionReminder:documents'),
            ...linesWithin(
              card.documents.map(document => joinHtml([trustedHtml('•'), speech.quote(document)], ' ')),
              roomForDocuments,
              speech,
            ),
          ],
          '\n',
        ),
      speech.html('inspectionReminder:contact', { name: card.contact }),
    ],
    '\n\n',
  )

export const inspectionDaysKey = (inspection: string, speech: Speech): Button => ({
  text: speech.text('inspectionReminder:file'),
  data: buttons.inspectionDays.encode({ inspection }),
})

/** Back to the card of an inspection. */
export const backToInspection = (inspection: string, speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: buttons.inspectionCard.encode({ inspection }),
})

export const askTeamKey = (inspection: string, speech: Speech): Button => ({
  text: speech.text('inspectionReminder:ask'),
  data: buttons.askTeam.encode({ inspection }),
})

const keysOf = ({ inspectionId }: InspectionCard, speech: Speech): Button[][] => [
  [askTeamKey(inspectionId, speech)],
  [inspectionDaysKey(inspectionId, speech)],
]

/** A reminder that asks for an answer. */
export const inspectionDueScreen = (
  { card, reminderId: reminder }: Told<'inspection.due'>,
  today: Day,
  speech: Speech,
): Screen => ({
  text: joinHtml([cardText(card, today, speech), speech.html('inspectionReminder:please')], '\n\n'),
  rows: [
    [
      {
        text: speech.text('inspectionReminder:received'),
        data: buttons.acknowledgeReminder.encode({ reminder }),
      },
    ],
    ...keysOf(card, speech),
  ],
  isProtected: true,
})

/** The same once it has its answer: when that was. */
export const acknowledgedReminderScreen = (
  card: InspectionCard,
  at: Date,
  today: Day,
  speech: Speech,
): Screen => ({
  text: joinHtml(
    [
      cardText(card, today, speech),
      bold(speech.html('inspectionReminder:receivedAt', { instant: speech.instant(at) })),
    ],
    '\n\n',
  ),
  rows: keysOf(card, speech),
  isProtected: true,
})

export const boardKey = (inspection: string, speech: Speech): Button => ({
  text: speech.text('inspectionReminder:board'),
  data: buttons.reminderBoard.encode({ inspection, page: 0 }),
})

/** What it is about, and when. */
export const titleAndDays = (card: InspectionCard, speech: Speech): Html =>
  joinHtml([bold(speech.quote(card.title)), daysText(card, speech)], '\n')
