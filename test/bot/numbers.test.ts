import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digitSets, type Language, languages } from '../../src/bot/language.ts'
import { parseHundredths } from '../../src/bot/numbers.ts'
import { always } from '../kit/property.ts'
import { speechIn } from '../kit/words.ts'

type Reading = readonly [string, Partial<Record<Language, number>>]

const everywhere = (hundredths: number) => ({
  vi: hundredths,
  en: hundredths,
  de: hundredths,
  ar: hundredths,
})

describe('a number as its writer means it, in hundredths', () => {
  test.each<Reading>([
    ['0', everywhere(0)],
    ['5', everywhere(500)],
    ['  5 ', everywhere(500)],
    ['007', everywhere(700)],
    ['2,5', everywhere(250)],
    ['2.5', everywhere(250)],
    ['2,50', everywhere(250)],
    ['2.05', everywhere(205)],
    ['8.279', { vi: 827_900, de: 827_900 }],
    ['8,279', { en: 827_900, ar: 827_900 }],
    ['8.279,5', { vi: 827_950, de: 827_950 }],
    ['8,279.5', { en: 827_950, ar: 827_950 }],
    ['1.234.567', { vi: 123_456_700, de: 123_456_700 }],
    ['1 234', everywhere(123_400)],
    ['1\u202f234\u202f567', everywhere(123_456_700)],
    ['1\u00a0234,50', everywhere(123_450)],
    ['٢٫٥', everywhere(250)],
    ['٢,٥', everywhere(250)],
    ['٢،٥', everywhere(250)],
    ['١٬٢٣٤', everywhere(123_400)],
    ['١٬٢٣٤٫٥٦', everywhere(123_456)],
    ['۲۵', everywhere(2_500)],
    ['\u200f٣٠\u200e', everywhere(3_000)],
    ['１２', everywhere(1_200)],
    ['0.500', {}],
    ['0,500', {}],
    ['1.2345', {}],
    ['12.34.56', {}],
    ['1.23.456', {}],
    ['1,234.567', {}],
    ['12 5', {}],
    ['5 6', {}],
    ['1 2 3', {}],
    ['2.', {}],
    ['.5', {}],
    [',', {}],
    ['', {}],
    ['-3', {}],
    ['+3', {}],
    ['1e3', {}],
    ['0x10', {}],
    ['∞', {}],
    ['½', {}],
    ['10²', {}],
    ['⑤', {}],
    ['5 %', {}],
    ['five', {}],
    ['5 điểm', {}],
    ['1/2', {}],
    ['1234567890', {}],
    ['9'.repeat(400), {}],
  ])('%j', (text, expected) => {
    const read = Object.fromEntries(
      languages.flatMap(language => {
        const hundredths = parseHundredths(text, language)
        return hundredths === undefined ? [] : [[language, hundredths]]
      }),
    )
    expect(read).toEqual(expected)
  })
})

describe.each(languages)('in %s', language => {
  test.each(digitSets)('whatever the bot writes with %s digits is read back as it was', digits => {
    const speech = speechIn(language, digits)
    always(
      fc.property(fc.nat(99_999_999_999), hundredths => {
        expect(parseHundredths(speech.points(hundredths), language)).toBe(hundredths)
        expect(parseHundredths(speech.number(hundredths % 10_000), language)).toBe(
          (hundredths % 10_000) * 100,
        )
      }),
    )
  })

  test('no text throws, and what is read is a whole number of hundredths that is not negative', () => {
    const signs = fc.constantFrom(...'0123456789٠١٢٣۴.,٫٬،  -+eE%٪²½\u200f\u2068'.split(''))
    always(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: signs, maxLength: 12 })),
        text => {
          const read = parseHundredths(text, language)
          if (read !== undefined) expect(Number.isSafeInteger(read) && read >= 0, text).toBe(true)
        },
      ),
      2_000,
    )
  })
})
