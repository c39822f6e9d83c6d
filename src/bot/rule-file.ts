import { z } from 'zod'
import type { Rule } from '../domain/rule/rule.ts'

/** More than the whole rulebook takes. */
export const largestRuleFile = 1_048_576

const day = z.iso.date()
const words = z.string().min(1).max(500)
const text4 = z.object({ vi: words, en: words, de: words, ar: words })

const ruleSchema = z.strictObject({
  key: z.string().min(1).max(100),
  value: z.record(z.string(), z.json()),
  reference: text4,
  source: words,
  grade: z.enum(['T', 'P', 'M']),
  verified: z.boolean(),
  validFrom: day,
  validTo: day.nullable(),
})

/** What is wrong in a file: in which rule, counted from 1, and at which field. */
export type RuleFilePlace = Readonly<{ number: number; field: string }>

export type RuleFile =
  | Readonly<{ rules: readonly Rule[] }>
  | Readonly<{ faults: readonly RuleFilePlace[] }>
  | 'unreadable'

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The door for rules somebody sends: the list the bot itself hands out, with what he has changed in it. */
export const readRuleFile = (bytes: Uint8Array): RuleFile => {
  const content = parseJson(new TextDecoder().decode(bytes).replace(/^\ufeff/, ''))
  if (!Array.isArray(content)) return 'unreadable'
  const parsed = z.array(ruleSchema).safeParse(content)
  if (parsed.success) return { rules: parsed.data }
  const faults = parsed.error.issues.map(({ path: [index, ...fields] }) => ({
    number: Number(index) + 1,
    field: fields.join('.') || '–',
  }))
  return { faults }
}

/** The rules as a file that can be changed and sent back. */
export const ruleFile = (rules: readonly Rule[]): Buffer => Buffer.from(`${JSON.stringify(rules, null, 2)}\n`)
