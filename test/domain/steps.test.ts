import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Answers, lineFields, lineNumbers, placeOf } from '../../src/domain/evaluation/answers.ts'
import { findQuestion, formQuestions } from '../../src/domain/evaluation/form.ts'
import {
  freeLineNumber,
  isOpenStep,
  missingSteps,
  nextStep,
  overview,
  overviewLines,
  progressOf,
} from '../../src/domain/evaluation/steps.ts'
import {
  commonBlock,
  count,
  form,
  lineAnswers,
  products,
  prose,
  score,
  text,
  wholeAnswers,
} from '../kit/evaluation.ts'
import { always } from '../kit/property.ts'

const order = formQuestions(form).map(question => question.id)
const without = (...ids: string[]): Answers =>
  Object.fromEntries(Object.entries(wholeAnswers).filter(([id]) => !ids.includes(id)))

describe('the next step of a draft', () => {
  test('is the first question in the beginning, and the overview in the end', () => {
    expect(nextStep(form, {}, null, [])).toBe('I.1')
    expect(nextStep(form, wholeAnswers, 'prose.remedy', [])).toBe(overview)
    expect(nextStep(form, wholeAnswers, null, [])).toBe(overview)
  })

  test('follows the order of the form', () => {
    expect(nextStep(form, { 'I.1': score(0) }, 'I.1', [])).toBe('I.2')
    expect(nextStep(form, commonBlock, 'III.1', [])).toBe('products')
    expect(nextStep(form, { ...commonBlock, ...products({}) }, 'products', [])).toBe('prose.strengths')
  })

  test('looks ahead first and comes back for what was left open before', () => {
    expect(nextStep(form, without('I.2', 'prose.limitations'), 'II.3', [])).toBe('prose.limitations')
    expect(nextStep(form, without('I.2'), 'II.3', [])).toBe('I.2')
  })

  test('of somewhere the form does not know is the first open one', () => {
    expect(nextStep(form, without('II.2'), 'rubbish', [])).toBe('II.2')
  })

  test('walks through all fields of a product line in their order and then shows the line', () => {
    const answers: Record<string, Answers[string]> = { ...commonBlock }
    const walked: string[] = []
    let step = 'products.1.name'
    while (step !== 'products.1' && walked.length < 10) {
      walked.push(step)
      answers[step] = step.endsWith('name') ? text('Files') : count(1)
      step = nextStep(form, answers, step, [])
    }
    expect(walked).toEqual(lineFields.map(field => `products.1.${field}`))
  })

  test('asks what a confirmed block still lacks of its lines before it goes on', () => {
    const { 'products.2.done': _, ...answers } = { ...wholeAnswers, ...lineAnswers(2) }
    expect(nextStep(form, answers, 'III.1', [])).toBe('products.2.done')
    expect(missingSteps(form, answers)).toEqual(['products.2.done'])
  })
})

describe('after a return', () => {
  const lines = ['I.2', 'products.2', 'prose.remedy']

  test('only the named lines are asked, in the order of the return', () => {
    expect(nextStep(form, wholeAnswers, null, lines)).toBe('I.2')
    expect(nextStep(form, wholeAnswers, 'I.2', lines)).toBe('products.2')
    expect(nextStep(form, wholeAnswers, 'products.2', lines)).toBe('prose.remedy')
    expect(nextStep(form, wholeAnswers, 'prose.remedy', lines)).toBe(overview)
  })

  test('a corrected number shows its line again', () => {
    const answers = { ...wholeAnswers, ...lineAnswers(2) }
    expect(nextStep(form, answers, 'products.2.done', lines)).toBe('products.2')
  })

  test.each([
    ['I.2', true],
    ['products.2', true],
    ['products.2.delays', true],
    [overview, true],
    ['I.1', false],
    ['products', false],
    ['products.1', false],
    ['products.20', false],
    ['products.20.name', false],
    ['products.2.rubbish', false],
    ['rubbish', false],
  ])('%s is open: %s', (step, isOpen) => {
    expect(isOpenStep(form, step, lines)).toBe(isOpen)
  })
})

describe('in a draft', () => {
  test.each(['I.1', 'products', 'products.7', 'products.20.name', 'prose.remedy', overview])(
    '%s is open',
    step => {
      expect(isOpenStep(form, step, [])).toBe(true)
    },
  )

  test.each([
    '',
    'I',
    'I.3',
    'products.0',
    'products.21',
    'products.21.name',
    'products.1.x',
    'prose.remedy.1',
    'toString',
  ])('%j is not, because the form has no such place', step => {
    expect(isOpenStep(form, step, [])).toBe(false)
    expect(placeOf(form, step)).toBeUndefined()
  })
})

describe('what is missing, and how far it is', () => {
  test('is every question in the beginning and none in the end', () => {
    expect(missingSteps(form, {})).toEqual(order)
    expect(missingSteps(form, wholeAnswers)).toEqual([])
    expect(progressOf(form, {})).toEqual({ answered: 0, total: 11 })
    expect(progressOf(form, wholeAnswers)).toEqual({ answered: 11, total: 11 })
  })

  test('counts the products as one, done when all their lines are complete and confirmed', () => {
    expect(progressOf(form, lineAnswers(1)).answered).toBe(0)
    expect(progressOf(form, products({})).answered).toBe(1)
    expect(progressOf(form, { ...products({}), 'products.2.name': text('Begun') }).answered).toBe(0)
  })

  test('agree with each other whatever was answered in whatever order', () => {
    always(
      fc.property(fc.subarray(Object.keys(wholeAnswers)), given => {
        const answers = Object.fromEntries(
          given.flatMap(id => (wholeAnswers[id] ? [[id, wholeAnswers[id]]] : [])),
        )
        const missing = missingSteps(form, answers)
        const { answered, total } = progressOf(form, answers)
        expect(answered === total).toBe(missing.length === 0)
        expect(nextStep(form, answers, null, [])).toBe(missing[0] ?? overview)
        for (const step of missing) expect(isOpenStep(form, step, [])).toBe(true)
      }),
    )
  })
})

describe('product lines', () => {
  const block = () => {
    const question = findQuestion(form, 'products')
    if (!question) throw new Error('the form has no products')
    return question
  }

  test('are known by their numbers, ascending', () => {
    expect(
      lineNumbers('products', { ...lineAnswers(10), ...lineAnswers(2), 'products.7.name': text('x') }),
    ).toEqual([2, 7, 10])
    expect(lineNumbers('products', { ...wholeAnswers, 'products2.1.name': text('x') })).toEqual([1])
  })

  test('take the lowest free number, until the block is full', () => {
    expect(freeLineNumber(block(), {})).toBe(1)
    expect(freeLineNumber(block(), { ...lineAnswers(1), ...lineAnswers(3) })).toBe(2)
    expect(freeLineNumber(block(), products(...Array.from({ length: 20 }, () => ({}))))).toBeUndefined()
  })

  test('stand in the overview one by one when they are complete, as their block before', () => {
    expect(overviewLines(form, {})).toEqual(order)
    expect(overviewLines(form, { ...commonBlock, ...prose, ...products({}, {}) })).toEqual(
      order.flatMap(id => (id === 'products' ? ['products.1', 'products.2'] : [id])),
    )
    expect(overviewLines(form, { 'products.1.name': text('Begun') })).toEqual(order)
  })
})
