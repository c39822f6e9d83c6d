import { expect, test } from 'vitest'
import { toPlainText } from '../../src/bot/html.ts'
import { languages } from '../../src/bot/language.ts'
import { recruitmentView } from '../../src/bot/reports/recruitment.ts'
import { targetsView } from '../../src/bot/reports/targets.ts'
import { spanOf, tallyRecruited } from '../../src/domain/report/recruitment.ts'
import { tallyTargets } from '../../src/domain/report/targets.ts'
import { terms } from '../kit/planning-facts.ts'
import { speechIn } from '../kit/words.ts'

/** The longest an import takes, of signs that HTML makes longer. */
const longest = '<&"> Xã الوحدة '.repeat(20).slice(0, 200)
const head = { day: '2026-11-23', unit: longest }

const targets = tallyTargets(
  Array.from({ length: 10_000 }, (_, at) => ({
    code: `CT-${at}`,
    names: { vi: longest, en: longest, de: longest, ar: longest },
    resolution: `${longest.slice(0, 190)} ${at % 5_000}`,
    unit: longest,
    reached: at % 2 === 0,
    asOf: '2024-05-01',
  })),
)

test.each(languages)(
  'ten thousand targets of five thousand resolutions fit a message and a picture (%s)',
  language => {
    const speech = speechIn(language)
    const message = targetsView.message(targets, speech)
    // Beside it stand the head with a name as long, and a mark of direction a line.
    expect(toPlainText(message).length).toBeLessThanOrEqual(4_096 - 400)
    const chart = targetsView.chart?.(targets, head, speech)
    expect(chart?.categories.length).toBeLessThanOrEqual(30)
    expect(chart?.series.every(({ values }) => values.length === chart.categories.length)).toBe(true)
    const rows = targetsView.sheets(targets, head, speech).flatMap(sheet => sheet.rows)
    expect(rows).toHaveLength(10_000)
  },
)

test('nobody recruited is said without dividing by nobody', () => {
  const day = '2026-11-23'
  const span = spanOf(terms, null, day)
  const facts = { ...tallyRecruited([], span, terms, day), basis: null }
  for (const language of languages) {
    const speech = speechIn(language)
    expect(recruitmentView.message(facts, speech)).not.toMatch(/NaN|undefined|Infinity/)
    expect(recruitmentView.chart?.(facts, head, speech) ?? null).toBeNull()
  }
})
