import { describe, expect, test } from 'vitest'
import { withoutBidiControls } from '../../src/bot/html.ts'
import { isDigits, isLanguage, languages, toLanguage } from '../../src/bot/language.ts'
import type { PeriodFacts } from '../../src/domain/notice/facts.ts'
import { speechIn } from '../kit/words.ts'

const [vi, en, de, ar] = languages.map(language => speechIn(language))
if (!vi || !en || !de || !ar) throw new Error('four languages')
const arabicIndic = speechIn('ar', 'arab')

describe('dates', () => {
  test('name the weekday in full and the year', () => {
    expect(vi.day('2026-12-14')).toBe('Thứ Hai, ngày 14/12/2026')
    expect(en.day('2026-12-14')).toMatch(/^Monday,? 14 December 2026$/)
    expect(de.day('2026-12-14')).toBe('Montag, 14. Dezember 2026')
    expect(ar.day('2026-12-14')).toBe('الاثنين، 14 ديسمبر 2026')
    expect(arabicIndic.day('2026-12-14')).toBe('الاثنين، ١٤ ديسمبر ٢٠٢٦')
  })

  test('of an instant are those of the province, to the minute', () => {
    const at = new Date('2026-12-31T17:05:00Z')
    expect(en.instant(at)).toMatch(/1 January 2027.*00:05/)
    expect(de.instant(at)).toMatch(/1\. Januar 2027.*00:05/)
    expect(vi.instant(at)).toBe('00:05, ngày 01/01/2027')
    expect(arabicIndic.instant(at)).toMatch(/١ يناير ٢٠٢٧/)
  })
})

describe('numbers', () => {
  test('are written as each language writes them', () => {
    const written = [vi, en, de, ar, arabicIndic].map(speech => speech.number(1_234.5))
    expect(written.map(withoutBidiControls)).toEqual(['1.234,5', '1,234.5', '1.234,5', '1,234.5', '١٬٢٣٤٫٥'])
  })

  test('of per cent carry the sign of the language and of its digits', () => {
    const written = [vi, en, de, ar, arabicIndic].map(speech =>
      withoutBidiControls(speech.text('evaluation:lineQuantity', { done: 168, assigned: 177, rate: 94.92 })),
    )
    expect(written.map(line => /94\S*\s?%|٩٤\S*/.exec(line)?.[0])).toEqual([
      '94,92%',
      '94.92%',
      '94,92\u00a0%',
      '94.92%',
      '٩٤٫٩٢٪',
    ])
  })

  test('have Arabic-Indic digits in Arabic alone, also in the texts themselves', () => {
    const german = speechIn('de', 'arab')
    expect(german.digits).toBe('latn')
    expect(german.period({ kind: 'year', periodFrom: '2026-01-01', periodTo: '2026-12-31' })).toBe(
      de.period({ kind: 'year', periodFrom: '2026-01-01', periodTo: '2026-12-31' }),
    )
    expect(german.text('privacy:notice')).toBe(de.text('privacy:notice'))
  })

  test('of parts are written as each language writes per cent, with two decimals', () => {
    const written = [vi, en, de, ar, arabicIndic].map(speech => withoutBidiControls(speech.percent(168, 177)))
    expect(written.map(text => text.replaceAll('\u061c', '').replaceAll('\u200e', ''))).toEqual([
      '94,92%',
      '94.92%',
      '94,92\u00a0%',
      '94.92%',
      '٩٤٫٩٢٪',
    ])
  })

  test('of points have as many decimals as they need', () => {
    expect([0, 50, 225, 10_000].map(points => de.points(points))).toEqual(['0', '0,5', '2,25', '100'])
  })
})

describe('periods', () => {
  const aPeriod = (kind: PeriodFacts['kind'], periodFrom: string, periodTo: string) => ({
    kind,
    periodFrom,
    periodTo,
  })
  const read = (period: PeriodFacts) =>
    [vi, en, de, ar, arabicIndic].map(speech => withoutBidiControls(speech.period(period)))

  test('have a year without a sign between its thousands', () => {
    expect(read(aPeriod('year', '2026-01-01', '2026-12-31'))).toEqual([
      'Năm 2026',
      'Year 2026',
      'Jahr 2026',
      'عام 2026',
      'عام ٢٠٢٦',
    ])
  })

  test.each([
    ['2026-03-31', '1'],
    ['2026-06-30', '2'],
    ['2026-09-30', '3'],
    ['2026-12-31', '4'],
  ])('that end on %s are quarter %s', (periodTo, quarter) => {
    const [inVietnamese, inEnglish] = read(aPeriod('quarter', `${periodTo.slice(0, 5)}01-01`, periodTo))
    expect(inEnglish).toBe(`Quarter ${quarter}/2026`)
    expect(inVietnamese).toContain(`${quarter}/2026`)
  })

  test('of a month and of no rule are named by what they span', () => {
    expect(read(aPeriod('month', '2026-11-01', '2026-11-30'))[1]).toBe('Month 11/2026')
    expect(read(aPeriod('adHoc', '2026-11-05', '2026-12-04'))[1]).toBe('5 November 2026 to 4 December 2026')
    expect(read(aPeriod('adHoc', '2026-11-05', '2026-12-04'))[4]).toContain('٥ نوفمبر ٢٠٢٦')
  })
})

describe('Arabic counts', () => {
  const plain = (count: number) => withoutBidiControls(ar.text('home:pending', { count }))

  test('take six forms', () => {
    const texts = [0, 1, 2, 3, 11, 100].map(plain)
    expect(new Set(texts.map(text => text.replace(/\d+/, '#'))).size).toBe(6)
    expect(texts[1]).not.toMatch(/\d/)
    expect(texts[2]).not.toMatch(/\d/)
    expect(texts[3]).toContain('3')
    expect(texts[4]).toContain('11')
    expect(texts[5]).toContain('100')
  })

  test('follow the number to its last digits', () => {
    const form = (count: number) => plain(count).replace(/\d+/, '#')
    expect(form(110)).toBe(form(3))
    expect(form(199)).toBe(form(11))
    expect(form(202)).toBe(form(100))
  })

  test('are written in the digits of the person', () => {
    expect(withoutBidiControls(arabicIndic.text('home:pending', { count: 11 }))).toContain('١١')
  })
})

describe('what is put into a text', () => {
  test('is escaped in a message and left as it is on a button', () => {
    expect(en.html('home:greeting', { name: '<b>A & B</b>' })).toContain('&lt;b&gt;A &amp; B&lt;/b&gt;')
    expect(en.text('approval:openOf', { name: 'A & <B>' })).toContain('A & <B>')
  })

  test('cannot bring variables of its own, nor anything of the language it is put into', () => {
    expect(en.html('home:greeting', { name: '{{count}} $& $1 {{name}}' })).toContain(
      '{{count}} $&amp; $1 {{name}}',
    )
  })

  test('stands apart in an Arabic sentence', () => {
    expect(ar.html('home:greeting', { name: 'Khôi' })).toContain('\u2068Khôi\u2069')
    expect(en.html('home:greeting', { name: 'هيام' })).toContain('\u2068هيام\u2069')
  })
})

describe('a text that data carries', () => {
  test('is said in the language of the reader, else in Vietnamese, else in what there is', () => {
    expect(de.own({ vi: 'Chủ tịch', de: 'Vorsitz' })).toBe('Vorsitz')
    expect(de.own({ vi: 'Chủ tịch', en: 'Chair' })).toBe('Chủ tịch')
    expect(de.own({ en: 'Chair' })).toBe('Chair')
    expect(de.own({})).toBe('')
  })
})

describe('languages', () => {
  test.each([
    ['de-AT', 'de'],
    ['AR', 'ar'],
    ['en-us', 'en'],
    ['fr', 'vi'],
    ['', 'vi'],
    [null, 'vi'],
    [undefined, 'vi'],
  ])('%j of Telegram is %s', (code, language) => {
    expect(toLanguage(code)).toBe(language)
  })

  test('and digits are known by their names alone', () => {
    expect(isLanguage('de')).toBe(true)
    expect(isLanguage('toString')).toBe(false)
    expect(isDigits('arab')).toBe(true)
    expect(isDigits('roman')).toBe(false)
  })
})
