import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answers } from '../../src/domain/evaluation/answers.ts'
import type { AskedCause } from '../../src/domain/evaluation/asked-cause.ts'
import {
  claimedLines,
  confirmedCauses,
  gainOfCauses,
  outdatedCauses,
  standingCauses,
} from '../../src/domain/evaluation/cause.ts'
import { overview } from '../../src/domain/evaluation/steps.ts'
import { aView, commonBlock, form, type LineFacts, products, prose, text } from '../kit/evaluation.ts'
import { always } from '../kit/property.ts'

const withCause = (facts: LineFacts, cause: string | null = 'Bão số 3'): Answers => ({
  ...products(facts),
  ...(cause === null ? {} : { 'products.1.cause': text(cause) }),
})

const late: LineFacts = { name: 'Hồ sơ', failures: 1, delays: 2 }

const asked = (revision: number, claim: Answers, outcome: AskedCause['outcome']): AskedCause => ({
  approvalId: `a${revision}`,
  authorityId: 'b',
  line: 'products.1',
  revision,
  claim,
  outcome,
})

describe('a claimed cause', () => {
  test('is one only where failures or delays took something, and its words are there', () => {
    expect(claimedLines(form, withCause(late))).toEqual(['products.1'])
    expect(claimedLines(form, withCause({ name: 'Hồ sơ' }))).toEqual([])
    expect(claimedLines(form, withCause(late, null))).toEqual([])
    expect(claimedLines(form, { ...withCause(late), 'products.1.cause': { kind: 'skipped' } })).toEqual([])
  })

  test.each([
    ['name', { ...late, name: 'Hồ sơ khác' }, 'Bão số 3'],
    ['failures', { ...late, failures: 2 }, 'Bão số 3'],
    ['delays', { ...late, delays: 1 }, 'Bão số 3'],
    ['cause', late, 'Bão số 4'],
  ] as const)('that was confirmed no longer holds when its %s is another', (_, facts, cause) => {
    const before = asked(1, withCause(late), 'approved')
    const now = withCause(facts, cause)
    expect(standingCauses(form, now, [before]).size).toBe(0)
    expect(confirmedCauses(form, now, [before])).toEqual([])
    expect(confirmedCauses(form, withCause(late), [before])).toEqual(['products.1'])
  })

  test('holds when only what it is not about has changed', () => {
    const now = { ...withCause({ ...late, done: 3 }), 'products.1.note': text('Ghi chú') }
    expect(confirmedCauses(form, now, [asked(1, withCause(late), 'approved')])).toEqual(['products.1'])
  })

  test('goes by the newest word about the line as it is, in whatever order they come', () => {
    const other = withCause({ ...late, failures: 3 })
    const words = [
      asked(2, other, 'returned'),
      asked(1, withCause(late), 'approved'),
      asked(3, withCause(late), 'returned'),
    ]
    expect(standingCauses(form, withCause(late), words).get('products.1')?.revision).toBe(3)
    expect(standingCauses(form, other, words.toReversed()).get('products.1')?.outcome).toBe('returned')
  })

  test('that waits about a line that has changed need not be decided any more', () => {
    const waiting = asked(1, withCause(late), null)
    const decided = asked(1, withCause(late), 'returned')
    expect(outdatedCauses(form, withCause(late), [waiting])).toEqual([])
    expect(outdatedCauses(form, withCause({ ...late, delays: 0 }), [waiting, decided])).toEqual([waiting])
    expect(outdatedCauses(form, withCause(late, null), [waiting])).toEqual([waiting])
  })
})

describe('what a confirmation would add', () => {
  const viewOf = (...lines: readonly LineFacts[]) =>
    aView(overview, { ...commonBlock, ...products(...lines), ...prose })

  test('is what failures and delays took: one failure of one line of ten is 5.83 points', () => {
    expect(gainOfCauses(viewOf({ failures: 1 }), ['products.1'])).toBe(583)
    expect(gainOfCauses(viewOf({ failures: 1 }, {}), ['products.1'])).toBe(292)
    expect(gainOfCauses(viewOf({ failures: 9, delays: 9 }), ['products.1'])).toBe(4_667)
    expect(gainOfCauses(viewOf({ done: 5 }), ['products.1'])).toBe(0)
  })

  test('is never less than nothing, and never more for one line than for several', () => {
    const line = fc.record({
      assigned: fc.integer({ min: 1, max: 50 }),
      done: fc.integer({ min: 0, max: 60 }),
      failures: fc.integer({ min: 0, max: 6 }),
      delays: fc.integer({ min: 0, max: 6 }),
    })
    always(
      fc.property(fc.array(line, { minLength: 2, maxLength: 8 }), lines => {
        const view = viewOf(...lines)
        const one = gainOfCauses(view, ['products.1'])
        const two = gainOfCauses(view, ['products.1', 'products.2'])
        return one >= 0 && two >= one && view.score.points + two <= 10_000
      }),
    )
  })
})
