import { foldName } from '../roster/planning.ts'

/** What somebody may look at another's record for; it stands in each audit event and is told to the one concerned. */
export const lookPurposes = [
  'planning',
  'evaluation',
  'inspection',
  'request',
  'correction',
  'account',
] as const
export type LookPurpose = (typeof lookPurposes)[number]

export const isLookPurpose = (word: string): word is LookPurpose => lookPurposes.some(one => one === word)

/**
 * How people stand to the bot and to their service. `blocked`: linked, and his messages are refused. `invited`: not
 * arrived, whether the invite still holds or not. `unlinked`: was linked once. `noPost`: none today, and still serving.
 */
export const personStates = ['linked', 'blocked', 'invited', 'never', 'unlinked', 'noPost', 'ended'] as const
export type PersonState = (typeof personStates)[number]

/**
 * What is looked for. `unit` is the end of a unit's id, which is all that a key has room for, and null for everything
 * in scope; `below` says whether with the units below it. Without a state, a unit or a name nothing was asked yet.
 */
export type PeopleSearch = Readonly<{
  purpose: LookPurpose
  state: PersonState | 'all' | null
  unit: string | null
  below: boolean
  /** Part of a name without its diacritics; `_` stands for any one sign. */
  name: string
  page: number
  /** Of the posts of the one whose card is open. */
  posts: number
}>

export const newSearch = (purpose: LookPurpose): PeopleSearch => ({
  purpose,
  state: null,
  unit: null,
  below: true,
  name: '',
  page: 0,
  posts: 0,
})

export const isAsked = ({ state, unit, name }: PeopleSearch): boolean =>
  state !== null || unit !== null || name !== ''

/** Shorter parts of a name would find half a province; longer ones find no more than their beginning. */
const shortestName = 2
const longestName = 21

/** Longer than any name; what is longer is no name. */
const longestTyped = 100

const twoLetters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe' }

/**
 * Part of a name as it is looked for: small letters without diacritics, composed or not. Undefined where fewer than
 * two of its letters are known to names here.
 */
export const searchedName = (typed: string): string | undefined => {
  const name = foldName(typed)
    .replace(/[ßæœ]/g, letter => twoLetters[letter] ?? letter)
    .replace(/[^a-z0-9 -]/gu, '_')
    .slice(0, longestName)
    .trim()
  const letters = name.match(/[a-z]/g)?.length ?? 0
  return letters < shortestName || typed.length > longestTyped ? undefined : name
}
