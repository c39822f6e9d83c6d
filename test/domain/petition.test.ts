import { describe, expect, test } from 'vitest'
import { addWorkingDays } from '../../src/domain/calendar/calendar.ts'
import { presentLevel } from '../../src/domain/classification/present.ts'
import type { PersonSummary } from '../../src/domain/person/person.ts'
import { decidePetitionAuthority } from '../../src/domain/petition/authority.ts'
import {
  answersOfDraft,
  decideGrounds,
  decideWish,
  draftOf,
  missingPart,
  type PetitionDraft,
} from '../../src/domain/petition/draft.ts'
import { daysToFile } from '../../src/domain/petition/own.ts'
import { petitionRung } from '../../src/domain/petition/remind.ts'
import { decideVerdict } from '../../src/domain/petition/verdict.ts'
import { delivered } from '../kit/calendar.ts'

describe('the days of a petition', () => {
  test.each([
    ['2026-11-24', 6],
    ['2026-11-28', 2],
    ['2026-11-29', 1],
    ['2026-11-30', 0],
    ['2027-01-30', 0],
  ])('are counted with today and the last one: on %s there are %i', (today, days) => {
    expect(daysToFile('2026-11-29', today)).toBe(days)
  })

  test.each([
    ['2026-11-23', 10, '2026-12-07'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-11-29', 10, '2026-12-11'],
    // Without New Year’s Day, and without Tết of 2027.
    ['2026-12-25', 10, '2027-01-11'],
    ['2026-11-23', 0, '2026-11-23'],
    ['2027-02-03', 5, '2027-02-17'],
  ])('for its answer leave weekends and holidays out: %s and %i make %s', (from, days, to) => {
    expect(addWorkingDays(delivered, from, days)).toBe(to)
  })

  test.each([
    ['2026-12-01', null],
    ['2026-12-02', 'soon'],
    ['2026-12-05', 'soon'],
    ['2026-12-06', 'soon'],
    ['2026-12-07', 'today'],
    ['2026-12-09', 'today'],
  ])('are reminded of three working days before the last and on it: %s is %s', (today, rung) => {
    expect(petitionRung(delivered, '2026-12-07', today)).toBe(rung)
  })
})

describe('a draft', () => {
  const lines = ['level', 'I.1', 'products.2']
  const none: PetitionDraft = { lines: [], grounds: null, wanted: null }

  test.each<[PetitionDraft]>([
    [none],
    [
      {
        lines: ['level', 'products.2'],
        grounds: 'Điểm chưa tính đủ sản phẩm.',
        wanted: { kind: 'level', level: 'good' },
      },
    ],
    [{ ...none, lines: ['I.1'], wanted: { kind: 'words', text: 'good' } }],
  ])('is kept and found again as it was written: %j', draft => {
    expect(draftOf(answersOfDraft(draft), lines)).toEqual(draft)
  })

  test('forgets lines that are not there, and levels nobody has', () => {
    const answers = {
      'petition.lines': { kind: 'text', text: 'I.1 __proto__ products.9' },
      'petition.level': { kind: 'text', text: 'best' },
    } as const
    expect(draftOf(answers, lines)).toEqual({ ...none, lines: ['I.1'] })
  })

  test('is asked for part by part', () => {
    const chosen = { ...none, lines: ['level'] }
    expect(missingPart(none)).toBe('lines')
    expect(missingPart(chosen)).toBe('grounds')
    expect(missingPart({ ...chosen, grounds: 'vì' })).toBe('wanted')
    expect(missingPart({ ...chosen, grounds: 'vì', wanted: { kind: 'words', text: 'x' } })).toBeNull()
  })

  test.each([
    ['', 'grounds_needed'],
    ['x'.repeat(19), 'grounds_needed'],
    [`   ${'x'.repeat(19)}\n\n`, 'grounds_needed'],
    ['x'.repeat(3_001), 'grounds_too_long'],
    ['dòng\n'.repeat(300), 'grounds_too_long'],
    ['MẬT\nnội dung không được viết ở đây', 'text_classified'],
  ])('refuses grounds that are none: %j', (text, refusal) => {
    expect(decideGrounds(text)).toEqual({ ok: false, refusal })
  })

  test.each([['x'.repeat(20)], ['x'.repeat(3_000)]])('takes grounds of 20 to 3,000 characters', text => {
    expect(decideGrounds(` ${text} `)).toEqual({ ok: true, value: text })
  })

  test.each([
    [' ', 'wish_needed'],
    ['x'.repeat(301), 'wish_too_long'],
    ['TOP SECRET', 'text_classified'],
  ])('refuses a wish that is none: %j', (text, refusal) => {
    expect(decideWish(text)).toEqual({ ok: false, refusal })
  })
})

describe('a verdict', () => {
  const decided = { level: 'good', points: 7_500 } as const

  test.each([
    [
      { level: 'excellent', points: 9_050 },
      { ok: true, value: { level: 'excellent', points: 9_050 } },
    ],
    [
      { level: 'good', points: 8_000 },
      { ok: true, value: { level: 'good', points: 8_000 } },
    ],
    [
      { level: 'excellent', points: 7_500 },
      { ok: true, value: { level: 'excellent', points: 7_500 } },
    ],
    [
      { level: 'good', points: 7_500 },
      { ok: false, refusal: 'petition_unchanged' },
    ],
    [
      { level: 'best', points: 9_000 },
      { ok: false, refusal: 'level_needed' },
    ],
    [
      { level: 'excellent', points: -1 },
      { ok: false, refusal: 'points_needed' },
    ],
    [
      { level: 'excellent', points: 0.5 },
      { ok: false, refusal: 'points_needed' },
    ],
    [
      { level: 'excellent', points: 10_001 },
      { ok: false, refusal: 'points_above_maximum' },
    ],
  ])('%j is taken as %j', (changed, expected) => {
    expect(decideVerdict(decided, { changed })).toEqual(expected)
  })

  test('that upholds changes nothing, and the present level is the answer’s where it changed', () => {
    expect(decideVerdict(decided, { changed: null })).toEqual({ ok: true, value: null })
    expect(presentLevel({ ...decided, changed: null })).toEqual(decided)
    const changed = { level: 'excellent', points: 9_050 } as const
    expect(presentLevel({ ...decided, changed })).toEqual(changed)
  })
})

describe('who answers', () => {
  const person = (id: string): PersonSummary => ({
    id,
    name: id,
    positionTitles: null,
    unit: null,
    isLinked: true,
  })
  const authorities = ['near', 'self', 'far'].map(person)

  test.each([
    ['far', 'far'],
    ['near', 'near'],
    ['gone', 'near'],
    ['self', 'near'],
    [undefined, 'near'],
  ])('is whom the decision lay with (%s), as long as he may: %s', (decidedWith, id) => {
    expect(decidePetitionAuthority(authorities, 'self', decidedWith)?.id).toBe(id)
  })

  test('is nobody where nobody stands above', () => {
    expect(decidePetitionAuthority([person('self')], 'self', 'self')).toBeUndefined()
  })
})
