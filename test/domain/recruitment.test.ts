import { expect, test } from 'vitest'
import { spanOf, tallyRecruited } from '../../src/domain/report/recruitment.ts'
import { tallyTargets } from '../../src/domain/report/targets.ts'
import type { Term } from '../../src/domain/report/term.ts'

const terms: readonly Term[] = [
  { term: '2020-2025', council: '2021-2026', from: '2020-07-01', to: '2025-06-30' },
  { term: '2025-2030', council: '2026-2031', from: '2025-07-01', to: '2030-06-30' },
]

test('recruitment is counted from the beginning of a term, or of a year, to the day and never beyond it', () => {
  const from = (choice: string | null, day: string) => {
    const { choice: chosen, from, to } = spanOf(terms, choice, day)
    return [chosen, from, to]
  }
  expect(from(null, '2024-05-01')).toEqual(['2020-2025', '2020-07-01', '2024-05-01'])
  expect(from('2020-2025', '2026-11-23')).toEqual(['2020-2025', '2020-07-01', '2025-06-30'])
  expect(from('2021', '2026-11-23')).toEqual(['2021', '2021-01-01', '2021-12-31'])
  expect(from('2026', '2026-11-23')).toEqual(['2026', '2026-01-01', '2026-11-23'])
})

test('what cannot be chosen is the term of the day, and where there is none its year', () => {
  for (const choice of ['2025-2030', '2027', '0000', '9999', 'x', '2020-2026'])
    expect(spanOf(terms, choice, '2024-05-01').choice).toBe('2020-2025')
  expect(spanOf(terms, null, '2019-05-01')).toMatchObject({ choice: '2019', from: '2019-01-01' })
  expect(spanOf([], '2020-2025', '2024-05-01')).toMatchObject({ choice: '2024', term: null })
})

test('people are counted by kind and by year; kinds nobody is of are left out but for the two main ones', () => {
  const span = spanOf(terms, null, '2022-05-01')
  const facts = tallyRecruited(
    [
      { kind: 'publicEmployee', year: 2020, count: 7 },
      { kind: 'publicEmployee', year: 2022, count: 2 },
      { kind: 'partTime', year: 2021, count: 1 },
    ],
    span,
    terms,
    '2022-05-01',
  )
  expect(facts.total).toBe(10)
  expect(facts.kinds).toEqual([
    { kind: 'civilServant', count: 0 },
    { kind: 'publicEmployee', count: 9 },
    { kind: 'partTime', count: 1 },
  ])
  expect(facts.byYear.map(({ year, total }) => [year, total])).toEqual([
    [2020, 7],
    [2021, 1],
    [2022, 2],
  ])
  expect(facts.years).toEqual([2020, 2021, 2022])
  expect(facts.terms.map(({ term }) => term)).toEqual(['2020-2025'])
  const ofYear = tallyRecruited([], spanOf(terms, '2021', '2022-05-01'), terms, '2022-05-01')
  expect(ofYear.years).toEqual([2020, 2021, 2022])
})

test('targets are counted by resolution as reached, not reached and unknown', () => {
  const target = (resolution: string, reached: boolean | null, code: string) => ({
    ...{ code, names: { vi: code }, resolution, unit: 'Tỉnh', reached, asOf: '2024-05-01' },
  })
  const facts = tallyTargets([
    ...Array.from({ length: 8 }, (_, at) => target('NQ XIV', true, `A${at}`)),
    target('NQ XIV', false, 'B'),
    target('NQ XIV', null, 'C'),
    target('NQ 04', true, 'D'),
  ])
  expect(facts).toMatchObject({ reached: 9, missed: 1, unknown: 1, all: 11 })
  expect(facts.resolutions.map(({ resolution, reached, all }) => [resolution, reached, all])).toEqual([
    ['NQ XIV', 8, 10],
    ['NQ 04', 1, 1],
  ])
  expect(tallyTargets([]).resolutions).toEqual([])
})
