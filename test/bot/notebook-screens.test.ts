import { describe, expect, test } from 'vitest'
import { languages } from '../../src/bot/language.ts'
import { withSentence, wordRefusal } from '../../src/bot/refusal.ts'
import { type Screen, toKeyboard, toMessageText } from '../../src/bot/screen.ts'
import { entryFileScreen, entryScreen } from '../../src/bot/screens/entry.ts'
import {
  askDeleteEntryScreen,
  askEntryScreen,
  entryDaysScreen,
  rewriteEntryScreen,
} from '../../src/bot/screens/entry-steps.ts'
import { notebookScreen } from '../../src/bot/screens/notebook.ts'
import { takeOverScreen } from '../../src/bot/screens/take-over.ts'
import { everything } from '../../src/domain/notebook/choice.ts'
import type { NotebookEntry } from '../../src/domain/notebook/entry.ts'
import { entryDays } from '../../src/domain/notebook/move.ts'
import { notebookPage } from '../../src/domain/notebook/open.ts'
import { parseHtml } from '../../src/playground/html.ts'
import { anId, aView } from '../kit/evaluation.ts'
import { speechIn } from '../kit/words.ts'

/** As long as an entry may be, made of what breaks markup and direction, or of many lines. */
const texts = ['<&">ط'.repeat(100), '🙂'.repeat(250), `${'ا\n'.repeat(199)}x`, 'x'.repeat(500)]

const entries: NotebookEntry[] = Array.from({ length: 40 }, (_, index) => ({
  id: anId(index),
  personId: anId(99),
  day: entryDays('2026-11-23')[index % 8] ?? '2026-11-23',
  text: texts[index % texts.length] ?? '',
  attachment: { kind: 'document', file: 'f', name: `${'<&>ا'.repeat(60)}.pdf`, size: 1 },
  evaluationId: index % 2 ? anId(7) : null,
}))

const screensOf = (language: string): Screen[] => {
  const speech = speechIn(language)
  const view = aView('products')
  return [
    ...entries.flatMap(entry => [
      entryScreen(entry, speech),
      rewriteEntryScreen(entry, speech),
      askDeleteEntryScreen(entry, speech),
      entryDaysScreen(entry, entryDays('2026-11-23'), speech),
    ]),
    withSentence(
      askEntryScreen(entries[0]?.attachment ?? null, speech),
      wordRefusal(speech, 'entry_file_forbidden'),
    ),
    notebookScreen(9_999, entries.slice(0, notebookPage), 1_999, speech),
    ...[0, 1, 99].map(page =>
      withSentence(
        takeOverScreen({ view, entries, room: 0 }, everything, page, speech),
        wordRefusal(speech, 'entries_changed'),
      ),
    ),
  ]
}

describe.each(languages)('in %s', language => {
  const speech = speechIn(language)
  const lengthOf = (screen: Screen): number => parseHtml(toMessageText(screen, speech)).text.length

  test('every screen of the notebook fits into a message, and each of its keys into a button', () => {
    for (const screen of screensOf(language)) {
      expect(lengthOf(screen)).toBeLessThanOrEqual(4_096)
      expect(parseHtml(toMessageText(screen, speech)).strayAmpersands).toEqual([])
      for (const key of toKeyboard(screen, speech).inline_keyboard.flat())
        expect('callback_data' in key && Buffer.byteLength(key.callback_data)).toBeLessThanOrEqual(64)
    }
  })

  test('the words of an entry fit under its file', () => {
    for (const entry of entries) {
      const screen = entryFileScreen(entry, speech)
      expect(lengthOf(screen)).toBeLessThanOrEqual(1_024)
      expect(screen.attachment).toBe(entry.attachment)
    }
  })
})
