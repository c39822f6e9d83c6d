import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runsRight } from '../../src/charts/direction.ts'
import { wrap } from '../../src/charts/wrap.ts'
import { always } from '../kit/property.ts'

/** As if every sign were as wide as every other. */
const measure = (text: string): number => text.length

describe('a name in lines', () => {
  test.each([
    ['that fits stays whole', 'Xã Lộc Vinh', 20, ['Xã Lộc Vinh']],
    ['is broken between words', 'Chuyên viên Văn phòng', 12, ['Chuyên viên', 'Văn phòng']],
    ['is broken within a word that alone is too long', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['says so where it goes on', 'một hai ba bốn năm', 5, ['một', 'hai', 'ba…']],
    ['may be empty', '  ', 5, []],
  ])('%s', (_, text, width, lines) => {
    expect(wrap(text, width, 3, measure)).toEqual(lines)
  })

  test('is never wider than its place nor higher, and loses nothing without saying so', () => {
    always(
      fc.property(fc.stringMatching(/^[a-zđư ]{0,120}$/u), fc.integer({ min: 2, max: 30 }), (text, width) => {
        const lines = wrap(text, width, 3, measure)
        expect(lines.length).toBeLessThanOrEqual(3)
        expect(Math.max(0, ...lines.map(measure))).toBeLessThanOrEqual(width)
        const said = lines.join('').replaceAll(' ', '')
        if (!said.endsWith('…')) expect(said).toBe(text.replaceAll(' ', ''))
      }),
    )
  })
})

test.each([
  ['Xã Lộc Vinh', true, false],
  ['جهة Lộc Vinh', false, true],
  ['12', true, true],
  ['', false, false],
])('“%s” read from the right (%s) runs to the left: %s', (name, isRtl, expected) => {
  expect(runsRight(name, isRtl)).toBe(expected)
})
