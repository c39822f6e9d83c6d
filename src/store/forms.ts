import type { Form } from '../domain/evaluation/form.ts'
import type { Connection } from './database.ts'
import { formSchema } from './form-schema.ts'

export type Forms = Readonly<{ load(connection: Connection, templateId: string): Promise<Form> }>

/** A template that was used never changes, so each is read once in the life of a process. */
export const createForms = (): Forms => {
  const known = new Map<string, Form>()
  return {
    async load(connection, templateId) {
      const hit = known.get(templateId)
      if (hit) return hit
      const { content } = await connection.formTemplate.findUniqueOrThrow({ where: { id: templateId } })
      const form = formSchema.parse(content)
      known.set(templateId, form)
      return form
    },
  }
}
