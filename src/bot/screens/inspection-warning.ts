import type {
  InspectionReminderNotice,
  Silent,
  Unreachable,
} from '../../domain/inspection/reminder-notice.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import { boardKey, titleAndDays } from './inspection-reminder.ts'
import { linesWithin, roomForDocuments } from './inspection-text.ts'

/** Letters for those who have not answered, and for the authorities who hear of it. */
const roomForSilent = 2_400
const roomForAuthorities = 600

type Told<Kind> = Extract<InspectionReminderNotice, { kind: Kind }>

const personLine = ({ name, unit }: Unreachable, speech: Speech): Html =>
  unit === null
    ? speech.html('inspectionReminder:unreachableOne', { name })
    : speech.html('inspectionReminder:unreachableIn', { name, unit })

/** Told to whoever looks after an inspection: whom its reminders cannot reach, all in one. */
export const unreachableScreen = (
  { card, people }: Told<'inspection.unreachable'>,
  speech: Speech,
): Screen => ({
  text: joinHtml(
    [
      speech.html('inspectionReminder:unreachable'),
      joinHtml(
        linesWithin(
          people.map(person => personLine(person, speech)),
          roomForDocuments,
          speech,
        ),
        '\n',
      ),
      titleAndDays(card, speech),
    ],
    '\n\n',
  ),
  rows: [[boardKey(card.inspectionId, speech)], [homeKey(speech)]],
  isProtected: true,
})

/** Told once its days are over: nobody has opened it. */
export const unopenedScreen = ({ card }: Told<'inspection.unopened'>, speech: Speech): Screen => ({
  text: joinHtml([speech.html('inspectionReminder:unopened'), titleAndDays(card, speech)], '\n\n'),
  rows: [
    [
      {
        text: speech.text('inspection:open'),
        data: buttons.inspectionCard.encode({ inspection: card.inspectionId }),
      },
    ],
    [homeKey(speech)],
  ],
  isProtected: true,
})

const silentLine = ({ name, unit, sentOn }: Silent, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('inspectionReminder:unacknowledged', { name, day: speech.day(sentOn) }),
      unit && speech.quote(unit),
    ],
    '\n',
  )

const authorityText = (authority: string | null, speech: Speech): Html =>
  authority === null
    ? speech.html('inspectionReminder:noAuthority')
    : speech.html('inspectionReminder:toldAuthority', { name: authority })

const toldOf = (people: readonly Silent[], speech: Speech): readonly Html[] => {
  const authorities = [...new Set(people.map(({ authority }) => authority))]
  return authorities.map(authority => authorityText(authority, speech))
}

/** Told to the next authority and to whoever planned it: who has not answered, and who was told of that. */
export const unacknowledgedScreen = (
  { card, people }: Told<'inspection.unacknowledged'>,
  speech: Speech,
): Screen => ({
  text: joinHtml(
    [
      ...linesWithin(
        people.map(person => silentLine(person, speech)),
        roomForSilent,
        speech,
      ),
      titleAndDays(card, speech),
      ...linesWithin(toldOf(people, speech), roomForAuthorities, speech),
    ],
    people.length === 1 ? '\n\n' : '\n',
  ),
  rows: [[homeKey(speech)]],
  isProtected: true,
})
