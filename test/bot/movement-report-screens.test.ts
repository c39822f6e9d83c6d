import { describe, expect, test } from 'vitest'
import { digitSets, languages } from '../../src/bot/language.ts'
import { firstAsked } from '../../src/bot/report-query.ts'
import { dueView } from '../../src/bot/reports/due.ts'
import { movementsView } from '../../src/bot/reports/movements.ts'
import { nonLocalView } from '../../src/bot/reports/non-local.ts'
import type { ReportView } from '../../src/bot/reports/report-view.ts'
import { reportScreen } from '../../src/bot/screens/report-card.ts'
import type { Speech } from '../../src/bot/speech.ts'
import { createDrawer } from '../../src/charts/draw.ts'
import { movements } from '../../src/domain/movement/movement.ts'
import {
  type ClockName,
  clockRules,
  type MovementBasis,
  type MovementRuleName,
} from '../../src/domain/movement/rules.ts'
import { tallyDue } from '../../src/domain/report/due.ts'
import type { Holder } from '../../src/domain/report/movement-port.ts'
import { tallyNonLocal } from '../../src/domain/report/non-local.ts'
import type { DueReport, MovementFacts, NonLocalReport } from '../../src/domain/report/read-movements.ts'
import type { ReportName } from '../../src/domain/report/report.ts'
import { spansOf } from '../../src/domain/report/span.ts'
import { tallyByUnit, tallyMovements } from '../../src/domain/report/tally-movements.ts'
import { tiers } from '../../src/domain/report/tier.ts'
import { aCareer, aPost, head, movementRules } from '../kit/career.ts'
import { anId } from '../kit/evaluation.ts'
import { objections } from '../kit/objections.ts'
import { speechIn } from '../kit/words.ts'
import { nastyName } from './hostile.ts'

const today = '2026-11-23'
const titles = { vi: nastyName }
const rules = { ...movementRules, years: { head: 96, deputy: 120 } }

/** Forty people of every standing, with names as long and as hostile as a record takes. */
const holders = Array.from({ length: 40 }, (_, number): Holder => {
  const startedOn = `20${String(10 + (number % 16)).padStart(2, '0')}-0${1 + (number % 9)}-11`
  const kind = (['appointment', 'rotation', 'secondment'] as const)[number % 3] ?? 'transfer'
  const position = number % 2 ? { ...head, titles } : { titles, field: number % 4 ? 'land' : null }
  const unit = { id: anId(number), name: nastyName, validTo: number % 11 ? null : '2025-06-30' }
  const posts = [aPost({ kind, startedOn, position, unit })]
  const serviceUntil = number % 5 ? `20${30 + number}-06-01` : null
  const career = aCareer({ serviceUntil, assignments: posts })
  return { personId: anId(number), code: nastyName, name: nastyName, career, posts }
})
const basis: MovementBasis = {
  reference: { vi: nastyName, en: nastyName, de: nastyName, ar: nastyName },
  source: nastyName,
  grade: 'M',
  verified: false,
}
const bases = new Map(Object.keys(clockRules).map(name => [name as MovementRuleName, basis]))
const dueOf = (of: readonly Holder[], only: ClockName | null): DueReport => ({
  ...tallyDue(of, rules, today, only),
  bases,
})
const due = dueOf(holders, null)
const oneClock = dueOf(holders, 'terms')
const nobody = dueOf([], null)

const everyTier = [...tiers, null]
const localities = everyTier.flatMap((tier, place) =>
  Array.from({ length: 9 }, (_, number) => ({
    ...{ unitId: anId(number), unit: nastyName, positionId: `${place}.${number}`, titles, tier },
    ...{ locality: (['local', 'notLocal', 'unknown'] as const)[number % 3] ?? 'unknown' },
    ...{ isLeftOver: number === 8, count: 12_345 },
  })),
)
const shareOf = (counts: typeof localities): NonLocalReport => ({ ...tallyNonLocal(counts), basis })
const nonLocal = shareOf(localities)

const counts = movements.flatMap(kind =>
  everyTier.map(tier => ({ unitId: anId(1), unit: nastyName, kind, tier, count: 12_345 })),
)
const terms = [{ term: '2025-2030', council: null, from: '2025-07-01', to: '2030-06-30' }]
const spans = spansOf(terms, today)
const moved = (of: typeof counts): MovementFacts => ({
  ...{ span: spans[0], spans, table: tallyMovements(of), units: tallyByUnit(of), basis },
})

const reportHead = { day: today, unit: nastyName }
const shown = <Facts>(name: ReportName, view: ReportView<Facts>, facts: Facts, speech: Speech) => {
  const read = {
    head: reportHead,
    choices: () => view.choices?.(facts, speech) ?? [],
    message: () => view.message(facts, speech),
    chart: () => view.chart(facts, reportHead, speech),
    sheets: () => view.sheets(facts, reportHead, speech),
  }
  return { name, asked: firstAsked(view.code, today), read, isTimeless: false }
}

const everyReport = (speech: Speech) => [
  ...[due, oneClock, nobody].map(facts => shown('due', dueView, facts, speech)),
  ...[nonLocal, shareOf([])].map(facts => shown('nonLocal', nonLocalView, facts, speech)),
  ...[moved(counts), moved([])].map(facts => shown('movements', movementsView, facts, speech)),
]

const draw = createDrawer()

describe.each(languages)('in %s', language => {
  test.each(digitSets)('with %s digits Telegram takes every report, however long its names', digits => {
    const speech = speechIn(language, digits)
    for (const report of everyReport(speech)) {
      const screen = reportScreen(report, speech)
      expect(objections(screen, speech), screen.text.slice(0, 200)).toEqual([])
    }
  })

  test('every sheet has a cell for every column, and its figures are numbers', () => {
    const speech = speechIn(language)
    for (const { read } of everyReport(speech)) {
      expect(read.sheets().length).toBeGreaterThan(0)
      for (const { columns, rows, name } of read.sheets())
        for (const row of rows) expect([name, row.length]).toEqual([name, columns.length])
    }
    const [, , people] = dueView.sheets(due, reportHead, speech)
    expect(people?.rows).toHaveLength(due.due.length)
    expect(typeof people?.rows[0]?.at(-1)).toBe('number')
  })

  test('what has figures can be drawn, and what has none says so', async () => {
    const speech = speechIn(language)
    for (const { read } of everyReport(speech)) {
      const chart = read.chart()
      if (!chart) continue
      expect(chart.isRtl).toBe(speech.isRtl)
      for (const series of chart.series) expect(series.values).toHaveLength(chart.categories.length)
      const { file } = await draw(chart)
      expect(file.byteLength).toBeGreaterThan(1_000)
    }
    expect(dueView.chart(nobody, reportHead, speech)).toBeNull()
    expect(movementsView.chart(moved([]), reportHead, speech)).toBeNull()
    expect(nonLocalView.chart(shareOf([]), reportHead, speech)).toBeNull()
  })
})

test('a share reads as a fraction and in per cent, in each language’s own numerals', () => {
  const facts = shareOf([
    {
      unitId: 'a',
      unit: 'a',
      positionId: 'a',
      titles: { vi: 'Bí thư' },
      tier: 'commune',
      isLeftOver: false,
      locality: 'notLocal',
      count: 168,
    },
    {
      unitId: 'a',
      unit: 'a',
      positionId: 'a',
      titles: { vi: 'Bí thư' },
      tier: 'commune',
      isLeftOver: false,
      locality: 'local',
      count: 9,
    },
  ])
  const said = (language: string, digits: 'latn' | 'arab' = 'latn') =>
    nonLocalView
      .message(facts, speechIn(language, digits))
      .replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '')
      .replaceAll('\u00a0', ' ')
  expect(said('vi')).toContain('168/177 (94,92%)')
  expect(said('de')).toContain('168/177 (94,92 %)')
  expect(said('en')).toContain('168/177 (94.92%)')
  expect(said('ar', 'arab')).toContain('١٦٨ من ١٧٧ (٩٤٫٩٢٪)')
})

test('four hundred and fourteen are a hundred and twenty rotated and two hundred and ninety-four transferred', () => {
  const facts = moved([
    { unitId: 'a', unit: 'a', kind: 'rotation', tier: 'central', count: 2 },
    { unitId: 'a', unit: 'a', kind: 'rotation', tier: 'district', count: 118 },
    { unitId: 'a', unit: 'a', kind: 'transfer', tier: 'province', count: 66 },
    { unitId: 'a', unit: 'a', kind: 'transfer', tier: 'district', count: 228 },
  ])
  const said = movementsView.message(facts, speechIn('vi')).replace(/<[^>]+>/g, '')
  expect(said).toContain('Luân chuyển và điều động: 414 = 120 luân chuyển + 294 điều động')
  expect(said).toContain('Trung ương 2 + cấp tỉnh 66 + cấp huyện 346')
})
