import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inGroups, readPaperCode, toPaperCode } from '../../src/domain/paper-entry/code.ts'
import { decideSignedDay } from '../../src/domain/paper-entry/hand-in.ts'
import { always } from '../kit/property.ts'

const random = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map(bytes => Buffer.from(bytes).toString('base64url'))

const inArabic = (text: string): string =>
  text.replace(/\d/g, digit => String.fromCodePoint(0x660 + Number(digit)))

test('every code is read back, however it is spaced, cased and numbered', () => {
  always(
    fc.property(random, fc.constantFrom(' ', '-', '–', '\u00a0', '.', '\u200f'), (from, gap) => {
      const code = toPaperCode(from)
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
      expect(readPaperCode(inGroups(code))).toBe(code)
      expect(readPaperCode(`  ${[...code].join(gap).toLowerCase()} `)).toBe(code)
      expect(readPaperCode(inArabic(code))).toBe(code)
      expect(readPaperCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code)
    }),
  )
})

test('what is shorter, longer or made of other signs is none', () => {
  for (const typed of ['', 'ABCDE-1234', 'ABCDE-12345-6', 'ABCDE-1234U', 'ABCDE-1234Đ', '9'.repeat(10_000)])
    expect(readPaperCode(typed), typed.slice(0, 20)).toBeUndefined()
})

test('a signature is of a day from the opening on, and not of one to come', () => {
  const cycle = { opensOn: '2026-11-01' }
  const today = '2026-11-23'
  expect(decideSignedDay('2026-11-01', cycle, today)).toBeUndefined()
  expect(decideSignedDay('2026-11-23', cycle, today)).toBeUndefined()
  expect(decideSignedDay('2026-10-31', cycle, today)).toBe('paper_day_early')
  expect(decideSignedDay('2026-11-24', cycle, today)).toBe('paper_day_ahead')
})
