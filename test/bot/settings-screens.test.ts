import { describe, expect, test } from 'vitest'
import { withoutBidiControls } from '../../src/bot/html.ts'
import { languages } from '../../src/bot/language.ts'
import type { Screen } from '../../src/bot/screen.ts'
import { settingsScreen } from '../../src/bot/screens/settings.ts'
import { quietHoursScreen, timeZonesScreen } from '../../src/bot/screens/settings-notices.ts'
import type { Speech } from '../../src/bot/speech.ts'
import type { NoticePreference } from '../../src/domain/notice/manner.ts'
import { aPreference } from '../kit/preference.ts'
import { speechIn } from '../kit/words.ts'

const vi = speechIn('vi')
const arabicIndic = speechIn('ar', 'arab')

const labels = ({ rows }: Screen): string[] => rows.flat().map(({ text }) => withoutBidiControls(text))
const marked = (screen: Screen): string[] => labels(screen).filter(label => label.startsWith('●'))
const quiet = (choice: Partial<NoticePreference>, speech: Speech) =>
  quietHoursScreen(aPreference(choice), speech)
const zones = (choice: Partial<NoticePreference>, speech: Speech, at?: Date) =>
  timeZonesScreen(aPreference(choice, at), speech)

describe('quiet hours', () => {
  test('are written as the clock is read in each language', () => {
    const first = [...languages.map(language => speechIn(language)), arabicIndic].map(
      speech => labels(quiet({}, speech))[0],
    )
    expect(first).toEqual([
      '● 21:00–07:00 · mặc định',
      '● 21:00–07:00 · default',
      '● 21:00–07:00 · Standard',
      '● من 9:00 م إلى 7:00 ص · الافتراضي',
      '● من ٩:٠٠ م إلى ٧:٠٠ ص · الافتراضي',
    ])
  })

  test('of one’s own choice are marked once, and the province’s stay recognisable', () => {
    const screen = quiet({ quietFrom: 1_200, quietTo: 360 }, vi)
    expect(marked(screen)).toEqual(['● 20:00–06:00'])
    expect(labels(screen)[0]).toBe('21:00–07:00 · mặc định')
    expect(screen.text).toContain('20:00–06:00')
  })

  test('that are on no list stand among the others', () => {
    const screen = quiet({ quietFrom: 61, quietTo: 300 }, vi)
    expect(marked(screen)).toEqual(['● 01:01–05:00'])
    expect(labels(screen)).toHaveLength(labels(quiet({}, vi)).length + 1)
  })

  test('may be none', () => {
    const screen = quiet({ quietFrom: 0, quietTo: 0 }, vi)
    expect(marked(screen)).toEqual(['● Không đặt giờ yên lặng'])
    expect(labels(settingsScreen(vi, aPreference({ quietFrom: 0, quietTo: 0 }), []))).toContain(
      '🌙 Giờ yên lặng: không đặt',
    )
  })
})

describe('time zones', () => {
  test('are named by cities and by what their clocks are ahead of Greenwich that day', () => {
    const [winter, summer] = ['2026-12-01', '2026-07-01'].map(day => new Date(`${day}T00:00:00Z`))
    const berlin = { timeZone: 'Europe/Berlin' }
    expect(marked(zones(berlin, vi, winter))).toEqual(['● Béc-lin và Pa-ri (GMT+1)'])
    expect(marked(zones(berlin, vi, summer))).toEqual(['● Béc-lin và Pa-ri (GMT+2)'])
    expect(marked(zones(berlin, arabicIndic, winter))).toEqual(['● توقيت برلين وباريس (غرينتش+١)'])
    expect(marked(zones({}, vi))).toEqual(['● Việt Nam (GMT+7) · mặc định'])
  })

  test('that are on no list are named by that alone, and nothing is marked', () => {
    const screen = zones({ timeZone: 'Asia/Kathmandu' }, vi)
    expect(screen.text).toContain('GMT+5:45')
    expect(marked(screen)).toEqual([])
  })

  test.each(languages)('in %s are all told apart', language => {
    const names = labels(zones({}, speechIn(language)))
    expect(new Set(names).size).toBe(names.length)
  })
})

test('Arabic names begin with an Arabic letter, so that they run the right way', () => {
  const letter = /[\p{L}\p{N}]/u
  const view = aPreference({ timeZone: 'Europe/Berlin' })
  const screens = [quietHoursScreen, timeZonesScreen].map(screen => screen(view, arabicIndic))
  for (const label of screens.flatMap(({ rows }) => rows.flat()).map(({ text }) => text)) {
    const outside = label.replace(/\u2068[^\u2069]*\u2069/g, '')
    expect(letter.exec(outside)?.[0], label).toMatch(/\p{Script=Arabic}/u)
  }
})
