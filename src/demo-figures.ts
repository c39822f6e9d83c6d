import { createChance } from './demo-figures-chance.ts'
import { readKnown } from './demo-figures-known.ts'
import { moveDistrictPeople, moveProvincePeople } from './demo-figures-movements.ts'
import { hamletHeads, recruitedEmployees } from './demo-figures-others.ts'
import { createMaking, type Figure } from './demo-figures-person.ts'
import { plannedPeople } from './demo-figures-planned.ts'
import { figurePositions, figureTargets } from './demo-figures-targets.ts'

/** What stands in a cell; a choice by its own name, a day as one. */
type Said = string | boolean | null | Readonly<{ day: string }>

/** Rows by sheet, with the names of the columns as an import knows them. */
export type FigureRows = Readonly<
  Record<
    'positions' | 'people' | 'assignments' | 'planned' | 'targets',
    readonly Readonly<Record<string, Said>>[]
  >
>

const seed = 20_240_501

const numbered = (letters: string, people: readonly Figure[]): readonly Figure[] =>
  people.map((person, place) => ({ ...person, code: letters + String(place + 1).padStart(5, '0') }))

const dayOrNone = (day: string | null): Said => (day === null ? null : { day })
const yesOrNo = (said: boolean | null): Said => (said === null ? null : said ? 'yes' : 'no')

/**
 * People, posts, planning and targets that make the demonstration province have the figures of the press articles,
 * counted together with what it has already. Fictional, and the same in every run.
 */
export const figureRows = (): FigureRows => {
  const known = readKnown()
  const making = createMaking(createChance(seed), known)
  const people = [
    ...numbered('QHT', moveProvincePeople(plannedPeople(making, 'province'), known, making)),
    ...numbered('QHH', moveDistrictPeople(plannedPeople(making, 'district'), known, making)),
    ...numbered('QHX', plannedPeople(making, 'commune')),
    ...numbered('VC', recruitedEmployees(making)),
    ...numbered('TT', hamletHeads(making)),
  ]
  return {
    positions: figurePositions,
    people: people.map(({ code, name, kind, gender, bornOn, serviceFrom, recruitedOn, partyMember }) => ({
      ...{ code, name, kind, bornOn: { day: bornOn }, gender, serviceFrom: dayOrNone(serviceFrom) },
      ...{ recruitedOn: dayOrNone(recruitedOn), partyMember: yesOrNo(partyMember) },
    })),
    assignments: people.flatMap(({ code, posts }) =>
      posts.map(({ startedOn, endedOn, ...post }) => ({
        ...{ person: code, ...post, startedOn: { day: startedOn }, endedOn: dayOrNone(endedOn) },
      })),
    ),
    planned: people.flatMap(({ code, planned }) => planned.map(one => ({ person: code, ...one }))),
    targets: figureTargets,
  }
}
