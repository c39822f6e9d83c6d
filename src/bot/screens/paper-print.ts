import type { PrintableFor } from '../../domain/paper-entry/issue.ts'
import type { PersonSummary } from '../../domain/person/person.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { peopleText, personLabel } from './found-people.ts'
import { paperKey } from './paper-entry.ts'

/** Asks for whom a form is to be printed. */
export const askPaperPersonScreen = (speech: Speech): Screen => ({
  text: speech.html('paperEntry:askName'),
  rows: [[paperKey(speech)]],
})

export const foundForPaperScreen = (people: readonly PersonSummary[], speech: Speech): Screen => ({
  text: joinHtml([speech.html('paperEntry:found'), peopleText(people, true, speech)], '\n\n'),
  rows: [
    ...people.map(person => [
      { text: personLabel(person, people), data: buttons.paperOf.encode({ person: person.id }) },
    ]),
    [paperKey(speech)],
  ],
  isProtected: true,
})

/** Somebody's periods that can be on paper, each to be printed. */
export const personFormsScreen = (
  { person, cycles }: PrintableFor,
  back: Button,
  speech: Speech,
): Screen => ({
  text: joinHtml(
    [
      joinHtml(
        [
          speech.html('paperEntry:personForms', { name: person.name }),
          person.positionTitles && speech.quote(speech.own(person.positionTitles)),
          person.unit && speech.quote(person.unit),
        ],
        '\n',
      ),
      speech.html(cycles.length > 0 ? 'paperEntry:printNote' : 'paperEntry:nothingToPrint'),
    ],
    '\n\n',
  ),
  rows: [
    ...cycles.map(({ cycle }) => [
      {
        text: speech.text('paperEntry:print', { period: speech.period(cycle) }),
        data: buttons.printFormFor.encode({ cycle: cycle.id, person: person.id }),
      },
    ]),
    [
      {
        text: speech.text('finding:open'),
        data: buttons.openFindings.encode({ person: person.id }),
      },
    ],
    [back],
  ],
  isProtected: true,
})
