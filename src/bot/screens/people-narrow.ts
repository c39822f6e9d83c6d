import { type DeskView, unitPage } from '../../domain/person/desk.ts'
import type { DeskPlace, DeskUnit } from '../../domain/person/desk-port.ts'
import { type PeopleSearch, personStates } from '../../domain/person/search.ts'
import { buttons } from '../buttons.ts'
import { searchWord } from '../people-search.ts'
import { type Button, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

const found = (search: PeopleSearch): string => buttons.peopleFound.encode({ search: searchWord(search) })
const units = (search: PeopleSearch): string => buttons.peopleUnits.encode({ search: searchWord(search) })

const backKey = (search: PeopleSearch, speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: found({ ...search, page: 0 }),
})

/** The end of a unit's id is all a key has room for. */
const tailOf = ({ id }: DeskUnit): string => id.slice(-12)

/** Of two units of one name, one is mostly history. */
const unitLabel = ({ name, validTo }: DeskUnit, speech: Speech): string =>
  validTo === null ? name : speech.text('people:unitUntil', { unit: name, day: speech.day(validTo) })

/** A unit with those below it page by page, and the way up as far as the scope reaches. */
export const peopleUnitsScreen = (place: DeskPlace, search: PeopleSearch, speech: Speech): Screen => {
  const { unit, parent, children } = place
  const pages = Math.max(1, Math.ceil(children.length / unitPage))
  const page = Math.min(search.page, pages - 1)
  const first = { ...search, page: 0 }
  const choices: Button[][] = unit
    ? [
        [{ text: speech.text('people:unitBelow'), data: found({ ...first, below: true }) }],
        [{ text: speech.text('people:unitOnly'), data: found({ ...first, below: false }) }],
      ]
    : [[{ text: speech.text('people:wholeScope'), data: found({ ...first, state: search.state ?? 'all' }) }]]
  const up: Button[] = [
    parent
      ? {
          text: speech.text('people:unitUp', { unit: parent.name }),
          data: units({ ...first, unit: tailOf(parent) }),
        }
      : { text: speech.text('people:unitTop'), data: units({ ...first, unit: null, below: true }) },
  ]
  return {
    text: unit ? speech.html('people:unitHere', { unit: unit.name }) : speech.html('people:chooseUnit'),
    rows: [
      ...choices,
      ...children
        .slice(page * unitPage, (page + 1) * unitPage)
        .map(child => [{ text: unitLabel(child, speech), data: units({ ...first, unit: tailOf(child) }) }]),
      pageKeys(page, pages, other => units({ ...search, page: other }), speech),
      unit ? up : [backKey(search, speech)],
      [homeKey(speech)],
    ],
    isProtected: true,
  }
}

/** The states, and how many there are in each among those called so in that unit. */
export const peopleStatesScreen = ({ search, tally }: DeskView, speech: Speech): Screen => ({
  text: speech.html('people:chooseState'),
  rows: [
    ...(['all', ...personStates] as const).map(state => {
      const label = speech.text('people:stateCount', {
        state: speech.text(`people:state.${state}`),
        number: tally[state],
      })
      return [
        { text: search.state === state ? `● ${label}` : label, data: found({ ...search, state, page: 0 }) },
      ]
    }),
    [backKey(search, speech)],
    [homeKey(speech)],
  ],
  isProtected: true,
})
