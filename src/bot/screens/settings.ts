import { buttons } from '../buttons.ts'
import { digitSamples, digitSets, languages } from '../language.ts'
import { type Button, inRowsOf, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'

const chosen = (isChosen: boolean, text: string): string => (isChosen ? `● ${text}` : text)

export const settingsScreen = (
  speech: Speech,
  canUnlink: boolean,
  wayBack: readonly (readonly Button[])[],
): Screen => ({
  text: speech.html('settings:title', { example: speech.number(1234.5) }),
  rows: [
    ...inRowsOf(
      2,
      languages.map(language => ({
        text: chosen(language === speech.language, speech.text(`settings:language.${language}`)),
        data: buttons.language.encode({ language }),
      })),
    ),
    speech.isRtl
      ? digitSets.map(digits => ({
          text: chosen(digits === speech.digits, digitSamples[digits]),
          data: buttons.digits.encode({ digits }),
        }))
      : [],
    canUnlink ? [{ text: speech.text('settings:unlink'), data: buttons.askUnlink.encode({}) }] : [],
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
