import { bold, type Html, joinHtml } from './html.ts'
import type { Screen } from './screen.ts'
import type { Speech } from './speech.ts'
import type { Key } from './words.ts'

type RefusalKey = Extract<Key, `refusals:${string}`>

/** A refusal known to locales/: naming one without a text does not compile. */
export type WordedRefusal = RefusalKey extends `refusals:${infer Code}` ? Code : never

export const wordRefusal = (speech: Speech, refusal: WordedRefusal): Html =>
  speech.html(`refusals:${refusal}` as RefusalKey)

/** The sentence above the screen it is about, so that the person sees at once what to do now. */
export const withSentence = (screen: Screen, sentence: Html): Screen => ({
  ...screen,
  text: joinHtml([bold(sentence), screen.text], '\n\n'),
})
