import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer, Answers } from '../../src/domain/evaluation/answers.ts'
import { changedLines, isSameAnswer } from '../../src/domain/evaluation/difference.ts'
import { count, form, lineAnswers, score, text, wholeAnswers } from '../kit/evaluation.ts'
import { always } from '../kit/property.ts'

describe('between two versions of an evaluation', () => {
  const changed = (change: Answers): string[] =>
    changedLines(form, wholeAnswers, { ...wholeAnswers, ...change })

  test('nothing changed when nothing changed', () => {
    expect(changed({})).toEqual([])
    expect(changed({ 'I.1': score(500) })).toEqual([])
  })

  test('a question that was answered otherwise is one line', () => {
    expect(changed({ 'I.1': score(450) })).toEqual(['I.1'])
    expect(changed({ 'prose.remedy': text('Otherwise') })).toEqual(['prose.remedy'])
  })

  test('a product line is one line, however many of its numbers changed', () => {
    expect(changed({ 'products.1.done': count(9), 'products.1.delays': count(1) })).toEqual(['products.1'])
  })

  test('a line that was added, and one that was removed, is changed', () => {
    expect(changed(lineAnswers(2))).toEqual(['products.2'])
    expect(changedLines(form, { ...wholeAnswers, ...lineAnswers(2) }, wholeAnswers)).toEqual(['products.2'])
  })

  test('what the form does not ask is not counted', () => {
    expect(changed({ 'IX.9': score(1), rubbish: text('x') })).toEqual([])
  })

  test('it is the same from either side', () => {
    const other = { ...wholeAnswers, 'II.1': score(0), ...lineAnswers(3) }
    expect(changedLines(form, other, wholeAnswers).sort()).toEqual(
      changedLines(form, wholeAnswers, other).sort(),
    )
  })
})

test('an answer is the same whatever the order of its keys', () => {
  const answer = fc.record({ kind: fc.constant('score' as const), points: fc.nat(), note: fc.string() })
  always(
    fc.property(answer, given => {
      const turned = Object.fromEntries(Object.entries(given).reverse()) as Answer
      expect(isSameAnswer(given, turned)).toBe(true)
      expect(isSameAnswer(given, { ...given, points: given.points + 1 })).toBe(false)
    }),
  )
})

test('no answer is another answer than any, and the same as none', () => {
  expect(isSameAnswer(undefined, undefined)).toBe(true)
  expect(isSameAnswer(undefined, { kind: 'skipped' })).toBe(false)
})
