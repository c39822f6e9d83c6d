import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Form, Question } from '../../src/domain/evaluation/form.ts'
import { changesBetween, migrateAnswers, migrateLines } from '../../src/domain/evaluation/migrate.ts'
import { missingSteps, overviewLines } from '../../src/domain/evaluation/steps.ts'
import { form, lineAnswers, score, text, wholeAnswers } from '../kit/evaluation.ts'
import { aCriterion } from '../kit/forms.ts'
import { always } from '../kit/property.ts'

/** The form with each question changed, or left out where nothing comes back. */
const withQuestions = (
  change: (question: Question) => Question | null,
  more: readonly Question[] = [],
): Form => ({
  ...form,
  version: 2,
  sections: form.sections.map((section, index) => ({
    ...section,
    questions: [
      ...section.questions.flatMap(question => change(question) ?? []),
      ...(index === 0 ? more : []),
    ],
  })),
})

describe('a draft that moves to a newer form', () => {
  test('keeps what still fits and drops what was removed or is above the new maximum', () => {
    const now = withQuestions(
      question => {
        if (question.id === 'I.2') return null
        return question.id === 'II.1' && question.kind === 'score'
          ? { ...question, max: 200, step: 50 }
          : question
      },
      [aCriterion('N.1')],
    )
    const answers = { ...wholeAnswers, 'I.2.note': text('gone'), 'I.1.note': text('kept') }
    const moved = migrateAnswers(form, now, answers)
    expect(Object.keys(answers).filter(id => !(id in moved))).toEqual(['I.2', 'II.1', 'I.2.note'])
    expect(missingSteps(now, moved)).toEqual(['N.1', 'II.1'])
    const change = changesBetween(form, now)
    expect(change.added.map(({ id }) => id)).toEqual(['N.1'])
    expect(change.removed.map(({ id }) => id)).toEqual(['I.2'])
    expect(change.maxima).toMatchObject([{ question: { id: 'II.1' }, before: 250, now: 200 }])
    expect(migrateLines(now, moved, ['I.2', 'III.1'])).toEqual(['III.1', 'N.1', 'II.1'])
    expect(migrateLines(now, moved, [])).toEqual([])
  })

  test('drops product lines beyond the new number of lines, and a question that became another kind', () => {
    const now = withQuestions(question => {
      if (question.kind === 'products') return { ...question, maxLines: 1 }
      return question.id === 'I.1'
        ? {
            kind: 'prose',
            id: 'I.1',
            text: question.text,
            example: question.example,
            maxLength: 10,
            optional: true,
          }
        : question
    })
    const moved = migrateAnswers(form, now, { ...wholeAnswers, ...lineAnswers(2) })
    expect(overviewLines(now, moved)).toContain('products.1')
    expect(Object.keys(moved).some(id => id.startsWith('products.2'))).toBe(false)
    expect(moved).not.toHaveProperty('I.1')
  })

  test('never invents or changes an answer, and moving again changes nothing', () => {
    const kept = fc.subarray(form.sections.flatMap(({ questions }) => questions.map(({ id }) => id)))
    const max = fc.constantFrom(100, 250, 500, 1_000)
    always(
      fc.property(kept, max, (ids, most) => {
        const now = withQuestions(question => {
          if (!ids.includes(question.id)) return null
          return question.kind === 'score' ? { ...question, max: most, step: 50 } : question
        })
        const moved = migrateAnswers(form, now, wholeAnswers)
        for (const [id, answer] of Object.entries(moved)) {
          expect(answer).toBe(wholeAnswers[id])
          if (answer.kind === 'score') expect(answer.points).toBeLessThanOrEqual(most)
        }
        expect(migrateAnswers(now, now, moved)).toEqual(moved)
        expect(migrateAnswers(form, form, wholeAnswers)).toEqual(wholeAnswers)
      }),
    )
    expect(migrateAnswers(form, form, { 'I.1': score(501) })).toEqual({})
  })
})
