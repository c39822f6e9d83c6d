import { describe, expect, test } from 'vitest'
import { readRuleFile, ruleFile } from '../../src/bot/rule-file.ts'
import type { Rule } from '../../src/domain/rule/rule.ts'
import { decideSuccession } from '../../src/domain/rule/succession.ts'

const words = { vi: 'a', en: 'b', de: 'c', ar: 'd' }
const rule = (change: Partial<Rule> = {}): Rule => ({
  key: 'evaluation.reviewGap',
  value: { unit: 'hundredths', gap: 500 },
  reference: words,
  source: 'local default',
  grade: 'M',
  verified: false,
  validFrom: '2020-08-20',
  validTo: null,
  ...change,
})
const known = [
  rule({ validFrom: '2018-01-01', validTo: '2020-08-19', value: { unit: 'hundredths', gap: 900 } }),
  rule(),
]
const next = (change: Partial<Rule> = {}) =>
  rule({ value: { unit: 'hundredths', gap: 300 }, validFrom: '2026-12-01', ...change })
const readable = new Set<string>()

describe('a rule that follows another', () => {
  test('ends the last one on the day before it begins, and leaves earlier ones alone', () => {
    expect(decideSuccession(known, [next()], readable)).toEqual({
      faults: [],
      successions: [{ before: { ...known[1], validTo: '2026-11-30' }, after: next() }],
    })
  })

  test('leaves a rule that had ended before as it was: the days in between had none', () => {
    const ended = rule({ validTo: '2026-06-30' })
    expect(decideSuccession([ended], [next()], readable).successions).toEqual([
      { before: ended, after: next() },
    ])
  })

  test.each([
    ['unknown', next({ key: 'evaluation.other' })],
    ['notLater', next({ validFrom: '2020-08-20' })],
    ['notLater', next({ validFrom: '2019-01-01' })],
    ['turnedAround', next({ validTo: '2026-11-30' })],
    ['otherUnit', next({ value: { unit: 'persons', gap: 300 } })],
    ['otherUnit', next({ value: 300 })],
    ['same', next({ value: { gap: 500, unit: 'hundredths' } })],
  ] as const)('is refused as %s', (kind, proposed) => {
    const { faults, successions } = decideSuccession(known, [proposed], readable)
    expect(faults).toEqual([{ key: proposed.key, kind }])
    expect(successions).toEqual([])
  })

  test('is refused when nobody could read it, and when it comes twice; then nothing of the file follows', () => {
    expect(decideSuccession(known, [next()], new Set([next().key])).faults).toEqual([
      { key: next().key, kind: 'unreadable' },
    ])
    const twice = [next(), next({ validFrom: '2027-01-01' })]
    expect(decideSuccession(known, twice, readable).faults.map(({ kind }) => kind)).toEqual([
      'twice',
      'twice',
    ])
  })

  test('that only says where it was verified is another one', () => {
    const verified = next({ value: { unit: 'hundredths', gap: 500 }, verified: true, grade: 'T' })
    expect(decideSuccession(known, [verified], readable).faults).toEqual([])
  })
})

describe('a file of rules', () => {
  test('that the bot hands out is read as it is, with or without a byte order mark', () => {
    expect(readRuleFile(ruleFile([next()]))).toEqual({ rules: [next()] })
    expect(readRuleFile(Buffer.concat([Buffer.from('\ufeff'), ruleFile([next()])]))).toEqual({
      rules: [next()],
    })
  })

  test.each(['', 'null', '{}', '[', '"text"', '\u0000\u0001'])('%j is none', content => {
    expect(readRuleFile(Buffer.from(content))).toBe('unreadable')
  })

  test('names every place that is wrong, by the number of the rule and its field', () => {
    const { source: _, ...sourceless } = next()
    const content = [
      next(),
      sourceless,
      { ...next(), validFrom: '2026-02-30', reference: { ...words, ar: '' } },
      7,
    ]
    expect(readRuleFile(Buffer.from(JSON.stringify(content)))).toEqual({
      faults: [
        { number: 2, field: 'source' },
        { number: 3, field: 'reference.ar' },
        { number: 3, field: 'validFrom' },
        { number: 4, field: '–' },
      ],
    })
  })
})
