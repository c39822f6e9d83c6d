import { createHash } from 'node:crypto'
import type { PersonSummary } from '../../domain/person/person.ts'
import { buttons } from '../buttons.ts'
import { bold, joinHtml } from '../html.ts'
import { languages } from '../language.ts'
import { inRowsOf, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

/** Counts up whenever the notice says something else; who agreed to an older one is asked again. */
export const privacyVersion = 2

/** Proof of what exactly was read: the hash of the notice in the language it was shown in. */
export const privacyHash = (speech: Speech): string =>
  createHash('sha256').update(speech.html('privacy:notice')).digest('hex')

/** Each language names itself, whatever language the screen is in. */
export const arriveLanguageScreen = (speech: Speech): Screen => ({
  text: speech.html('arrive:language'),
  rows: [
    ...inRowsOf(
      2,
      languages.map(language => ({
        text: `${language === speech.language ? '● ' : ''}${speech.text(`settings:language.${language}`)}`,
        data: buttons.arriveLanguage.encode({ language }),
      })),
    ),
    [{ text: speech.text('arrive:continue'), data: buttons.arriveContinue.encode({}) }],
  ],
})

export const consentScreen = (speech: Speech): Screen => ({
  text: joinHtml([speech.html('privacy:notice'), bold(speech.html('arrive:askConsent'))], '\n\n'),
  rows: [
    [{ text: speech.text('arrive:agree'), data: buttons.consent.encode({}) }],
    [{ text: speech.text('arrive:decline'), data: buttons.decline.encode({}) }],
  ],
})

export const declinedScreen = (speech: Speech): Screen => ({ text: speech.html('arrive:declined'), rows: [] })

export const identityScreen = (person: PersonSummary, speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('arrive:areYou'),
      joinHtml(
        [
          bold(speech.quote(person.name)),
          person.positionTitles && speech.quote(speech.own(person.positionTitles)),
          person.unit && speech.quote(person.unit),
        ],
        '\n',
      ),
    ],
    '\n\n',
  ),
  rows: [
    [{ text: speech.text('arrive:thatIsMe'), data: buttons.thatIsMe.encode({}) }],
    [{ text: speech.text('arrive:notMe'), data: buttons.notMe.encode({}) }],
  ],
  isProtected: true,
})

/** The same sentence as for a code that was never good: the one who asks may be a stranger. */
export const notMeScreen = (speech: Speech): Screen => ({
  text: speech.html('refusals:invite_invalid'),
  rows: [],
})

export const welcomeScreen = (person: PersonSummary, speech: Speech): Screen => ({
  text: speech.html('arrive:welcome', { name: person.name }),
  rows: [[homeKey(speech)]],
})
