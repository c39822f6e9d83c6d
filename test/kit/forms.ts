import type { Form, ScoreQuestion } from '../../src/domain/evaluation/form.ts'
import type { Prisma } from '../../src/store/database.ts'
import { formSchema } from '../../src/store/form-schema.ts'
import type { Town } from './town.ts'

const inAll = (text: string) => ({ vi: text, en: text, de: text, ar: text })

const legal = { reference: inAll('Điều 1'), grade: 'M', source: 'test' } as const

/** A criterion of five points, given in whole ones. */
export const aCriterion = (id: string): ScoreQuestion => ({
  kind: 'score',
  id,
  text: inAll(`Tiêu chí ${id}`),
  example: inAll('Ví dụ'),
  max: 500,
  step: 100,
  legal,
})

/** A form of nothing but criteria: C.1, C.2, … */
export const aLongForm = (length: number): Form => ({
  code: 'long',
  version: 1,
  title: inAll('Phiếu dài'),
  legal,
  sections: [
    {
      id: 'C',
      title: inAll('Phần C'),
      questions: Array.from({ length }, (_, index) => aCriterion(`C.${index + 1}`)),
    },
  ],
})

/** The form of the period that is open. */
export const openForm = async ({ database }: Town): Promise<Form> => {
  const { template } = await database.prisma.evaluationCycle.findFirstOrThrow({ include: { template: true } })
  return formSchema.parse(template.content)
}

/** Brings a form in, as an import does, and lets the open period use it from now on. */
export const introducesForm = async ({ database, deps }: Town, form: Form): Promise<string> => {
  const id = deps.newId()
  const { code, version } = form
  const content = form as Prisma.InputJsonObject
  await database.prisma.formTemplate.create({
    data: { id, code, version, content, validFrom: new Date('2026-01-01') },
  })
  await database.prisma.evaluationCycle.updateMany({ data: { templateId: id, formChosen: true } })
  return id
}

/** A form that nobody can read any more, until it is mended: a fault that every step of a draft runs into. */
export const breaksForm = async (town: Town): Promise<() => Promise<void>> => {
  const form = (await openForm(town)) as Prisma.InputJsonObject
  const { formTemplate } = town.database.prisma
  await formTemplate.updateMany({ data: { content: { ...form, sections: 'lost' } } })
  return async () => {
    await formTemplate.updateMany({ data: { content: form } })
  }
}
