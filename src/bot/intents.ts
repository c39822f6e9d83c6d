import MiniSearch from 'minisearch'
import { languages } from './language.ts'
import type { Words } from './words.ts'

/** Where free text can lead; each is a screen of its own, none is an action. */
export const intents = [
  'evaluate',
  'notebook',
  'approvals',
  'invite',
  'announce',
  'settings',
  'privacy',
  'help',
  'home',
] as const
export type Intent = (typeof intents)[number]

/** Offered when nothing fits better. */
const usual: readonly Intent[] = ['evaluate', 'help', 'home']

const suggested = 3

/** Letters without their marks: Vietnamese is often typed without diacritics, Arabic without vowel signs. */
const fold = (term: string): string =>
  term
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('ß', 'ss')
    .replace(/[أإآ]/g, 'ا')
    .replaceAll('ة', 'ه')
    .replaceAll('ى', 'ي')

/** The three that fit best, of those that are open to the one who asks. */
export type SuggestIntents = (text: string, isOpen: (intent: Intent) => boolean) => readonly Intent[]

/** An index over what people say for each intent, in all four languages at once. */
export const createIntents = (words: Words): SuggestIntents => {
  const index = new MiniSearch<{ id: Intent; phrases: string }>({
    fields: ['phrases'],
    processTerm: term => fold(term),
    searchOptions: { prefix: true, fuzzy: 0.2, combineWith: 'OR' },
  })
  index.addAll(
    intents.map(id => ({ id, phrases: languages.map(lng => words.t(`intents:${id}`, { lng })).join('\n') })),
  )
  return (text, isOpen) => {
    const found = index.search(text.slice(0, 200)).map(result => result.id as Intent)
    return [...new Set([...found, ...usual])].filter(isOpen).slice(0, suggested)
  }
}
