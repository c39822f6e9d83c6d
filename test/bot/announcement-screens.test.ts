import { describe, expect, test } from 'vitest'
import { type Html, toPlainText } from '../../src/bot/html.ts'
import { languages } from '../../src/bot/language.ts'
import { withSentence, wordRefusal } from '../../src/bot/refusal.ts'
import { type Screen, toMessageText } from '../../src/bot/screen.ts'
import { announcementScreen } from '../../src/bot/screens/announcement.ts'
import { askTextScreen } from '../../src/bot/screens/draft-steps.ts'
import type { Speech } from '../../src/bot/speech.ts'
import { isTooLong, titleOf } from '../../src/domain/broadcast/broadcast.ts'
import type { DraftView } from '../../src/domain/broadcast/draft.ts'
import { speechIn } from '../kit/words.ts'

const lengthOf = (screen: Screen, speech: Speech): number =>
  toPlainText(toMessageText(screen, speech) as Html).length

/** The longest text in so many lines that is not refused, in letters from the right. */
const longestIn = (lines: number, isCaption: boolean): string => {
  const withLength = (length: number) =>
    Array.from({ length: lines }, (_, index) => 'ا'.repeat(Math.floor((length + index) / lines))).join('\n')
  let length = 4_096
  while (isTooLong(withLength(length), isCaption)) length -= 1
  return withLength(length)
}

/** Longer than any unit is called. */
const sender = 'Ủy ban nhân dân xã '.repeat(5).slice(0, 80)

describe.each(languages)('in %s', language => {
  const speech = speechIn(language)
  const announcement = (text: string, isCaption: boolean) => ({
    ...{ broadcastId: '', sender, fallback: language === 'vi' ? ('en' as const) : ('vi' as const) },
    ...{ texts: language === 'vi' ? { en: text } : { vi: text }, asksRead: true },
    attachment: isCaption ? { kind: 'photo' as const, file: '', name: '' } : null,
  })

  test.each([1, 2, 20, 120, 200])('the longest announcement of %i lines fits into a message', lines => {
    const text = longestIn(lines, false)
    const screen = announcementScreen(announcement(text, false), null, speech)
    expect(lengthOf(screen, speech)).toBeLessThanOrEqual(4_096)
    const view = {
      file: { broadcast: { id: crypto.randomUUID(), texts: { vi: text } } },
    } as unknown as DraftView
    for (const refusal of [
      'announcement_too_long',
      'caption_too_long',
      'attachment_text_too_long',
      'text_classified',
      'text_needed',
      'file_forbidden',
    ] as const) {
      const asked = withSentence(askTextScreen(view, 'vi', speech), wordRefusal(speech, refusal))
      expect(lengthOf(asked, speech)).toBeLessThanOrEqual(4_096)
    }
  })

  test.each([1, 2, 20, 40, 200])('the longest caption of %i lines fits under a picture', lines => {
    const screen = announcementScreen(announcement(longestIn(lines, true), true), null, speech)
    expect(lengthOf(screen, speech)).toBeLessThanOrEqual(1_024)
  })
})

describe('the title of an announcement', () => {
  const title = (text: string) => titleOf({ texts: { vi: text }, fallback: null })

  test('is its first line that shows anything, and no sign of it is cut in two', () => {
    expect(title('\u200b\n  \nHọp lúc 8 giờ \nhai')).toBe('Họp lúc 8 giờ')
    const long = title(`${'x'.repeat(58)}🌧🌧🌧`)
    expect(long).toBe(`${'x'.repeat(58)}🌧…`)
    expect(long.isWellFormed()).toBe(true)
  })
})
