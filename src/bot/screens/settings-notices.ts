import { type PreferenceView, places } from '../../domain/notice/preference.ts'
import { buttons } from '../buttons.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'

type QuietHours = Readonly<{ quietFrom: number; quietTo: number }>

const hour = 60

/** Quiet hours on offer besides the province's, in minutes after midnight. */
const quietPresets: readonly QuietHours[] = [
  { quietFrom: 20 * hour, quietTo: 6 * hour },
  { quietFrom: 22 * hour, quietTo: 6 * hour },
  { quietFrom: 22 * hour, quietTo: 7 * hour },
  { quietFrom: 23 * hour, quietTo: 8 * hour },
]

const noQuietHours: QuietHours = { quietFrom: 0, quietTo: 0 }

export const markChosen = (isChosen: boolean, text: string): string => (isChosen ? `● ${text}` : text)

const isNone = ({ quietFrom, quietTo }: QuietHours): boolean => quietFrom === quietTo

const isSame = (one: QuietHours, other: QuietHours): boolean =>
  isNone(one) ? isNone(other) : one.quietFrom === other.quietFrom && one.quietTo === other.quietTo

const spanOf = ({ quietFrom, quietTo }: QuietHours, speech: Speech): string =>
  speech.text('settings:hours', { from: speech.clock(quietFrom), to: speech.clock(quietTo) })

/** `21:00–07:00`, or that there are none. */
export const quietHoursName = (hours: QuietHours, speech: Speech): string =>
  isNone(hours) ? speech.text('settings:hoursNone') : spanOf(hours, speech)

/** A zone by its cities and its distance from Greenwich; one that is not on the list by the distance alone. */
export const timeZoneName = (timeZone: string, at: Date, speech: Speech): string => {
  const offset = speech.offset(timeZone, at)
  const place = places.find(known => known.timeZone === timeZone)
  if (!place) return offset
  return speech.text('settings:zone', { place: speech.text(`settings:place.${place.name}`), offset })
}

const byDefault = (isDefault: boolean, value: string, speech: Speech): string =>
  isDefault ? speech.text('settings:byDefault', { value }) : value

const backRow = (speech: Speech): Button[] => [
  { text: speech.text('common:back'), data: buttons.settings.encode({}) },
]

/** Every choice once: the province's first, somebody's own among them, none at the end. */
const quietChoices = ({ inForce, rules }: PreferenceView): readonly QuietHours[] =>
  [rules, ...quietPresets, inForce, noQuietHours].filter(
    (hours, index, all) => all.findIndex(earlier => isSame(earlier, hours)) === index,
  )

export const quietHoursScreen = (view: PreferenceView, speech: Speech): Screen => {
  const { inForce, rules } = view
  return {
    text: speech.html('settings:quietTitle', { hours: quietHoursName(inForce, speech) }),
    rows: [
      ...quietChoices(view).map(hours => {
        const name = isNone(hours) ? speech.text('settings:quietNone') : spanOf(hours, speech)
        const text = markChosen(isSame(hours, inForce), byDefault(isSame(hours, rules), name, speech))
        return [{ text, data: buttons.setQuiet.encode({ from: hours.quietFrom, to: hours.quietTo }) }]
      }),
      backRow(speech),
    ],
  }
}

export const timeZonesScreen = ({ inForce, rules, at }: PreferenceView, speech: Speech): Screen => ({
  text: speech.html('settings:timeZonesTitle', { zone: timeZoneName(inForce.timeZone, at, speech) }),
  rows: [
    ...places.map(({ timeZone }, place) => {
      const name = timeZoneName(timeZone, at, speech)
      const text = byDefault(timeZone === rules.timeZone, name, speech)
      const data = buttons.setTimeZone.encode({ place })
      return [{ text: markChosen(timeZone === inForce.timeZone, text), data }]
    }),
    backRow(speech),
  ],
})
