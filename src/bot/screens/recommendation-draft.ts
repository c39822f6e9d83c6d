import { addDays, type Day } from '../../domain/day.ts'
import type { PersonSummary } from '../../domain/person/person.ts'
import {
  type IssueChoices,
  longestNeutral,
  longestRecommendation,
} from '../../domain/recommendation/issue.ts'
import { buttons } from '../buttons.ts'
import { dayToNumber } from '../day-number.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { peopleText, personLabel } from './found-people.ts'
import { backToFollowUp } from './on-site.ts'

/** What of a recommendation is asked for by name; the rest is written. */
export type DraftPart = 'owner' | 'verifier' | 'day' | 'text'

/** A recommendation in the making. */
export type Draft = Readonly<{
  text: string
  owner: Readonly<{ id: string; name: string }> | null
  verifier: Readonly<{ id: string; name: string }> | null
  dueOn: Day
}>

/** Asks for its words; where there are signs of a violation for the document and its item alone. */
export const askTextScreen = ({ inspection, number }: IssueChoices, speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('recommendation:newTitle', { number, title: inspection.title }),
      inspection.kind === 'signs'
        ? speech.html('recommendation:askNeutralText', { max: longestNeutral })
        : speech.html('recommendation:askText', { max: longestRecommendation }),
    ],
    '\n\n',
  ),
  rows: [[backToFollowUp(inspection.id, speech)]],
  isProtected: true,
})

const partKey = (inspection: string, part: DraftPart, text: string): Button => ({
  text,
  data: buttons.draftPart.encode({ inspection, part }),
})

/** As it would be issued; each part has its key. */
export const draftRecommendationScreen = (
  { inspection, number }: IssueChoices,
  draft: Draft,
  speech: Speech,
): Screen => {
  const { id } = inspection
  const named = (person: Draft['owner']): string => person?.name ?? speech.text('recommendation:notChosen')
  const isComplete = draft.owner !== null && draft.verifier !== null
  return {
    text: joinHtml(
      [
        speech.html('recommendation:newTitle', { number, title: inspection.title }),
        speech.html('recommendation:text', { text: draft.text }),
        joinHtml(
          [
            speech.html('recommendation:owner', { name: named(draft.owner) }),
            speech.html('recommendation:verifier', { name: named(draft.verifier) }),
            speech.html('recommendation:dueOn', { day: speech.day(draft.dueOn) }),
          ],
          '\n',
        ),
        speech.html(isComplete ? 'recommendation:askIssue' : 'recommendation:incomplete'),
      ],
      '\n\n',
    ),
    rows: [
      isComplete
        ? [
            {
              text: speech.text('recommendation:issue'),
              data: buttons.issueRecommendation.encode({ inspection: id }),
            },
          ]
        : [],
      [
        partKey(id, 'owner', speech.text('recommendation:keyOwner')),
        partKey(id, 'verifier', speech.text('recommendation:keyVerifier')),
      ],
      [
        partKey(id, 'day', speech.text('recommendation:keyDay')),
        partKey(id, 'text', speech.text('recommendation:keyText')),
      ],
      [backToFollowUp(id, speech)],
    ],
    isProtected: true,
  }
}

/** People to choose among, with the question; a name may be typed where that is asked for. */
export const draftPeopleScreen = (
  inspection: string,
  people: readonly PersonSummary[],
  asked: Html,
  speech: Speech,
): Screen => ({
  text: joinHtml([people.length > 0 && peopleText(people, true, speech), asked], '\n\n'),
  rows: [
    ...people.map(person => [
      {
        text: personLabel(person, people),
        data: buttons.draftPerson.encode({ inspection, person: person.id }),
      },
    ]),
    [{ text: speech.text('common:back'), data: buttons.draftPart.encode({ inspection, part: 'back' }) }],
  ],
  isProtected: true,
})

/** Calendar days from today on that are offered. */
const spans = [15, 30, 60, 90]

export const draftDayScreen = (inspection: string, today: Day, speech: Speech): Screen => ({
  text: speech.html('recommendation:askDue'),
  rows: [
    ...spans.map(span => {
      const day = addDays(today, span)
      const data = buttons.draftDay.encode({ inspection, days: dayToNumber(day) })
      return [{ text: `${speech.text('recommendation:days', { count: span })} · ${speech.day(day)}`, data }]
    }),
    [{ text: speech.text('common:back'), data: buttons.draftPart.encode({ inspection, part: 'back' }) }],
  ],
  isProtected: true,
})
