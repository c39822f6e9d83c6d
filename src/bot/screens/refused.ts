import { type WordedRefusal, wordRefusal } from '../refusal.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

/** Why something cannot be, and the way home: where there is nothing to show besides. */
export const refusedScreen = (refusal: WordedRefusal, speech: Speech): Screen => ({
  text: wordRefusal(speech, refusal),
  rows: [[homeKey(speech)]],
})
