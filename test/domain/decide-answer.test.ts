import { describe, expect, test } from 'vitest'
import type { Answers } from '../../src/domain/evaluation/answers.ts'
import {
  decideAnswer,
  type Input,
  largestCount,
  longestName,
} from '../../src/domain/evaluation/decide-answer.ts'
import type { Form } from '../../src/domain/evaluation/form.ts'
import { mostLines } from '../../src/domain/evaluation/written-text.ts'
import { form, lineAnswers, products } from '../kit/evaluation.ts'

const typed = (text: string, hundredths: number | null = null): Input => ({ kind: 'typed', text, hundredths })
const points = (hundredths: number): Input => ({ kind: 'points', points: hundredths })
const skip: Input = { kind: 'skip' }
const complete: Input = { kind: 'complete' }

const answerOf = (step: string, input: Input, answers: Answers = {}, asked: Form = form) => {
  const decided = decideAnswer(asked, answers, step, input)
  return decided.ok ? decided.value : decided.refusal
}

describe('points for a criterion', () => {
  test.each<[string, Input, number]>([
    ['by a button', points(450), 450],
    ['typed', typed('4,5', 450), 450],
    ['none at all', points(0), 0],
    ['the maximum', points(500), 500],
    ['typed between two buttons', typed('4.33', 433), 433],
  ])('are taken %s', (_, input, given) => {
    expect(answerOf('I.1', input)).toEqual({ kind: 'score', points: given })
  })

  test.each<[string, Input, string]>([
    ['words', typed('five'), 'points_needed'],
    ['a negative number', points(-1), 'points_needed'],
    ['a fraction of a hundredth', points(12.5), 'points_needed'],
    ['no number', points(Number.NaN), 'points_needed'],
    ['an endless number', points(Number.POSITIVE_INFINITY), 'points_needed'],
    ['a skip', skip, 'points_needed'],
    ['the word that all is there', complete, 'points_needed'],
    ['a hundredth above the maximum', points(501), 'points_above_maximum'],
    ['typed far above the maximum', typed('70', 7_000), 'points_above_maximum'],
  ])('refuse %s', (_, input, refusal) => {
    expect(answerOf('I.1', input)).toBe(refusal)
  })
})

describe('prose', () => {
  test('is kept as written, without the space around it, composed', () => {
    const written = `\n Đúng hạn.\n\nTốt. `.normalize('NFD')
    expect(answerOf('prose.remedy', typed(written))).toEqual({ kind: 'text', text: 'Đúng hạn.\n\nTốt.' })
  })

  test('that is a number is text here', () => {
    expect(answerOf('prose.remedy', typed('120', 12_000))).toEqual({ kind: 'text', text: '120' })
  })

  test('has at most as many characters as the form says, an emoji being two', () => {
    expect(answerOf('prose.remedy', typed('🙂'.repeat(1_000)))).toMatchObject({ kind: 'text' })
    expect(answerOf('prose.remedy', typed('🙂'.repeat(1_001)))).toBe('text_too_long')
  })

  test('has at most two hundred lines', () => {
    expect(answerOf('prose.remedy', typed('a\n'.repeat(mostLines)))).toMatchObject({ kind: 'text' })
    expect(answerOf('prose.remedy', typed('a\n'.repeat(mostLines + 1)))).toBe('text_too_long')
  })

  test('is measured as it will be stored, composed and without the space around it', () => {
    expect(answerOf('prose.remedy', typed(` ${'ệ'.repeat(2_000).normalize('NFD')} `))).toMatchObject({
      kind: 'text',
    })
    // This letter has no composed form: stored it is two.
    expect(answerOf('prose.remedy', typed('\u0958'.repeat(1_001)))).toBe('text_too_long')
  })

  test.each<[string, Input, string]>([
    ['nothing', typed('   \n '), 'text_needed'],
    ['what nobody can see', typed('\u200f\u2068\u200b\u2069'), 'text_needed'],
    ['a press on points', points(100), 'text_needed'],
    ['text with a secrecy marking', typed('TỐI MẬT\nSố 12'), 'text_classified'],
    ['a skip where an answer is required', skip, 'answer_required'],
  ])('refuses %s', (_, input, refusal) => {
    expect(answerOf('prose.remedy', input)).toBe(refusal)
  })

  test('may be skipped where the form says so', () => {
    const sections = form.sections.map(section => ({
      ...section,
      questions: section.questions.map(asked =>
        asked.kind === 'prose' ? { ...asked, optional: true } : asked,
      ),
    }))
    expect(answerOf('prose.remedy', skip, {}, { ...form, sections })).toEqual({ kind: 'skipped' })
  })
})

describe('a product line', () => {
  test('has a name on one line', () => {
    expect(answerOf('products.1.name', typed(' Hồ sơ\n\tđất  đai '))).toEqual({
      kind: 'text',
      text: 'Hồ sơ đất đai',
    })
    expect(answerOf('products.1.name', typed('x'.repeat(longestName)))).toMatchObject({ kind: 'text' })
    expect(answerOf('products.1.name', typed('x'.repeat(longestName + 1)))).toBe('text_too_long')
    expect(answerOf('products.1.name', typed('MẬT'))).toBe('text_classified')
    expect(answerOf('products.1.name', skip)).toBe('text_needed')
  })

  test.each(['assigned', 'done', 'failures', 'delays'])('has a whole number of %s', field => {
    const step = `products.1.${field}`
    const nothing = answerOf(step, typed('0', 0))
    expect(nothing).toEqual(field === 'assigned' ? 'assigned_nothing' : { kind: 'count', count: 0 })
    expect(answerOf(step, typed('9.999', largestCount * 100))).toEqual({ kind: 'count', count: largestCount })
    expect(answerOf(step, typed('10.000', (largestCount + 1) * 100))).toBe('count_too_large')
    expect(answerOf(step, typed('2,5', 250))).toBe('count_needed')
    expect(answerOf(step, typed('a few'))).toBe('count_needed')
    expect(answerOf(step, typed('-1', -100))).toBe('count_needed')
    expect(answerOf(step, points(100))).toBe('count_needed')
  })

  test('is no answer as a whole: its fields are', () => {
    expect(answerOf('products.1', typed('Files'), lineAnswers(1))).toBe('step_unknown')
  })
})

describe('the word that all products are there', () => {
  test('is taken when a line was begun', () => {
    expect(answerOf('products', complete, products({}))).toEqual({ kind: 'complete' })
  })

  test('is refused before there is one, and anything else is no answer to it', () => {
    expect(answerOf('products', complete)).toBe('lines_incomplete')
    expect(answerOf('products', typed('Files'), products({}))).toBe('step_unknown')
    expect(answerOf('products', skip, products({}))).toBe('step_unknown')
  })
})

test.each([
  'IX.9',
  'overview',
  '',
  'products.0.name',
  'products.21.name',
  'products.1.rubbish',
  'I.1.2',
  '__proto__',
])('no answer belongs to %j, which the form does not ask', step => {
  expect(answerOf(step, typed('5', 500))).toBe('step_unknown')
})
