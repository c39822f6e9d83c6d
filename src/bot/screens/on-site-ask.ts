import { type ClockName, clockNames } from '../../domain/calendar/clock.ts'
import { addDays, type Day } from '../../domain/day.ts'
import type { FollowUp } from '../../domain/inspection/follow-up.ts'
import { longestConclusion } from '../../domain/inspection/write-conclusion.ts'
import { longestReason } from '../../domain/recommendation/reason.ts'
import { buttons } from '../buttons.ts'
import { dayToNumber } from '../day-number.ts'
import { joinHtml } from '../html.ts'
import { inRowsOf, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { backToFollowUp } from './on-site.ts'

/** Who took the paper. */
export const askTakerScreen = (inspection: string, speech: Speech): Screen => ({
  text: speech.html('recommendation:askTaker'),
  rows: [[backToFollowUp(inspection, speech)]],
  isProtected: true,
})

/** The day something came in: today, one of the days before, or as typed. */
export const askStartScreen = (inspection: string, name: ClockName, today: Day, speech: Speech): Screen => {
  const place = clockNames.indexOf(name)
  const key = (text: string, days: number) => ({
    text,
    data: buttons.setClockStart.encode({ inspection, place, days: dayToNumber(addDays(today, -days)) }),
  })
  return {
    text: speech.html('recommendation:askStart', { clock: speech.text(`calendar:clock.${name}`) }),
    rows: [
      [key(speech.text('recommendation:today'), 0), key(speech.text('recommendation:yesterday'), 1)],
      [backToFollowUp(inspection, speech)],
    ],
    isProtected: true,
  }
}

/** Steps in which an extension is offered, besides the longest there is. */
const steps = [1, 3, 5, 10, 15]

export const askExtensionScreen = (
  { inspection, clocks }: FollowUp,
  name: ClockName,
  speech: Speech,
): Screen => {
  const place = clockNames.indexOf(name)
  const most = clocks.find(clock => clock.name === name)?.clock.mostExtension ?? 0
  const choices = [...steps.filter(days => days < most), most].filter(days => days > 0)
  const keys = choices.map(days => ({
    text: speech.text('recommendation:days', { count: days }),
    data: buttons.extendClock.encode({ inspection: inspection.id, place, days }),
  }))
  return {
    text: speech.html('recommendation:askExtension', { number: most }),
    rows: [...inRowsOf(3, keys), [backToFollowUp(inspection.id, speech)]],
    isProtected: true,
  }
}

export const askExtensionReasonScreen = (inspection: string, days: number, speech: Speech): Screen => ({
  text: speech.html('recommendation:askExtensionReason', { number: days, max: longestReason }),
  rows: [[backToFollowUp(inspection, speech)]],
  isProtected: true,
})

/** Where there are signs of a violation there is nothing to write, and only one thing to confirm. */
export const askConclusionScreen = ({ inspection, conclusion }: FollowUp, speech: Speech): Screen => {
  const { id, kind, title } = inspection
  const isNeutral = kind === 'signs'
  const isReady = isNeutral || conclusion !== null
  return {
    text: joinHtml(
      [
        isNeutral
          ? speech.html('recommendation:askNeutral', { title })
          : speech.html('recommendation:askConclusion', { title, max: longestConclusion }),
        !isNeutral && conclusion !== null && speech.html('recommendation:draftKept'),
      ],
      '\n\n',
    ),
    rows: [
      isReady
        ? [{ text: speech.text('recommendation:tell'), data: buttons.conclude.encode({ inspection: id }) }]
        : [],
      [backToFollowUp(id, speech)],
    ],
    isProtected: true,
  }
}

/** What would be told, before it is; afterwards what was. */
export const conclusionScreen = ({ inspection, conclusion }: FollowUp, speech: Speech): Screen => {
  const { id, concludedAt } = inspection
  const { text, file } = conclusion ?? { text: '', file: null }
  return {
    text: joinHtml(
      [
        concludedAt === null
          ? speech.html('recommendation:preview')
          : speech.html('recommendation:concludedAt', { instant: speech.instant(concludedAt) }),
        text !== '' && speech.quote(text),
        text === '' && !file && speech.html('recommendation:onPaper'),
        file && speech.html('recommendation:hasFile', { name: file.name }),
      ],
      '\n\n',
    ),
    rows: [
      file
        ? [
            {
              text: speech.text('recommendation:file'),
              data: buttons.conclusionFile.encode({ inspection: id }),
            },
          ]
        : [],
      concludedAt === null
        ? [{ text: speech.text('recommendation:tell'), data: buttons.conclude.encode({ inspection: id }) }]
        : [],
      [backToFollowUp(id, speech)],
    ],
    isProtected: true,
  }
}
