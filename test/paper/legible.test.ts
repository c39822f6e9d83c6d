import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coverageOf } from '../../src/paper/coverage.ts'
import { readFonts } from '../../src/paper/fonts.ts'
import { legible } from '../../src/paper/legible.ts'
import { always } from '../kit/property.ts'

const isCovered = coverageOf(await readFonts())

describe('the fonts between them', () => {
  test.each([...'AzĐđƯợỦỸß€₫“”…–•→≥✓🙂٠٩٫٪ءيلإة،؟'])('have %s', sign => {
    expect(isCovered(sign.codePointAt(0) ?? 0)).toBe(true)
  })

  test('do not claim what they have not', () => {
    expect([0x6f22, 0xe000, 0xffff, 0x10ffff].map(isCovered)).toEqual([false, false, false, false])
  })
})

describe('text for paper', () => {
  test.each([
    ['stays as it is', 'Đúng hạn, 100% – “tốt”', 'Đúng hạn, 100% – “tốt”'],
    ['keeps its lines', 'một\r\nhai\rba\n', 'một\nhai\nba\n'],
    ['is composed', 'Nguye\u0302\u0303n', 'Nguyễn'],
    ['has no sign that turns it around', 'a\u202eb\u2067c\u2069', 'abc'],
    ['has nothing that controls', 'a\u0007b\tc', 'a b c'],
    ['has a mark where no font has a letter', '漢字', '\ufffd\ufffd'],
    ['has a mark where half a sign stood', 'a\ud800', 'a\ufffd'],
  ])('%s', (_, before, after) => {
    expect(legible(before, isCovered)).toBe(after)
  })

  test('can be broken within every run too long for a column, and loses nothing by it', () => {
    always(
      fc.property(fc.stringMatching(/^[a-zđư0-9]{0,80}$/u), words => {
        const set = legible(words, isCovered)
        expect(set.replaceAll('\u200b', '')).toBe(words)
        expect(Math.max(0, ...set.split('\u200b').map(part => part.length))).toBeLessThanOrEqual(18)
      }),
    )
  })

  test('is made only of signs that can be printed', () => {
    always(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), words => {
        const signs = Array.from(legible(words, isCovered))
        const invisible = new Set(['\n', '\u200b', '\u200c', '\u200d'])
        expect(signs.filter(sign => !invisible.has(sign) && !isCovered(sign.codePointAt(0) ?? 0))).toEqual([])
      }),
    )
  })
})
