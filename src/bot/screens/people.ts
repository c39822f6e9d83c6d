import { type DeskView, type FoundPage, foundPage } from '../../domain/person/desk.ts'
import type { FoundPerson } from '../../domain/person/record.ts'
import { lookPurposes, newSearch, type PeopleSearch } from '../../domain/person/search.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import { searchWord } from '../people-search.ts'
import { type Button, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { personLabel } from './found-people.ts'
import { homeKey } from './home.ts'

const foundKey = (search: PeopleSearch): string => buttons.peopleFound.encode({ search: searchWord(search) })

/** Nobody is looked for before it is said what for. */
export const purposeScreen = (speech: Speech): Screen => ({
  text: joinHtml([speech.html('people:title'), speech.html('people:askPurpose')], '\n\n'),
  rows: [
    ...lookPurposes.map(purpose => [
      { text: speech.text(`people:purpose.${purpose}`), data: foundKey(newSearch(purpose)) },
    ]),
    [homeKey(speech)],
  ],
})

const placeText = ({ search, place }: DeskView, speech: Speech): Html => {
  if (!place.unit) return speech.html('people:inScope')
  return speech.html(search.below ? 'people:inUnit' : 'people:inUnitOnly', { unit: place.unit.name })
}

/** What is looked for, and what for. */
const headText = (view: DeskView, speech: Speech): Html => {
  const { purpose, name, state } = view.search
  return joinHtml(
    [
      speech.html('people:title'),
      speech.html('people:for', { purpose: speech.text(`people:purpose.${purpose}`) }),
      placeText(view, speech),
      name !== '' && speech.html('people:named', { name }),
      state !== null &&
        state !== 'all' &&
        speech.html('people:inState', { state: speech.text(`people:state.${state}`) }),
    ],
    '\n',
  )
}

/** What a search can be narrowed to, and the ways out of it. */
const narrowingRows = ({ search }: DeskView, speech: Speech): Button[][] => {
  const word = searchWord({ ...search, page: 0 })
  return [
    [
      { text: speech.text('people:byUnit'), data: buttons.peopleUnits.encode({ search: word }) },
      { text: speech.text('people:byState'), data: buttons.peopleStates.encode({ search: word }) },
    ],
    search.name === ''
      ? []
      : [
          {
            text: speech.text('people:anyName'),
            data: foundKey({ ...search, name: '', page: 0, state: search.state ?? 'all' }),
          },
        ],
    [{ text: speech.text('people:otherPurpose'), data: buttons.people.encode({}) }],
    [homeKey(speech)],
  ]
}

/** Before anything is asked nobody is named. */
export const askPeopleScreen = (view: DeskView, speech: Speech): Screen => {
  const { search, tally } = view
  const all = {
    text: speech.text('people:showAll', { number: tally.all }),
    data: foundKey({ ...search, state: 'all' }),
  }
  return {
    text: joinHtml([headText(view, speech), speech.html('people:ask')], '\n\n'),
    rows: [[all], ...narrowingRows(view, speech)],
    isProtected: true,
  }
}

const personText = (person: FoundPerson, speech: Speech): Html =>
  joinHtml(
    [
      bold(speech.quote(person.name)),
      person.positionTitles
        ? speech.quote(speech.own(person.positionTitles))
        : speech.html(person.isEnded ? 'people:state.ended' : 'people:state.noPost'),
      person.unit && speech.quote(person.unit),
      speech.html(`people:state.${person.state}`),
    ],
    '\n',
  )

/** One page of those found, with what tells namesakes apart. */
export const foundPeopleScreen = (found: FoundPage, speech: Speech): Screen => {
  const { search, total, people } = found
  const pages = Math.ceil(total / foundPage)
  const word = searchWord(search)
  const at = (page: number): string => foundKey({ ...search, page })
  return {
    text: joinHtml(
      [
        headText(found, speech),
        joinHtml(
          [
            total === 0 ? speech.html('people:nobody') : speech.html('people:total', { count: total }),
            pages > 1 && speech.html('people:pageOf', { page: search.page + 1, pages }),
          ],
          ' ',
        ),
        ...people.map(person => personText(person, speech)),
        speech.html('people:typeMore'),
      ],
      '\n\n',
    ),
    rows: [
      ...people.map(person => [
        {
          text: personLabel(person, people),
          data: buttons.openPerson.encode({ person: person.id, search: word }),
        },
      ]),
      pageKeys(search.page, pages, at, speech),
      ...narrowingRows(found, speech),
    ],
    isProtected: true,
  }
}
