import { describe, expect, test } from 'vitest'
import { bold, joinHtml, toPlainText } from '../../src/bot/html.ts'
import { digitSets, languages } from '../../src/bot/language.ts'
import { hamletHeadsView } from '../../src/bot/reports/hamlet-heads.ts'
import { planningView } from '../../src/bot/reports/planning.ts'
import { recruitmentView } from '../../src/bot/reports/recruitment.ts'
import type { ReportView } from '../../src/bot/reports/report-view.ts'
import { targetsView } from '../../src/bot/reports/targets.ts'
import type { Speech } from '../../src/bot/speech.ts'
import { tallyTargets } from '../../src/domain/report/targets.ts'
import { objections } from '../kit/objections.ts'
import { readable } from '../kit/person.ts'
import { planned } from '../kit/planned.ts'
import {
  aPlanning,
  aRecruitment,
  hamletHeadsOf,
  planningOf,
  someHamletHeads,
  someTargets,
} from '../kit/planning-facts.ts'
import { speechIn } from '../kit/words.ts'
import { nastyName } from './hostile.ts'

const head = { day: '2024-05-01', unit: nastyName }
const plain = (text: string): string => readable(text.replace(/<[^>]+>/g, '')).replaceAll('\u00a0', ' ')

const hostileTargets = tallyTargets(
  Array.from({ length: 60 }, (_, at) => ({
    ...{
      code: `=1+${at}`,
      names: { vi: nastyName, ar: `${nastyName}${at}` },
      resolution: nastyName,
      unit: nastyName,
    },
    ...{
      reached: [true, false, null][at % 3] ?? null,
      asOf: `2024-05-${String((at % 28) + 1).padStart(2, '0')}`,
    },
  })),
)
const hostileHeads = hamletHeadsOf(
  [
    [20, 10],
    [0, 0, 10],
  ],
  () => nastyName,
)
const few = planningOf([
  planned(3, 30),
  planned(20, 30, 'female', 'commune'),
  planned(2, 60, null, 'commune'),
])
const nobody = planningOf([], { term: null, terms: [] })
const unruled = planningOf([planned(20, 45)], { rule: null, basis: null, referenceDay: null })

/** Everything a view says, whatever its facts. */
const cases = (speech: Speech) => {
  const of = <Facts>(view: ReportView<Facts>, ...all: readonly Facts[]) =>
    all.map(facts => ({
      message: view.message(facts, speech),
      chart: view.chart(facts, head, speech),
      sheets: view.sheets(facts, head, speech),
      choices: view.choices?.(facts, speech) ?? [],
    }))
  return [
    ...of(planningView, aPlanning(), few, nobody, unruled),
    ...of(recruitmentView, aRecruitment(), aRecruitment('2021')),
    ...of(hamletHeadsView, someHamletHeads(), hostileHeads, hamletHeadsOf([])),
    ...of(targetsView, someTargets(), hostileTargets, tallyTargets([])),
  ]
}

describe.each(languages)('in %s', language => {
  test.each(digitSets)('with %s digits every report is one message, one picture and whole sheets', digits => {
    const speech = speechIn(language, digits)
    for (const { message, chart, sheets, choices } of cases(speech)) {
      expect(toPlainText(message).length).toBeLessThan(3_000)
      const choiceKeys = choices.map(({ label }) => [{ text: label, data: 'Ro' }])
      const screen = { text: joinHtml([bold(speech.quote(nastyName)), message], '\n\n'), rows: choiceKeys }
      expect(objections(screen, speech), message.slice(0, 200)).toEqual([])
      for (const { name, values } of chart?.series ?? []) {
        expect(name).not.toBe('')
        expect(values).toHaveLength(chart?.categories.length ?? 0)
      }
      for (const { columns, rows, name } of sheets) {
        expect(name.length).toBeLessThan(32)
        expect(new Set(columns.map(({ title }) => title)).size).toBe(columns.length)
        expect(rows.filter(row => row.length > columns.length)).toEqual([])
      }
    }
  })

  test('what is hidden is nowhere, neither in words nor in a picture nor in a cell', () => {
    const speech = speechIn(language)
    const [, hidden] = cases(speech)
    const said = plain(hidden?.message ?? '')
    expect(said).toContain(readable(speech.text('planningReport:hidden')))
    expect(said).not.toMatch(/(?<![\d.,])3(?![\d.,])/)
    expect(hidden?.chart?.categories).toHaveLength(1)
    expect(hidden?.sheets[0]?.rows.flat().filter(cell => cell === 3 || cell === 2 || cell === 23)).toEqual([])
  })
})

test('figures stand as each language writes them', () => {
  const said = (
    view: ReportView<never>,
    facts: unknown,
    language: string,
    digits: 'latn' | 'arab' = 'latn',
  ) => plain(view.message(facts as never, speechIn(language, digits)))
  const planning = (language: string, digits?: 'latn' | 'arab') =>
    said(planningView as ReportView<never>, aPlanning(), language, digits)
  expect(planning('vi')).toContain('9.442 người trong quy hoạch = 120 + 1.198 + 8.124')
  expect(planning('vi')).toContain('2025–2030/2026–2031')
  expect(planning('en')).toContain('9,442 = 120 + 1,198 + 8,124')
  expect(planning('ar', 'arab')).toContain('٩٬٤٤٢ = ١٢٠ + ١٬١٩٨ + ٨٬١٢٤')
  expect(planning('ar', 'arab')).toContain('٢٠٢٥–٢٠٣٠ / ٢٠٢٦–٢٠٣١')
  const heads = (language: string, digits?: 'latn' | 'arab') =>
    said(hamletHeadsView as ReportView<never>, someHamletHeads(), language, digits)
  expect(heads('de')).toContain('949 von 1.446 Dorfvorstehern sind Parteimitglieder (65,63 %)')
  expect(heads('vi')).toContain('949 trên tổng số 1.446')
  expect(heads('vi')).toContain('65,63%')
  expect(heads('ar', 'arab')).toContain('٩٤٩ من أصل ١٬٤٤٦')
  expect(heads('ar', 'arab')).toContain('٦٥٫٦٣٪')
  const recruited = said(recruitmentView as ReportView<never>, aRecruitment(), 'de')
  expect(recruited).toContain('1.973 = 306 + 1.667')
  expect(said(targetsView as ReportView<never>, someTargets(), 'ar', 'arab')).toContain('٨ من أصل ١٠')
})

test('what a rule asks for stands beside the shares, said to be not verified, and nothing is judged', () => {
  const speech = speechIn('en')
  const said = plain(planningView.message(aPlanning(), speech))
  expect(said).toContain('Women: 36 (30.00%; the rule: at least 15.00%)')
  expect(said).toContain('Young (under 42): 20 (16.67%; the rule: at least 10.00%)')
  expect(said).toContain('Age in full years on Monday, 1 September 2025.')
  expect(said).toContain(speech.text('evaluation:whyUnverified'))
  expect(plain(planningView.message(unruled, speech))).toContain(speech.text('planningReport:notCounted'))
})

test('a list of targets too long for a message says how many more there are', () => {
  const speech = speechIn('en')
  const said = plain(targetsView.message(hostileTargets, speech))
  const shown = said.match(/[✅❌❔]/gu)?.length ?? 0
  expect(said).toContain(speech.text('planningReport:targets.more', { number: 60 - shown }))
  expect(targetsView.sheets(hostileTargets, head, speech)[0]?.rows).toHaveLength(60)
})

test('the term or the year that is shown is the chosen one', () => {
  const chosen = (facts: ReturnType<typeof aRecruitment>) =>
    recruitmentView.choices?.(facts, speechIn('vi')).filter(({ isChosen }) => isChosen)
  expect(chosen(aRecruitment())?.map(({ label }) => label)).toEqual(['2020–2025/2021–2026'])
  expect(chosen(aRecruitment('2021'))?.map(({ label }) => label)).toEqual(['Năm 2021'])
  expect(
    planningView.choices?.(aPlanning(), speechIn('vi')).map(({ value, isChosen }) => [value, isChosen]),
  ).toEqual([
    ['2025-2030', true],
    ['2020-2025', false],
  ])
})
