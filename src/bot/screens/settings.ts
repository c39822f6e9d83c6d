import type { PreferenceView } from '../../domain/notice/preference.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import { digitSamples, digitSets, languages } from '../language.ts'
import { type Button, inRowsOf, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { markChosen, quietHoursName, timeZoneName } from './settings-notices.ts'

const speechRows = (speech: Speech): Button[][] => [
  ...inRowsOf(
    2,
    languages.map(language => ({
      text: markChosen(language === speech.language, speech.text(`settings:language.${language}`)),
      data: buttons.language.encode({ language }),
    })),
  ),
  speech.isRtl
    ? digitSets.map(digits => ({
        text: markChosen(digits === speech.digits, digitSamples[digits]),
        data: buttons.digits.encode({ digits }),
      }))
    : [],
]

const remindersText = ({ inForce, rules }: PreferenceView, speech: Speech): Html =>
  inForce.digest
    ? speech.html('settings:remindersTogether')
    : speech.html('settings:reminders', { count: rules.reminderBudget })

const noticeRows = ({ inForce, at }: PreferenceView, speech: Speech): Button[][] => [
  [
    {
      text: speech.text('settings:quietHours', { hours: quietHoursName(inForce, speech) }),
      data: buttons.quietHours.encode({}),
    },
  ],
  [
    {
      text: speech.text('settings:timeZone', { zone: timeZoneName(inForce.timeZone, at, speech) }),
      data: buttons.timeZones.encode({}),
    },
  ],
  [
    {
      text: speech.text(inForce.digest ? 'settings:together' : 'settings:singly'),
      data: buttons.setDigest.encode({ wanted: inForce.digest ? 0 : 1 }),
    },
  ],
]

/** `preference` is null for an account nobody is linked to: it is told nothing unasked. */
export const settingsScreen = (
  speech: Speech,
  preference: PreferenceView | null,
  wayBack: readonly (readonly Button[])[],
): Screen => ({
  text: joinHtml(
    [
      speech.html('settings:title', { example: speech.number(1234.5) }),
      preference && remindersText(preference, speech),
    ],
    '\n\n',
  ),
  rows: [
    ...speechRows(speech),
    ...(preference ? noticeRows(preference, speech) : []),
    preference ? [{ text: speech.text('settings:relatives'), data: buttons.relatives.encode({}) }] : [],
    preference ? [{ text: speech.text('ownData:key'), data: buttons.ownData.encode({}) }] : [],
    preference ? [{ text: speech.text('settings:unlink'), data: buttons.askUnlink.encode({}) }] : [],
    [{ text: speech.text('settings:privacy'), data: buttons.privacy.encode({}) }],
    ...wayBack,
  ],
})

export const askUnlinkScreen = (speech: Speech): Screen => ({
  text: speech.html('settings:askUnlink'),
  rows: [
    [{ text: speech.text('settings:unlinkNow'), data: buttons.unlink.encode({}) }],
    [{ text: speech.text('common:back'), data: buttons.settings.encode({}) }],
  ],
})
