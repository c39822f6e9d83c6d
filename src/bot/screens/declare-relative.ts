import type { PersonSummary } from '../../domain/person/person.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { peopleText, personLabel } from './found-people.ts'
import { backKey } from './relatives.ts'

export const askRelativeScreen = (speech: Speech): Screen => ({
  text: speech.html('relatives:askName'),
  rows: [[backKey(speech)]],
})

/** Name and unit only: this search reaches the whole province. */
export const foundRelativesScreen = (people: readonly PersonSummary[], speech: Speech): Screen => ({
  text: joinHtml([peopleText(people, false, speech), speech.html('relatives:choose')], '\n\n'),
  rows: [
    ...people.map(person => [
      { text: personLabel(person, people), data: buttons.chooseRelative.encode({ person: person.id }) },
    ]),
    [backKey(speech)],
  ],
  isProtected: true,
})

export const confirmRelativeScreen = (person: PersonSummary, speech: Speech): Screen => ({
  text: joinHtml(
    [peopleText([person], false, speech), speech.html('relatives:confirmText', { name: person.name })],
    '\n\n',
  ),
  rows: [
    [
      {
        text: speech.text('relatives:confirm'),
        data: buttons.declareRelative.encode({ person: person.id }),
      },
    ],
    [backKey(speech)],
  ],
  isProtected: true,
})
