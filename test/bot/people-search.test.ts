import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSearch, searchWord } from '../../src/bot/people-search.ts'
import { lookPurposes, personStates, searchedName } from '../../src/domain/person/search.ts'
import { always } from '../kit/property.ts'

const searches = fc.record({
  purpose: fc.constantFrom(...lookPurposes),
  state: fc.constantFrom(...personStates, 'all' as const, null),
  unit: fc.option(fc.stringMatching(/^[0-9a-f]{12}$/), { nil: null }),
  below: fc.boolean(),
  name: fc.constantFrom('', 'dang huu', 'nguyen thi phuong tha', '_hen nie', 'jean-luc'),
  page: fc.nat(46_655),
  posts: fc.nat(35),
})

describe('a search in a key', () => {
  test('comes back as it was, and leaves room for whom it is about and why', () => {
    always(
      fc.property(searches, search => {
        const word = searchWord(search)
        expect(word.length).toBeLessThanOrEqual(36)
        expect(readSearch(word)).toEqual(search)
      }),
    )
  })

  test('is nothing but what was written: rubbish is no search, nor is one that could be written otherwise', () => {
    always(
      fc.property(fc.string({ unit: fc.constantFrom(...'pab0-._zA1 '), maxLength: 40 }), word => {
        const search = readSearch(word)
        if (search) expect(searchWord(search)).toBe(word)
      }),
      2_000,
    )
    for (const word of [
      '',
      'x',
      'pxb0000........',
      'p-b0000AAAAAAA',
      'p-b0000........a b',
      'p-b0000........a%',
    ])
      expect(readSearch(word), word).toBeUndefined()
  })
})

test('a typed name is small letters without marks, one unknown sign any sign, cut where keys have no room', () => {
  const said: readonly (readonly [string, string | undefined])[] = [
    ['  Đặng   HỮU Lâm ', 'dang huu lam'],
    ['Đặng'.normalize('NFD'), 'dang'],
    ['H’Hen Niê', 'h_hen nie'],
    ['Jean-Luc', 'jean-luc'],
    ['Straße', 'strasse'],
    ['Nguyễn Thị Phương Thảo', 'nguyen thi phuong tha'],
    ['Ng', 'ng'],
    ['x', undefined],
    ['١٢', undefined],
    ['%_', undefined],
    ['a'.repeat(101), undefined],
  ]
  for (const [typed, name] of said) expect(searchedName(typed), typed).toBe(name)
})
