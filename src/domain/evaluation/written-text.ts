import { isMarkedClassified } from './secrecy.ts'

/** Every line costs a screen some room of its own, so no text has more. */
export const mostLines = 200

/** Text as it is kept: composed, and without the space around it. */
export const toKeptText = (text: string): string => text.trim().normalize('NFC')

/** A text without any of these shows as nothing. */
const somethingVisible = /[\p{L}\p{N}\p{P}\p{S}]/u

/**
 * What stands against keeping a text. Longer text is refused, never cut: nothing a person wrote may vanish
 * unseen. Length in UTF-16 units, which is how messages are measured; an emoji is two.
 */
export const flawOfText = (text: string, maxLength: number): 'empty' | 'long' | 'classified' | undefined => {
  if (!somethingVisible.test(text)) return 'empty'
  if (text.length > maxLength || text.split('\n').length > mostLines) return 'long'
  return isMarkedClassified(text) ? 'classified' : undefined
}
