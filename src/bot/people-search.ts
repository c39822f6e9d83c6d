import {
  type LookPurpose,
  lookPurposes,
  type PeopleSearch,
  type PersonState,
} from '../domain/person/search.ts'

const purposeLetters = {
  planning: 'p',
  evaluation: 'e',
  inspection: 'i',
  request: 'r',
  correction: 'c',
  account: 'a',
} as const satisfies Record<LookPurpose, string>

const stateLetters = {
  all: 'a',
  linked: 'l',
  blocked: 'b',
  invited: 'i',
  never: 'n',
  unlinked: 'u',
  noPost: 'p',
  ended: 'e',
} as const satisfies Record<PersonState | 'all', string>

const noUnit = '........'

/** Pages of three letters: more than any province has. */
const mostPages = 36 ** 3 - 1
const short = (value: number, length: number): string =>
  Math.min(value, 36 ** length - 1)
    .toString(36)
    .padStart(length, '0')

/**
 * A search as a key carries it, so that any key shows what it showed, whatever happened in between:
 * purpose, state, whether with the units below, page, page of posts, unit, name.
 */
export const searchWord = ({ purpose, state, unit, below, name, page, posts }: PeopleSearch): string =>
  [
    purposeLetters[purpose],
    state === null ? '-' : stateLetters[state],
    below ? 'b' : 'o',
    short(Math.min(page, mostPages), 3),
    short(posts, 1),
    unit === null ? noUnit : Buffer.from(unit, 'hex').toString('base64url'),
    name.replaceAll(' ', '.'),
  ].join('')

const readUnit = (text: string): string | null =>
  text === noUnit ? null : Buffer.from(text, 'base64url').toString('hex')

const states = Object.keys(stateLetters) as (keyof typeof stateLetters)[]

/** Undefined for whatever is no search. */
export const readSearch = (word: string): PeopleSearch | undefined => {
  const [, purposeLetter, stateLetter, below, page, posts, unit, name] =
    /^([a-z])([a-z-])([bo])([0-9a-z]{3})([0-9a-z])([\w-]{8}|\.{8})([\w.-]{0,21})$/.exec(word) ?? []
  const purpose = lookPurposes.find(one => purposeLetters[one] === purposeLetter)
  if (!purpose || unit === undefined || name === undefined) return undefined
  const search = {
    purpose,
    state: states.find(one => stateLetters[one] === stateLetter) ?? null,
    below: below === 'b',
    page: Number.parseInt(page ?? '', 36),
    posts: Number.parseInt(posts ?? '', 36),
    unit: readUnit(unit),
    name: name.replaceAll('.', ' '),
  }
  return searchWord(search) === word ? search : undefined
}
