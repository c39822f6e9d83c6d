import { addDays, type Day } from '../../domain/day.ts'
import { longestReason } from '../../domain/recommendation/reason.ts'
import { longestReference, longestUrge, type UrgeChoices } from '../../domain/urge/send.ts'
import { buttons } from '../buttons.ts'
import { dayToNumber } from '../day-number.ts'
import { joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import { backToFollowUp } from './on-site.ts'
import { backToRecommendation } from './recommendation-history.ts'

type Target = UrgeChoices['target']

/** Back to what the urge would be about. */
export const backToTarget = (target: Target, speech: Speech): Button =>
  'recommendationId' in target
    ? backToRecommendation(target.recommendationId, speech)
    : backToFollowUp(target.inspectionId, speech)

export const urgeRecipientsScreen = (
  { recipients }: UrgeChoices,
  inspection: string,
  speech: Speech,
): Screen => ({
  text: speech.html('urge:askRecipient'),
  rows: [
    ...recipients.map(({ id: person, name }) => [
      { text: name, data: buttons.urgeRecipient.encode({ inspection, person }) },
    ]),
    [backToFollowUp(inspection, speech)],
  ],
  isProtected: true,
})

export const askReferenceScreen = (target: Target, name: string, speech: Speech): Screen => ({
  text: speech.html('urge:askReference', { name, max: longestReference }),
  rows: [[backToTarget(target, speech)]],
  isProtected: true,
})

export const askUrgeTextScreen = (target: Target, speech: Speech): Screen => ({
  text: speech.html('urge:askText', { max: longestUrge }),
  rows: [[backToTarget(target, speech)]],
  isProtected: true,
})

/** Calendar days in which an answer is wanted. */
const spans = [3, 7, 15]

const dayKeys = (today: Day, at: (days: number) => string, speech: Speech): Button[][] =>
  spans.map(span => {
    const day = addDays(today, span)
    return [{ text: speech.day(day), data: at(dayToNumber(day)) }]
  })

export const askUrgeDayScreen = (target: Target, today: Day, speech: Speech): Screen => ({
  text: speech.html('urge:askDay'),
  rows: [...dayKeys(today, days => buttons.urgeDay.encode({ days }), speech), [backToTarget(target, speech)]],
  isProtected: true,
})

export type UrgeWords = Readonly<{ name: string; reference: string; text: string; dueOn: Day }>

/** As it would be sent. */
export const confirmUrgeScreen = (target: Target, urge: UrgeWords, speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('urge:title', { reference: urge.reference }),
      joinHtml(
        [
          speech.html('urge:to', { name: urge.name }),
          speech.html('urge:dueOn', { day: speech.day(urge.dueOn) }),
        ],
        '\n',
      ),
      urge.text !== '' && speech.html('urge:text', { text: urge.text }),
      speech.html('urge:confirm'),
    ],
    '\n\n',
  ),
  rows: [
    [{ text: speech.text('urge:send'), data: buttons.sendUrge.encode({}) }],
    [backToTarget(target, speech)],
  ],
  isProtected: true,
})

const backToUrge = (urge: string, speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: buttons.openUrge.encode({ urge }),
})

export const askNeedDayScreen = (urge: string, today: Day, speech: Speech): Screen => ({
  text: speech.html('urge:askNeedDay'),
  rows: [
    ...dayKeys(today, days => buttons.urgeNeedDay.encode({ urge, days }), speech),
    [backToUrge(urge, speech)],
  ],
  isProtected: true,
})

export const askNeedReasonScreen = (urge: string, day: Day, speech: Speech): Screen => ({
  text: speech.html('urge:askNeedReason', { day: speech.day(day), max: longestReason }),
  rows: [[backToUrge(urge, speech)]],
  isProtected: true,
})

export const askNotMineScreen = (urge: string, speech: Speech): Screen => ({
  text: speech.html('urge:askNotMine', { max: longestReason }),
  rows: [[backToUrge(urge, speech)]],
  isProtected: true,
})

/** After it was sent: where it stands, and home. */
export const sentUrgeScreen = (target: Target, name: string, speech: Speech): Screen => ({
  text: speech.html('urge:sent', { name }),
  rows: [[backToTarget(target, speech)], [homeKey(speech)]],
  isProtected: true,
})
