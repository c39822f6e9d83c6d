import { addDays, type Day } from '../../domain/day.ts'
import type { ServiceOf } from '../../domain/service/record.ts'
import {
  type EndDraft,
  type LeavingReason,
  leavingReasons,
  type ServiceEnd,
} from '../../domain/service/service-end.ts'
import { buttons } from '../buttons.ts'
import { dayToNumber } from '../day-number.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { peopleText } from './found-people.ts'
import { homeKey } from './home.ts'
import { attachedText } from './service-attached.ts'

/** What a forged key may say is no reason. */
export const toLeavingReason = (part: string): LeavingReason | undefined =>
  leavingReasons.find(reason => reason === part)

const backKey = (person: string, speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: buttons.openService.encode({ person }),
})

const endText = (end: ServiceEnd, speech: Speech): Html =>
  joinHtml(
    [
      speech.html(end.settledAt ? 'service:settled' : 'service:pending', { day: speech.day(end.lastDay) }),
      speech.html('service:reason', { reason: speech.text(`service:reasonOf.${end.reason}`) }),
      speech.html('service:decisionNo', { decision: end.decisionNo }),
      speech.html('service:recordedBy', {
        name: end.recordedBy,
        instant: speech.instant(end.recordedAt),
      }),
    ],
    '\n',
  )

/** How somebody stands in the service, and recording that he leaves it. */
export const serviceScreen = ({ person, end }: ServiceOf, speech: Speech): Screen => ({
  text: joinHtml(
    [
      peopleText([person], true, speech),
      end ? endText(end, speech) : speech.html('service:none'),
      !end && speech.html('service:askReason'),
      end?.settledAt ? speech.html('service:comesBack') : null,
    ],
    '\n\n',
  ),
  rows: [
    ...(end
      ? []
      : leavingReasons.map(part => [
          {
            text: speech.text(`service:reasonOf.${part}`),
            data: buttons.newServiceEnd.encode({ person: person.id, part }),
          },
        ])),
    end && !end.settledAt
      ? [
          {
            text: speech.text('service:cancel'),
            data: buttons.askCancelServiceEnd.encode({ person: person.id }),
          },
        ]
      : [],
    [homeKey(speech)],
  ],
  isProtected: true,
})

/** Asks for the decision it rests on. */
export const askDecisionScreen = (person: string, reason: LeavingReason, speech: Speech): Screen => ({
  text: speech.html('service:askDecision', { reason: speech.text(`service:reasonOf.${reason}`) }),
  rows: [[backKey(person, speech)]],
  isProtected: true,
})

/** Today, yesterday, and where it may lie ahead the last day of the month. */
export const askLastDayScreen = (
  person: string,
  reason: LeavingReason,
  today: Day,
  speech: Speech,
): Screen => {
  const dayKey = (day: Day): Button => ({
    text: speech.day(day),
    data: buttons.lastDay.encode({ person, days: dayToNumber(day) }),
  })
  const endOfMonth = addDays(`${addDays(`${today.slice(0, 7)}-01`, 31).slice(0, 7)}-01`, -1)
  return {
    text: speech.html('service:askDay'),
    rows: [
      [dayKey(addDays(today, -1))],
      [dayKey(today)],
      reason !== 'death' && endOfMonth !== today ? [dayKey(endOfMonth)] : [],
      [backKey(person, speech)],
    ],
    isProtected: true,
  }
}

/** Everything it will bring, before it is recorded. */
export const confirmEndScreen = (
  { person, attached }: ServiceOf,
  { lastDay, reason, decisionNo }: EndDraft,
  isAtOnce: boolean,
  speech: Speech,
): Screen => ({
  text: joinHtml(
    [
      peopleText([person], true, speech),
      joinHtml(
        [
          speech.html('service:pending', { day: speech.day(lastDay) }),
          speech.html('service:reason', { reason: speech.text(`service:reasonOf.${reason}`) }),
          speech.html('service:decisionNo', { decision: decisionNo }),
        ],
        '\n',
      ),
      speech.html(isAtOnce ? 'service:atOnce' : 'service:later'),
      attachedText(attached, speech),
      speech.html(reason === 'death' ? 'service:silent' : 'service:heard'),
    ],
    '\n\n',
  ),
  rows: [
    [{ text: speech.text('service:record'), data: buttons.recordServiceEnd.encode({ person: person.id }) }],
    [backKey(person.id, speech)],
  ],
  isProtected: true,
})

export const askCancelEndScreen = (
  { person }: ServiceOf,
  { id: entry, lastDay }: ServiceEnd,
  speech: Speech,
): Screen => ({
  text: speech.html('service:askCancel', { name: person.name, day: speech.day(lastDay) }),
  rows: [
    [{ text: speech.text('service:cancelNow'), data: buttons.cancelServiceEnd.encode({ entry }) }],
    [backKey(person.id, speech)],
  ],
  isProtected: true,
})
