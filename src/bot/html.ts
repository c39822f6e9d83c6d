declare const escaped: unique symbol

/** Text in Telegram's HTML: whatever came from a person or from data has been escaped on its way in. */
export type Html = string & { readonly [escaped]: true }

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Only what Telegram's HTML knows; other entities would show as they stand. */
export const escapeHtml = (text: string): Html =>
  text.replace(/[&<>"]/g, character => entities[character] ?? character) as Html

/** Marks text of our own, from locales/ or put together from escaped parts, as HTML. */
export const trustedHtml = (text: string): Html => text as Html

export const joinHtml = (parts: readonly (Html | '' | null | undefined | false)[], separator: string): Html =>
  parts.filter(Boolean).join(separator) as Html

export const bold = (html: Html): Html => `<b>${html}</b>` as Html

/** The words alone, as they read without their markup. */
export const toPlainText = (html: Html): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>' })[name] ?? '"')

const firstStrongIsolate = '\u2068'
const leftToRightIsolate = '\u2066'
const rightToLeftIsolate = '\u2067'
const popIsolate = '\u2069'
const rightToLeftMark = '\u200f'
const bidiControls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const rightToLeftLetters = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const arabicIndicDigit = /[\u0660-\u0669]/
const letter = /\p{L}/u

/** Controls typed by a person could turn a whole message around; they carry no meaning of their own. */
export const withoutBidiControls = (text: string): string => text.replace(bidiControls, '')

/** Arabic-Indic digits without a letter have no direction of their own, and would leave their % on the wrong side. */
const isolateOf = (line: string, isRtl: boolean): string =>
  isRtl && arabicIndicDigit.test(line) && !letter.test(line) ? rightToLeftIsolate : firstStrongIsolate

/**
 * Keeps a foreign run from disturbing the sentence around it: everything in an Arabic sentence, and
 * right-to-left text in the others. An isolate ends with its line, so each line gets its own.
 */
export const isolate = (text: string, isRtl: boolean): string =>
  withoutBidiControls(text)
    .split('\n')
    .map(line =>
      line !== '' && (isRtl || rightToLeftLetters.test(line))
        ? isolateOf(line, isRtl) + line + popIsolate
        : line,
    )
    .join('\n')

/** In an Arabic sentence the slash of a command would jump to its other side. */
export const isolateCommands = (text: string): string =>
  text.replace(/(?<![\p{L}\p{N}_</])\/[a-z]+/gu, `${leftToRightIsolate}$&${popIsolate}`)

/**
 * Telegram takes the direction of each line from its first letter. An Arabic line that begins with a name,
 * a number or a sign would run the wrong way, so each gets a mark, behind the tags it begins with.
 */
export const alignRight = (text: string): string =>
  text
    .split('\n')
    .map(line => (line === '' ? line : line.replace(/^(?:<[^>]+>)*/, tags => tags + rightToLeftMark)))
    .join('\n')
