import { lineFieldId, lineFields } from '../../src/domain/evaluation/answers.ts'
import type { Input } from '../../src/domain/evaluation/decide-answer.ts'
import { addLine, answerStep, beginEvaluation } from '../../src/domain/evaluation/fill.ts'
import { formQuestions } from '../../src/domain/evaluation/form.ts'
import { submitEvaluation } from '../../src/domain/evaluation/submit.ts'
import type { Actor } from '../../src/domain/person/person.ts'
import type { Result } from '../../src/domain/result.ts'
import { type HandLine, type HandRow, leading } from './thirty-by-hand.ts'
import type { Town } from './town.ts'

const typed = (text: string, hundredths: number | null = null): Input => ({ kind: 'typed', text, hundredths })

/** What a use-case came to; a refusal is a fault of the test. */
export const granted = async <Value>(result: Promise<Result<Value, string>>): Promise<Value> => {
  const answer = await result
  if (!answer.ok) throw new Error(`refused: ${answer.refusal}`)
  return answer.value
}

export const actorOf = async ({ database }: Town, code: string): Promise<Actor> => {
  const { id: personId, name } = await database.prisma.person.findUniqueOrThrow({ where: { code } })
  return { personId, name }
}

/** What the common block has in all, less from its last criterion, which has ten, than from the second. */
export const pointsOf = (id: string, { common, code }: HandRow, max: number): number => {
  const less = (30 - common) * 100
  if (id === 'III.1') return Math.max(0, max - less)
  if (id === 'IV.1' || id === 'IV.2') return (leading[code]?.[id === 'IV.1' ? 0 : 1] ?? 0) * 100
  return id === 'I.2' ? max - Math.max(0, less - 1_000) : max
}

const cause = 'Bão làm mất điện năm ngày, đã có xác nhận của cơ quan điện lực.'

/** Begins and fills in a form by the same use-cases as in chat; `claims` an objective cause for the first line. */
export const fillsAtDesk = async (
  { deps }: Town,
  actor: Actor,
  cycleId: string,
  row: HandRow,
  { lines = row.lines, claims = false }: Readonly<{ lines?: readonly HandLine[]; claims?: boolean }> = {},
): Promise<string> => {
  const { evaluation, form } = await granted(beginEvaluation(deps, actor, cycleId))
  const answer = (step: string, input: Input) => granted(answerStep(deps, actor, evaluation.id, step, input))
  for (const question of formQuestions(form)) {
    const { id } = question
    if (question.kind === 'score')
      await answer(id, { kind: 'points', points: pointsOf(id, row, question.max) })
    if (question.kind === 'prose') await answer(id, typed('Theo báo cáo công tác tháng.'))
    if (question.kind !== 'products') continue
    for (const [index, counts] of lines.entries()) {
      await granted(addLine(deps, actor, evaluation.id, id))
      const line = { question: id, number: index + 1 }
      await answer(lineFieldId(line, 'name'), typed(`Sản phẩm số ${index + 1}`))
      for (const [place, field] of lineFields.slice(1).entries()) {
        const value = counts[place] ?? 0
        await answer(lineFieldId(line, field), typed(String(value), value * 100))
      }
    }
    if (claims) await answer(`${id}.1.cause`, typed(cause))
    await answer(id, { kind: 'complete' })
  }
  return evaluation.id
}

export const submitsAtDesk = async ({ deps }: Town, actor: Actor, evaluationId: string): Promise<void> => {
  await granted(submitEvaluation(deps, actor, evaluationId))
}
