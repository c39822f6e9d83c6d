import MiniSearch from 'minisearch'
import { languages } from './language.ts'
import type { Words } from './words.ts'

/** Where free text can lead: commands that open a screen of their own; none is an action. */
export const intents = [
  'evaluate',
  'log',
  'history',
  'rotation',
  'relatives',
  'inspections',
  'recommendations',
  'approvals',
  'decide',
  'deputy',
  'invite',
  'people',
  'import',
  'announce',
  'cycles',
  'paper',
  'pending',
  'report',
  'roles',
  'rules',
  'calendar',
  'access',
  'mydata',
  'settings',
  'privacy',
  'help',
  'start',
] as const
export type Intent = (typeof intents)[number]

/** Offered when nothing fits better. */
const usual: readonly Intent[] = ['evaluate', 'help', 'start']

const suggested = 3

/** Letters that are read: what somebody tells at length is no question for the way. */
const longest = 200

/** How much of a phrase has to be said, so that one common word of it leads nowhere. */
const enough = 0.66

/** Letters without their marks: Vietnamese is often typed without diacritics, Arabic without vowel signs and article. */
const fold = (term: string): string => {
  const plain = term
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('ß', 'ss')
    .replace(/[أإآ]/g, 'ا')
    .replaceAll('ة', 'ه')
    .replaceAll('ى', 'ي')
    .replace(/^(?:[وبفك]?ال|لل)(?=.{3})/, '')
  // Without umlauts German is typed with an e after the vowel.
  return plain.length < 6 ? plain : plain.replace(/([aou])e/g, '$1')
}

/** The three that fit best, of those that are open to the one who asks. */
export type SuggestIntents = (text: string, isOpen: (intent: Intent) => boolean) => readonly Intent[]

type Phrase = Readonly<{ id: string; intent: Intent; phrase: string; length: number }>

const partsOf = (words: Words, key: string, lng: string): string[] =>
  words
    .t(key, { lng })
    .split(/[,،]/)
    .map(part => part.trim())

/** An index over what people say for each intent, in all four languages at once, phrase by phrase. */
export const createIntents = (words: Words): SuggestIntents => {
  const fillers = new Set(languages.flatMap(lng => partsOf(words, 'intents:filler', lng)).map(fold))
  const toTerm = (term: string): string | null => {
    const folded = fold(term)
    return fillers.has(folded) ? null : folded
  }
  const tokenize = MiniSearch.getDefault('tokenize') as (text: string) => string[]
  const lengthOf = (phrase: string): number =>
    new Set(
      tokenize(phrase)
        .map(toTerm)
        .filter(term => term !== null && term !== ''),
    ).size
  const index = new MiniSearch<Phrase>({
    fields: ['phrase'],
    storeFields: ['intent', 'length'],
    processTerm: toTerm,
    searchOptions: {
      prefix: term => term.length > 3,
      fuzzy: term => (term.length > 5 ? 0.2 : false),
      combineWith: 'OR',
    },
  })
  const phrases = intents.flatMap(intent =>
    languages.flatMap(lng =>
      partsOf(words, `intents:${intent}`, lng).map((phrase, place) => ({
        id: `${intent} ${lng} ${place}`,
        intent,
        phrase,
        length: lengthOf(phrase),
      })),
    ),
  )
  index.addAll(phrases.filter(({ length }) => length > 0))
  return (text, isOpen) => {
    const best = new Map<Intent, number>()
    for (const { intent, length, terms, score } of index.search(text.slice(0, longest))) {
      const said = terms.length / length
      if (said >= enough) best.set(intent, Math.max(best.get(intent) ?? 0, score * said))
    }
    const found = [...best].sort(([, one], [, other]) => other - one).map(([intent]) => intent)
    return [...new Set([...found, ...usual])].filter(isOpen).slice(0, suggested)
  }
}
