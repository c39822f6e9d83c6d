import type { Clock, PostClocks } from '../../domain/movement/clocks.ts'
import type { Rotation } from '../../domain/movement/read.ts'
import { durationText } from '../duration.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Speech } from '../speech.ts'

type Rules = Rotation['rules']

/** What a clock is called; the mark of a rotation by the months its rule says. */
export const clockName = ({ name }: Pick<Clock, 'name'>, rules: Rules, speech: Speech): string =>
  name === 'rotation' && rules.rotation
    ? speech.text('rotation:mark', { count: rules.rotation.least })
    : speech.text(`rotation:clock.${name}`)

const signs = {
  running: '▫️',
  due: '⏳',
  overdue: '⚠️',
  met: '✅',
  short: '⚠️',
  unknown: '❔',
  exempt: '▫️',
} as const satisfies Record<Clock['state'], string>

const stateText = (clock: Clock, speech: Speech): Html => {
  switch (clock.state) {
    case 'running':
    case 'due':
    case 'overdue': {
      const duration = durationText(clock.months, speech)
      return speech.html(`rotation:${clock.state}`, { day: speech.day(clock.day), duration })
    }
    case 'met':
    case 'short':
      return speech.html('rotation:met', { day: speech.day(clock.day) })
    case 'unknown':
      return speech.html('rotation:unknown', { why: speech.text(`rotation:unknownWhy.${clock.why}`) })
    case 'exempt':
      return speech.html('rotation:exempt', { why: speech.text(`rotation:exemptWhy.${clock.why}`) })
  }
}

/** What the service left means for a rotation, beside how much it is. */
const serviceText = (clock: Clock, { post }: PostClocks, speech: Speech): Html => {
  const isRotated = post.kind === 'rotation'
  if (clock.state === 'unknown' || clock.state === 'exempt') return stateText(clock, speech)
  const day = speech.day(clock.day)
  if (clock.state === 'met') return speech.html('rotation:serviceMet', { day })
  if (clock.state !== 'short') return speech.html('rotation:serviceEnough', { day })
  return speech.html(isRotated ? 'rotation:serviceShortAtRotation' : 'rotation:serviceShort', { day })
}

const wordsOf = (clock: Clock, of: PostClocks, { career }: Rotation, speech: Speech): Html => {
  const { serviceUntil } = career
  if (clock.name === 'serviceLeft' && serviceUntil !== null && of.serviceLeft !== null) {
    const duration = durationText(of.serviceLeft, speech)
    const left = speech.html('rotation:left', { duration, day: speech.day(serviceUntil) })
    return joinHtml([left, serviceText(clock, of, speech)], '. ')
  }
  const { between } = clock
  return joinHtml(
    [
      stateText(clock, speech),
      between &&
        speech.html('rotation:between', {
          earliest: speech.day(between.earliest),
          latest: speech.day(between.latest),
        }),
    ],
    '',
  )
}

/** One clock as one line: what is near, past or unknown carries a sign of its own. */
export const clockLine = (clock: Clock, of: PostClocks, rotation: Rotation, speech: Speech): Html =>
  speech.html('rotation:line', {
    sign: { html: signs[clock.state] as Html },
    name: clockName(clock, rotation.rules, speech),
    state: { html: wordsOf(clock, of, rotation, speech) },
  })
