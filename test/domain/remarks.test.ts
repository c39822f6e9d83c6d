import { describe, expect, test } from 'vitest'
import type { Answers, EvidenceFile } from '../../src/domain/evaluation/answers.ts'
import { decideAnswer } from '../../src/domain/evaluation/decide-answer.ts'
import { decideEvidence } from '../../src/domain/evaluation/decide-evidence.ts'
import { changedLines } from '../../src/domain/evaluation/difference.ts'
import type { SentFile } from '../../src/domain/evaluation/evidence-port.ts'
import { filesOf, noteOf, remarkOf } from '../../src/domain/evaluation/remarks.ts'
import { isOpenStep, missingSteps, nextStep } from '../../src/domain/evaluation/steps.ts'
import { form, products, score, text, wholeAnswers } from '../kit/evaluation.ts'

const typed = (said: string) => ({ kind: 'typed', text: said, hundredths: null }) as const
const late: Answers = { ...wholeAnswers, ...products({ delays: 1 }) }

const aFile = (facts: Partial<SentFile> = {}): SentFile => ({
  kind: 'document',
  file: 'f',
  name: 'bao-cao.pdf',
  words: '',
  size: 1,
  ...facts,
})

const evidence = (...ids: readonly string[]): Answers => ({
  'I.1.evidence': {
    kind: 'files',
    files: ids.map((id): EvidenceFile => ({ id, kind: 'photo', name: 'photo', words: '', size: 9 })),
  },
})

describe('a remark', () => {
  test.each([
    ['I.1.note', { line: 'I.1', kind: 'note' }],
    ['I.1.evidence', { line: 'I.1', kind: 'evidence' }],
    ['products.20.cause', { line: 'products.20', kind: 'cause' }],
    ['I.1.cause', undefined],
    ['prose.remedy.note', undefined],
    ['products.note', undefined],
    ['products.21.note', undefined],
    ['products.1.name.note', undefined],
    ['I.1.note.note', undefined],
    ['constructor.note', undefined],
    ['I.1.NOTE', undefined],
    ['overview.note', undefined],
  ] as const)('at %s is known for what it is', (id, remark) => expect(remarkOf(form, id)).toEqual(remark))

  test('is no question: nothing is missing without it, and it leads back to its line', () => {
    expect(missingSteps(form, wholeAnswers)).toEqual([])
    expect(missingSteps(form, { ...wholeAnswers, 'products.1.note': text('x') })).toEqual([])
    expect(nextStep(form, wholeAnswers, 'I.1.note', [])).toBe('I.1')
    expect(nextStep(form, wholeAnswers, 'products.1.cause', ['products.1'])).toBe('products.1')
  })

  test('after a return is open on the returned lines only', () => {
    expect(isOpenStep(form, 'I.1.note', ['I.1'])).toBe(true)
    expect(isOpenStep(form, 'products.1.cause', ['products.1'])).toBe(true)
    expect(isOpenStep(form, 'I.2.note', ['I.1'])).toBe(false)
    expect(isOpenStep(form, 'products.10.note', ['products.1'])).toBe(false)
  })

  test.each([
    ['I.1.note', 'x'.repeat(501), 'text_too_long'],
    ['products.1.cause', 'x'.repeat(1_001), 'text_too_long'],
    ['I.1.note', 'MẬT', 'text_classified'],
    ['products.1.cause', '\u200b', 'text_needed'],
    ['I.1.evidence', 'x', 'evidence_needed'],
    ['products.2.note', 'x', 'step_unknown'],
    ['products.2.cause', 'x', 'step_unknown'],
  ] as const)('at %s refuses what it cannot be', (step, said, refusal) =>
    expect(decideAnswer(form, late, step, typed(said))).toEqual({ ok: false, refusal }),
  )

  test('is text of its line, however the line is scored, until it is taken back', () => {
    expect(decideAnswer(form, {}, 'I.1.note', typed(' Ghi chú '))).toEqual({
      ok: true,
      value: text('Ghi chú'),
    })
    expect(decideAnswer(form, late, 'products.1.cause', typed('Bão'))).toEqual({
      ok: true,
      value: text('Bão'),
    })
    expect(decideAnswer(form, wholeAnswers, 'products.1.cause', typed('Bão'))).toMatchObject({
      refusal: 'cause_needless',
    })
    expect(decideAnswer(form, wholeAnswers, 'products.1.cause', { kind: 'skip' })).toMatchObject({ ok: true })
    expect(noteOf({ 'I.1.note': { kind: 'skipped' } }, 'I.1')).toBeUndefined()
  })
})

describe('the difference between two submissions', () => {
  test('marks a line whose note, files or cause are others, and only that line', () => {
    const before: Answers = { ...late, 'I.1.note': text('a'), ...evidence('1', '2') }
    expect(changedLines(form, before, { ...before, 'I.1.note': text('b') })).toEqual(['I.1'])
    expect(changedLines(form, before, { ...before, ...evidence('1') })).toEqual(['I.1'])
    expect(changedLines(form, before, { ...before, 'products.1.cause': text('Bão') })).toEqual(['products.1'])
    expect(changedLines(form, before, { ...before, 'I.1': score(400) })).toEqual(['I.1'])
  })

  test('is none where a remark was written and taken back, or keys came in another order', () => {
    expect(changedLines(form, late, { ...late, 'I.1.note': { kind: 'skipped' } })).toEqual([])
    const [file] = filesOf(evidence('1'), 'I.1')
    const turned = Object.fromEntries(Object.entries(file ?? {}).reverse())
    const other = { 'I.1.evidence': { files: [turned], kind: 'files' } } as unknown as Answers
    expect(changedLines(form, evidence('1'), other)).toEqual([])
  })
})

describe('evidence', () => {
  test.each([
    'a.pdf',
    'A.PDF',
    'b.doc',
    'b.docx',
    'c.xls',
    'c.xlsx',
    'd.ppt',
    'd.pptx',
    'e.jpg',
    'e.jpeg',
    'e.png',
  ])('may be %s', name => expect(decideEvidence([], aFile({ name }))).toMatchObject({ ok: true }))

  test.each([
    '',
    'pdf',
    'a.exe',
    'a.pdf.exe',
    'a.docm',
    'a.xlsm',
    'a.zip',
    'a.html',
    'a.svg',
    'a.pdf ',
    'a.gif',
    'a.mp4',
  ])('may not be %j', name =>
    expect(decideEvidence([], aFile({ name }))).toEqual({ ok: false, refusal: 'evidence_forbidden' }),
  )

  test('has at most 20 MB, and a line at most five files', () => {
    const largest = 20 * 1024 * 1024
    expect(decideEvidence([], aFile({ size: largest })).ok).toBe(true)
    expect(decideEvidence([], aFile({ size: largest + 1 }))).toMatchObject({ refusal: 'evidence_too_large' })
    const four = filesOf(evidence('1', '2', '3', '4'), 'I.1')
    expect(decideEvidence(four, aFile()).ok).toBe(true)
    expect(decideEvidence([...four, ...four.slice(0, 1)], aFile())).toMatchObject({
      refusal: 'evidence_full',
    })
  })

  test('carries no secrecy marking, in its name or under it', () => {
    expect(decideEvidence([], aFile({ name: 'TỐI MẬT.pdf' }))).toMatchObject({ refusal: 'text_classified' })
    expect(decideEvidence([], aFile({ words: 'SECRET' }))).toMatchObject({ refusal: 'text_classified' })
    expect(decideEvidence([], aFile({ words: 'x'.repeat(201) }))).toMatchObject({ refusal: 'text_too_long' })
    expect(decideEvidence([], null)).toMatchObject({ refusal: 'evidence_forbidden' })
  })
})
