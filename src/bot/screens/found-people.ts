import type { PersonSummary } from '../../domain/person/person.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import type { Speech } from '../speech.ts'

/** People by a name, with what tells namesakes apart; the post only where it may be seen. */
export const peopleText = (people: readonly PersonSummary[], showsPost: boolean, speech: Speech): Html =>
  joinHtml(
    people.map(person =>
      joinHtml(
        [
          bold(speech.quote(person.name)),
          showsPost && person.positionTitles && speech.quote(speech.own(person.positionTitles)),
          person.unit && speech.quote(person.unit),
        ],
        '\n',
      ),
    ),
    '\n\n',
  )

/** A key for each, told apart by the unit where two have one name. */
export const personLabel = (person: PersonSummary, people: readonly PersonSummary[]): string =>
  people.some(other => other.id !== person.id && other.name === person.name) && person.unit
    ? `${person.name} · ${person.unit}`
    : person.name
