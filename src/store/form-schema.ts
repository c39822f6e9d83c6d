import { z } from 'zod'
import type { Form } from '../domain/evaluation/form.ts'

const text4 = z.object({ vi: z.string(), en: z.string(), de: z.string(), ar: z.string() }).readonly()

const legal = z.object({ reference: text4, grade: z.enum(['T', 'P', 'M']), source: z.string() }).readonly()

/** Ids travel in button data, so they are short and of few letters. */
const id = z.string().regex(/^[\w.-]{1,24}$/)

const asked = { id, text: text4, example: text4 }
const points = z.number().int().positive()

const question = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('score'), ...asked, max: points, step: points, legal }).readonly(),
  z
    .object({
      kind: z.literal('prose'),
      ...asked,
      maxLength: z.number().int().max(3_000),
      optional: z.boolean(),
    })
    .readonly(),
  z
    .object({ kind: z.literal('products'), ...asked, max: points, maxLines: z.number().int().max(20), legal })
    .readonly(),
  z.object({ kind: z.literal('unit'), ...asked, max: points, legal }).readonly(),
])

/** The door for forms: from a file of the rulebook, and again from the database. */
export const formSchema: z.ZodType<Form> = z
  .object({
    code: z.string(),
    version: z.number().int().positive(),
    title: text4,
    legal,
    sections: z
      .array(z.object({ id, title: text4, questions: z.array(question).readonly() }).readonly())
      .readonly(),
  })
  .readonly()
