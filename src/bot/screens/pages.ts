import type { Html } from '../html.ts'

/** Letters a page of a long screen may have: Telegram takes 4,096, and the frame around them needs some. */
const pageLetters = 2_800

/** Each line may get a mark of direction on its way out, so it counts one more. */
const lettersOf = (html: Html): number => html.replace(/<[^>]*>|&\w+;/g, '_').replaceAll('\n', '__').length

/** Blocks in order, as many on a page as fit. */
export const intoPages = (blocks: readonly Html[]): Html[][] => {
  const pages: Html[][] = [[]]
  let letters = 0
  for (const block of blocks) {
    const page = pages[pages.length - 1] ?? []
    if (page.length > 0 && letters + lettersOf(block) > pageLetters) {
      pages.push([block])
      letters = 0
    } else {
      page.push(block)
    }
    letters += lettersOf(block)
  }
  return pages
}
