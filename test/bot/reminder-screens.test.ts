import { describe, expect, test } from 'vitest'
import { digitSets, languages } from '../../src/bot/language.ts'
import { type Screen, toKeyboard, toMessageText } from '../../src/bot/screen.ts'
import { digestScreen, dueScreen, snoozedScreen } from '../../src/bot/screens/reminder.ts'
import { addDays } from '../../src/domain/day.ts'
import { longestDigest } from '../../src/domain/notice/decide-digest.ts'
import type { EvaluationDue } from '../../src/domain/notice/notice.ts'
import { parseHtml } from '../../src/playground/html.ts'
import { anId } from '../kit/evaluation.ts'
import { readable } from '../kit/person.ts'
import { speechIn } from '../kit/words.ts'

const today = '2026-12-10'

/** The longest name a period has. */
const period = { kind: 'adHoc', periodFrom: '2026-09-30', periodTo: '2026-11-30' } as const

const due = (days: number, number = 1): EvaluationDue => ({
  kind: 'evaluation.due',
  cycleId: anId(number),
  period,
  closesOn: addDays(today, days),
})

const frame = { deliveryId: anId(9), today }

describe.each(languages.flatMap(language => digitSets.map(digits => [language, digits] as const)))(
  'in %s with %s digits',
  (language, digits) => {
    const speech = speechIn(language, digits)
    const read = (screen: Screen): string => readable(parseHtml(toMessageText(screen, speech)).text)
    const keysOf = (screen: Screen) => toKeyboard(screen, speech).inline_keyboard

    test('a digest of the longest reminders fits one message, and leaves out what is over', () => {
      const reminders = Array.from({ length: longestDigest }, (_, index) => due(index + 20, index))
      const digest = digestScreen([due(-1, 99), ...reminders], today, speech)
      expect(parseHtml(toMessageText(digest, speech)).text.length).toBeLessThan(4_096)
      expect(keysOf(digest)).toHaveLength(longestDigest + 1)
      expect(read(digest)).not.toContain(readable(speech.day(addDays(today, -1))))
    })

    test.each([
      [14, 3],
      [3, 3],
      [2, 2],
      [1, 2],
      [0, 1],
      [-20, 1],
    ])('a reminder %i days before the deadline has %i keys', (days, keys) => {
      const screen = dueScreen(due(days), frame, speech)
      expect(keysOf(screen).flat()).toHaveLength(keys)
      const left = {
        over: speech.html('notices:dueOver'),
        today: speech.html('notices:dueToday'),
        left: speech.html('notices:dueIn', { count: days }),
      }
      const said = days < 0 ? left.over : days === 0 ? left.today : left.left
      expect(read(screen)).toContain(readable(parseHtml(said).text))
    })

    test('one that was put off says until when, and can be opened still', () => {
      const screen = snoozedScreen(due(7), addDays(today, 3), today, speech)
      expect(read(screen)).toContain(readable(speech.day(addDays(today, 3))))
      expect(keysOf(screen).flat()).toHaveLength(1)
    })

    test('what opens over the chat fits its window', () => {
      for (const refusal of ['notice_unknown', 'snooze_too_late', 'reminder_needless'] as const)
        expect(speech.text(`refusals:${refusal}`).length).toBeLessThanOrEqual(200)
      expect(speech.text('notices:snoozed', { day: speech.day('2026-09-30') }).length).toBeLessThanOrEqual(
        200,
      )
      expect(speech.text('broadcast:readNoted').length).toBeLessThanOrEqual(200)
    })
  },
)
