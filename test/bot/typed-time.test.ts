import { describe, expect, test } from 'vitest'
import { parseLocalTime } from '../../src/bot/typed-time.ts'
import { speechIn } from '../kit/words.ts'

/** Monday, nine o'clock. */
const now = { day: '2026-11-23', minute: 540 }

const read = (typed: string): string | undefined => {
  const time = parseLocalTime(typed, now)
  if (!time) return undefined
  const two = (value: number) => String(value).padStart(2, '0')
  return `${time.day} ${two(Math.floor(time.minute / 60))}:${two(time.minute % 60)}`
}

describe('a typed time', () => {
  test.each([
    ['14:30', '2026-11-23 14:30'],
    ['9:00', '2026-11-24 09:00'],
    ['14.30', '2026-11-23 14:30'],
    ['8.10 Uhr', '2026-11-24 08:10'],
    ['um 14 Uhr', '2026-11-23 14:00'],
    ['14h', '2026-11-23 14:00'],
    ['14h30', '2026-11-23 14:30'],
    ['14 giờ 30 phút', '2026-11-23 14:30'],
    ['14 giờ 30'.normalize('NFD'), '2026-11-23 14:30'],
    ['14g30 ngày 25/12', '2026-12-25 14:30'],
    ['lúc 8h ngày 5/1', '2027-01-05 08:00'],
    ['25/12 14:30', '2026-12-25 14:30'],
    ['25-12 14:30', '2026-12-25 14:30'],
    ['25.12. 14:30', '2026-12-25 14:30'],
    ['14.30 25.12.', '2026-12-25 14:30'],
    ['25.12.2026 8h', '2026-12-25 08:00'],
    ['25/12/26 8:05', '2026-12-25 08:05'],
    ['25/12/27 8:05', '2027-12-25 08:05'],
    ['2026-12-05 08:05', '2026-12-05 08:05'],
    ['am 25.12. um 14:30 Uhr', '2026-12-25 14:30'],
    ['2:30 pm', '2026-11-23 14:30'],
    ['25/12 at 2pm', '2026-12-25 14:00'],
    ['12:15 am', '2026-11-24 00:15'],
    ['12:15 p.m.', '2026-11-23 12:15'],
    ['2h30 chiều', '2026-11-23 14:30'],
    ['8h sáng ngày 25/12', '2026-12-25 08:00'],
    ['١٤:٣٠', '2026-11-23 14:30'],
    ['٢٥/١٢ ١٤:٣٠', '2026-12-25 14:30'],
    ['\u200f٢٥/١٢/٢٠٢٦\u200f الساعة ٢:٣٠ مساءً', '2026-12-25 14:30'],
    ['٢:٣٠ م', '2026-11-23 14:30'],
    ['29/2/2028 8:00', '2028-02-29 08:00'],
  ])('%s is %s', (typed, expected) => {
    expect(read(typed)).toBe(expected)
  })

  test.each([
    '',
    'mai',
    '25/12',
    '8.10',
    '24:00',
    '14:60',
    '31/11 14:30',
    '12/25 14:30',
    '2026-25-12 14:30',
    '29/2 8:00',
    '0/1 8:00',
    'morgen 8 Uhr',
    'tomorrow 8:00',
    'thứ Sáu 14:30',
    '14:30 15:30',
    '12h tối',
    '1e3',
    '-1:30',
    '14:305',
    '999999999999:99',
    '25/12 14:30; DROP TABLE',
    '🕗 14:30',
  ])('%s is asked for again', typed => {
    expect(read(typed)).toBeUndefined()
  })

  test.each([
    ['vi', '2026-12-25T14:30:00+07:00'],
    ['vi', '2026-12-05T08:05:00+07:00'],
  ] as const)('reads back what the bot itself writes (%s)', (language, at) => {
    const shown = speechIn(language).instant(new Date(at))
    expect(read(shown)).toBe(at.slice(0, 16).replace('T', ' '))
  })
})
