import type { PersonSummary } from '../../domain/person/person.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { peopleText, personLabel } from './found-people.ts'
import { question } from './recommendation-ask.ts'
import { backToRecommendation } from './recommendation-history.ts'

export const askNextOwnerScreen = (recommendation: string, speech: Speech): Screen =>
  question(speech.html('recommendation:askNextOwner'), recommendation, speech)

export const nextOwnersScreen = (
  recommendation: string,
  people: readonly PersonSummary[],
  speech: Speech,
): Screen => ({
  text: joinHtml([peopleText(people, true, speech), speech.html('recommendation:choosePerson')], '\n\n'),
  rows: [
    ...people.map(person => [
      {
        text: personLabel(person, people),
        data: buttons.passToOwner.encode({ recommendation, person: person.id }),
      },
    ]),
    [backToRecommendation(recommendation, speech)],
  ],
  isProtected: true,
})

export const otherVerifiersScreen = (
  recommendation: string,
  people: readonly PersonSummary[],
  speech: Speech,
): Screen => ({
  text: speech.html(people.length > 0 ? 'recommendation:chooseVerifier' : 'recommendation:noVerifier'),
  rows: [
    ...people.map(person => [
      {
        text: personLabel(person, people),
        data: buttons.nameVerifier.encode({ recommendation, person: person.id }),
      },
    ]),
    [backToRecommendation(recommendation, speech)],
  ],
  isProtected: true,
})
