import { describe, expect, test } from 'vitest'
import { digitSets, languages } from '../../src/bot/language.ts'
import type { Screen } from '../../src/bot/screen.ts'
import { explanationScreen } from '../../src/bot/screens/explain.ts'
import { fillScreen } from '../../src/bot/screens/fill.ts'
import { overviewScreen } from '../../src/bot/screens/overview.ts'
import { rulesScreen } from '../../src/bot/screens/why.ts'
import type { Speech } from '../../src/bot/speech.ts'
import type { EvaluationFile } from '../../src/domain/evaluation/evaluation-file.ts'
import type { RuleBasis } from '../../src/domain/evaluation/rules-used.ts'
import { overview } from '../../src/domain/evaluation/steps.ts'
import { type EvaluationView, viewEvaluation } from '../../src/domain/evaluation/view.ts'
import { form, leaderForm } from '../kit/evaluation.ts'
import { objections } from '../kit/objections.ts'
import { speechIn } from '../kit/words.ts'
import { fullView, nastyName, proseOf } from './hostile.ts'

/** Twenty of the longest lines, sixty people under somebody, everything found against him. */
const fullLeader = (step: string, more: Partial<EvaluationFile> = {}): EvaluationView => {
  const levels = ['notCompleted', null] as const
  const subordinates = Array.from({ length: 60 }, (_, index) => ({
    name: nastyName,
    level: levels[index % 2] ?? null,
    isKnown: true,
  }))
  const view = fullView(step, proseOf.signs)
  const findings = ['degradation', 'discipline', 'unitCorruption'] as const
  const confirmedCauses = ['products.1', 'products.20']
  const leads = { form: leaderForm, isLeader: true, subordinates, findings, confirmedCauses }
  return viewEvaluation({ ...view, ...leads, ...more }, step)
}

const key = { text: 'x', data: 'h' }
const keys = { at: () => 'h', why: key, back: key }

const explanations = (view: EvaluationView, speech: Speech): Screen[] =>
  Array.from({ length: 8 }, (_, page) => explanationScreen(view, nastyName, page, keys, speech))

const names = [
  'quality',
  'progress',
  'combination',
  'unitPart',
  'rounding',
  'leaderLevels',
  'levels',
  'forced',
] as const
const bases: RuleBasis[] = names.map((name, index) => ({
  name,
  reference: leaderForm.legal.reference,
  source: 'news.laodong.vn 1673341, 1631174',
  grade: (['T', 'P', 'M'] as const)[index % 3] ?? 'M',
  verified: index % 2 === 0,
}))

describe.each(languages.flatMap(language => digitSets.map(digits => [language, digits] as const)))(
  'in %s with %s digits',
  (language, digits) => {
    const speech = speechIn(language, digits)

    test.each([
      ['an explanation of everything at its longest', () => explanations(fullLeader(overview), speech)],
      ['one held down by its tasks', () => explanations(fullLeader(overview, { findings: [] }), speech)],
      ['one of a civil servant', () => explanations(fullLeader(overview, { form, isLeader: false }), speech)],
      ['one where nobody is led', () => explanations(fullLeader(overview, { subordinates: [] }), speech)],
      ['the rules behind it', () => [rulesScreen({ view: fullLeader(overview), bases }, key, speech)]],
      ['the screen of the unit part', () => [fillScreen(fullLeader('unit'), speech)]],
      [
        'its line in the overview',
        () => [0, 1, 2].map(page => overviewScreen(fullLeader(overview), speech, page)),
      ],
    ])('%s can be sent as it is', (_, screens) => {
      for (const screen of screens()) expect(objections(screen, speech)).toEqual([])
    })

    test('weights that are not even are told with each part', () => {
      const { rules } = fullLeader(overview)
      const weights = { quantity: 2, quality: 1, progress: 1 }
      const view = fullLeader(overview, { rules: { ...rules, weights } })
      const text = explanations(view, speech)
        .map(screen => screen.text)
        .join()
      expect(text).toContain(
        speech.html('explain:meanWeighed', {
          quantity: 77.78,
          quality: 25,
          progress: 50,
          byQuantity: 2,
          byQuality: 1,
          byProgress: 1,
          mean: 57.64,
        }),
      )
    })
  },
)
