import type { InlineKeyboardMarkup } from 'grammy/types'
import type { Attachment } from '../domain/broadcast/broadcast.ts'
import { alignRight, type Html, toPlainText } from './html.ts'
import type { Speech } from './speech.ts'

export type Button = Readonly<{ text: string; data: string }>

/**
 * One message as a person sees it: what it says and what he can do there. Personnel content is protected, what
 * is meant to be passed on is not; where nothing is said either will do.
 */
export type Screen = Readonly<{
  text: Html
  rows: readonly (readonly Button[])[]
  isProtected?: boolean
  /** A photo or a document, under which the text stands. */
  attachment?: Attachment | null
  /** Without its markup: what is left when Telegram refuses that. */
  isPlain?: boolean
}>

/** Begins a key from the right, also where nothing in it but a name or a sign would say so. */
const rightToLeftMark = '\u200f'
const beginningRight = (text: string): string => (/\p{L}/u.test(text) ? rightToLeftMark + text : text)

/**
 * Telegram lays keyboards out from left to right in every language, so Arabic rows are turned around; and takes
 * the direction of a key from its first letter.
 */
export const toKeyboard = (
  { rows }: Pick<Screen, 'rows'> & Partial<Screen>,
  speech: Speech,
): InlineKeyboardMarkup => ({
  inline_keyboard: rows
    .filter(row => row.length > 0)
    .map(row => {
      const keys = row.map(({ text, data }) => ({
        text: speech.isRtl ? beginningRight(text) : text,
        callback_data: data,
      }))
      return speech.isRtl ? keys.reverse() : keys
    }),
})

export const toMessageText = ({ text, isPlain }: Screen, speech: Speech): string => {
  const words = isPlain ? toPlainText(text) : text
  return speech.isRtl ? alignRight(words) : words
}

/** Keys to the pages before and after this one, where there are any. */
export const pageKeys = (
  page: number,
  pages: number,
  at: (page: number) => string,
  speech: Speech,
): readonly Button[] => [
  ...(page > 0 ? [{ text: speech.text('common:previousPage'), data: at(page - 1) }] : []),
  ...(page + 1 < pages ? [{ text: speech.text('common:nextPage'), data: at(page + 1) }] : []),
]

export const inRowsOf = <Item>(size: number, items: readonly Item[]): Item[][] => {
  const rows: Item[][] = []
  for (let start = 0; start < items.length; start += size) rows.push(items.slice(start, start + size))
  return rows
}
