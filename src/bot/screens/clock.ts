import type { Clock, ClockName, RunningClock } from '../../domain/calendar/clock.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Speech } from '../speech.ts'

const limitText = ({ start, unit, limit: count }: Clock, speech: Speech): Html =>
  speech.html(`calendar:limit.${unit}`, { count, start: speech.text(`calendar:start.${start}`) })

/** What between two days made a clock run out when it did. */
export const reasonTexts = (
  { reasons }: Pick<RunningClock, 'reasons'>,
  speech: Speech,
): readonly (Html | false)[] => [
  reasons.weekendDays > 0 && speech.html('calendar:clock.weekendDays', { count: reasons.weekendDays }),
  ...reasons.leftOut.map(({ names, days: count }) =>
    speech.html('calendar:clock.leftOut', { count, name: speech.own(names) }),
  ),
  reasons.workedDays > 0 && speech.html('calendar:clock.workedDays', { count: reasons.workedDays }),
  reasons.movedFrom !== null &&
    speech.html('calendar:clock.movedFrom', { day: speech.day(reasons.movedFrom) }),
]

const extensionTexts = (clock: RunningClock, speech: Speech): readonly (Html | false)[] => [
  clock.extension > 0 && speech.html('calendar:clock.extended', { count: clock.extension }),
  clock.mostExtension > 0 && speech.html('calendar:clock.mostExtension', { count: clock.mostExtension }),
  clock.latestOn > clock.dueOn && speech.html('calendar:clock.latestOn', { day: speech.day(clock.latestOn) }),
]

/** When a clock runs out, and below it how that came about: one line a fact. */
export const clockText = (name: ClockName, clock: Clock, speech: Speech): Html => {
  const words = { clock: speech.text(`calendar:clock.${name}`) }
  const facts =
    clock.kind === 'notStarted'
      ? [
          speech.html('calendar:clock.notStarted', {
            ...words,
            start: speech.text(`calendar:start.${clock.start}`),
          }),
          limitText(clock, speech),
          clock.mostExtension > 0 &&
            speech.html('calendar:clock.mostExtension', { count: clock.mostExtension }),
        ]
      : [
          speech.html('calendar:clock.dueOn', { ...words, day: speech.day(clock.dueOn) }),
          limitText(clock, speech),
          speech.html('calendar:clock.startedOn', { day: speech.day(clock.startedOn) }),
          ...reasonTexts(clock, speech),
          ...extensionTexts(clock, speech),
        ]
  return joinHtml(facts, '\n· ')
}
