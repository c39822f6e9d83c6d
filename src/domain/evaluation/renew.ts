import type { Store } from '../ports.ts'
import type { EvaluationFile } from './evaluation-file.ts'
import { changesBetween, type FormChange, migrateAnswers, migrateLines } from './migrate.ts'
import { nextStep } from './steps.ts'

export type Renewed = Readonly<{ file: EvaluationFile; change: FormChange }>

/**
 * Takes what is being written over to the newer version of its form, where the cycle has gone over to one; null
 * where there is nothing to do. The file is read again by the caller's next step as it then stands.
 */
export const renewForm = async (store: Store, file: EvaluationFile): Promise<Renewed | null> => {
  const { id, linesToChange } = file.evaluation
  const newer = await store.cycles.newerForm(id)
  if (!newer) return null
  const { templateId, form } = newer
  const answers = migrateAnswers(file.form, form, file.answers)
  const dropped = Object.keys(file.answers).filter(answer => !(answer in answers))
  const lines = migrateLines(form, answers, linesToChange)
  const cursor = nextStep(form, answers, null, lines)
  await store.evaluations.removeAnswers(id, dropped)
  await store.cycles.moveToForm(id, templateId)
  await store.evaluations.change(id, { cursor, linesToChange: lines })
  const evaluation = { ...file.evaluation, cursor, linesToChange: lines }
  return { file: { ...file, form, answers, evaluation }, change: changesBetween(file.form, form) }
}
