import type { InspectionFile, InspectionSubject } from '../../domain/inspection/inspection.ts'
import type { Rung } from '../../domain/inspection/ladder.ts'
import { type Html, joinHtml, toPlainText } from '../html.ts'
import type { Speech } from '../speech.ts'
import { excerpt } from './overview.ts'

type Facts = InspectionFile['inspection']

/** Characters there are for a list beside all the rest of a card, and where it stands alone; a message has its end. */
export const roomBeside = { team: 300, subjects: 500, documents: 700, gone: 400 } as const
export const roomAlone = 3_400
export const roomForDocuments = 2_600

/** Of names in one line, and of a basis document beside the rest. */
const longestNames = 600
const longestBasisBeside = 200

export const namesText = (names: readonly string[]): string => excerpt(names.join(', '), longestNames)

export const basisText = ({ basis }: Pick<Facts, 'basis'>, speech: Speech): Html =>
  speech.html('inspection:basis', { text: excerpt(basis, longestBasisBeside) })

/** As many lines as there is room for, and how many more there are. */
export const linesWithin = (lines: readonly Html[], room: number, speech: Speech): readonly Html[] => {
  let length = 0
  const shown = lines.filter(line => {
    length += toPlainText(line).length
    return length <= room
  })
  const number = lines.length - shown.length
  return number === 0 ? shown : [...shown, speech.html('recommendation:more', { number })]
}

/** Neutral where there are signs of a violation: there the title is a code name, and called so. */
export const titleText = ({ kind, title: text }: Facts, speech: Speech): Html =>
  speech.html(kind === 'signs' ? 'inspection:codeName' : 'inspection:title', { text })

export const kindText = ({ kind, body }: Pick<Facts, 'kind' | 'body'>, speech: Speech) => ({
  kind: speech.text(`inspection:kind.${kind}`),
  body: speech.text(`inspection:body.${body}`),
})

export const daysText = (days: Readonly<{ startsOn: string; endsOn: string }>, speech: Speech) => ({
  from: speech.day(days.startsOn),
  to: speech.day(days.endsOn),
})

export const teamText = (
  { team }: Pick<InspectionFile, 'team'>,
  speech: Speech,
  room: number = roomBeside.team,
): Html =>
  joinHtml(
    [
      speech.html('inspection:team'),
      ...linesWithin(
        team.map(({ person: { name }, leads }) =>
          speech.html(leads ? 'inspection:leader' : 'inspection:member', { name }),
        ),
        room,
        speech,
      ),
    ],
    '\n',
  )

const subjectLine = (
  { name, unitId }: InspectionSubject,
  head: string | null | undefined,
  speech: Speech,
): Html => {
  if (unitId === null) return speech.html('inspection:subjectPerson', { name })
  return head
    ? speech.html('inspection:subjectUnit', { name, head })
    : speech.html('inspection:subjectHeadless', { name })
}

/** With who answers for each. */
export const subjectsText = (
  subjects: readonly InspectionSubject[],
  heads: ReadonlyMap<string, string | null>,
  speech: Speech,
  room: number = roomBeside.subjects,
): Html =>
  joinHtml(
    [
      speech.html('inspection:subjects'),
      ...linesWithin(
        subjects.map(subject => subjectLine(subject, heads.get(subject.id), speech)),
        room,
        speech,
      ),
    ],
    '\n',
  )

export const documentsText = (
  documents: readonly string[],
  speech: Speech,
  room: number = roomForDocuments,
): Html =>
  documents.length === 0
    ? speech.html('inspection:noDocuments')
    : joinHtml(
        [
          speech.html('inspection:documents'),
          ...linesWithin(
            documents.map(text => speech.html('inspection:document', { text })),
            room,
            speech,
          ),
        ],
        '\n',
      )

const rungText = ({ daysBefore, wanted, day, holiday, past }: Rung, speech: Speech): Html =>
  joinHtml(
    [
      daysBefore === 0
        ? speech.html('inspection:rungSameDay', { day: speech.day(day) })
        : speech.html('inspection:rung', { day: speech.day(day), count: daysBefore }),
      day !== wanted &&
        (holiday
          ? speech.html('inspection:rungMovedHoliday', {
              day: speech.day(wanted),
              holiday: speech.own(holiday),
            })
          : speech.html('inspection:rungMovedWeekend', { day: speech.day(wanted) })),
      past && speech.html('inspection:rungPast'),
    ],
    '\n',
  )

/** Every reminder with its day and how it was computed. */
export const remindersText = (rungs: readonly Rung[], minute: number, speech: Speech): Html =>
  rungs.length === 0
    ? speech.html('inspection:noReminders')
    : joinHtml(
        [
          speech.html('inspection:remindersAt', { time: speech.clock(minute) }),
          ...rungs.map(rung => rungText(rung, speech)),
        ],
        '\n',
      )
