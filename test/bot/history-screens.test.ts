import { describe, expect, test } from 'vitest'
import { languages } from '../../src/bot/language.ts'
import { type Screen, toKeyboard, toMessageText } from '../../src/bot/screen.ts'
import { historyScreen, pastScreen } from '../../src/bot/screens/history.ts'
import { historyPage } from '../../src/domain/evaluation/history.ts'
import type { PastEvaluation } from '../../src/domain/evaluation/paper-port.ts'
import { parseHtml } from '../../src/playground/html.ts'
import { anId } from '../kit/evaluation.ts'
import { aPaper, monday } from '../kit/paper.ts'
import { speechIn } from '../kit/words.ts'
import { fullView, proseOf } from './hostile.ts'

const { view } = aPaper()

const items: PastEvaluation[] = Array.from({ length: historyPage }, (_, index) => ({
  evaluationId: anId(index),
  cycle: { ...view.cycle, kind: 'adHoc' },
  state: index === 0 ? 'draft' : 'published',
  points: 9_999,
  level: 'notCompleted',
}))

describe.each(languages)('in %s', language => {
  const speech = speechIn(language)
  const screens: Screen[] = [
    historyScreen({ total: 0, items: [] }, 9_999, speech),
    historyScreen({ total: 99, items }, 3, speech),
    ...Object.values(proseOf).flatMap(prose =>
      [0, 1, 99].map(page => {
        const full = fullView('overview', prose)
        const signed = { name: 'Trần Thị Hiền', at: monday }
        const outcome = { points: 9_999, level: 'notCompleted' as const, decided: signed }
        return pastScreen(aPaper({}, { view: full, review: { view: full, signed }, outcome }), page, speech)
      }),
    ),
  ]

  test('the own history fits into messages, and each of its keys into a button', () => {
    for (const screen of screens) {
      const { text, strayAmpersands } = parseHtml(toMessageText(screen, speech))
      expect(text.length).toBeLessThanOrEqual(4_096)
      expect(strayAmpersands).toEqual([])
      for (const key of toKeyboard(screen, speech).inline_keyboard.flat())
        expect('callback_data' in key && Buffer.byteLength(key.callback_data)).toBeLessThanOrEqual(64)
    }
  })

  test('a draft goes on where it stands, what was handed in is only read', () => {
    const keys = historyScreen({ total: 5, items }, 0, speech).rows.map(([first]) => first?.data.slice(0, 2))
    expect(keys.slice(0, 2)).toEqual(['er', 'ei'])
  })
})
