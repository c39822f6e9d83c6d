import { buttons } from '../bot/buttons.ts'
import type { Context } from '../bot/context.ts'
import { parseHundredths } from '../bot/numbers.ts'
import type { Input } from '../domain/evaluation/decide-answer.ts'
import { isOtherMessage, typedText } from './ask.ts'

/** What a press or a message means to an evaluation; typed text names neither evaluation nor step. */
export type FillAction = Readonly<{ evaluationId: string | null }> &
  (
    | Readonly<{ kind: 'answer'; step: string | null; input: Input }>
    | Readonly<{ kind: 'goTo' | 'pass' | 'addLine' | 'removeLine' | 'why'; step: string }>
    | Readonly<{ kind: 'overview'; page: number }>
    | Readonly<{ kind: 'askSubmit' | 'submit' | 'pause' }>
  )

export const fillActionOf = (ctx: Context): FillAction | undefined => {
  const data = ctx.callbackQuery?.data
  if (data !== undefined) return pressedAction(data)
  // What is neither text nor a press answers nothing, and is refused as an empty answer would be.
  const text = typedText(ctx) ?? (isOtherMessage(ctx) ? '' : undefined)
  if (text === undefined) return undefined
  const hundredths = parseHundredths(text, ctx.viewer.language) ?? null
  const id = String(ctx.update.update_id)
  return { evaluationId: null, kind: 'answer', step: null, input: { kind: 'typed', text, hundredths, id } }
}

const pressedAction = (data: string): FillAction | undefined =>
  answerAction(data) ?? stepAction(data) ?? otherAction(data)

const answerAction = (data: string): FillAction | undefined => {
  const points = buttons.points.decode(data)
  if (points) {
    const { evaluation: evaluationId, step } = points
    return { evaluationId, kind: 'answer', step, input: { kind: 'points', points: points.points } }
  }
  const skip = buttons.skip.decode(data)
  if (skip) return { evaluationId: skip.evaluation, kind: 'answer', step: skip.step, input: { kind: 'skip' } }
  const complete = buttons.complete.decode(data)
  if (!complete) return undefined
  return {
    evaluationId: complete.evaluation,
    kind: 'answer',
    step: complete.step,
    input: { kind: 'complete' },
  }
}

const stepKinds = ['goTo', 'pass', 'removeLine', 'why'] as const

const stepAction = (data: string): FillAction | undefined => {
  for (const kind of stepKinds) {
    const values = buttons[kind].decode(data)
    if (values) return { evaluationId: values.evaluation, kind, step: values.step }
  }
  const added = buttons.addLine.decode(data)
  return added && { evaluationId: added.evaluation, kind: 'addLine', step: added.question }
}

const plainKinds = ['askSubmit', 'submit', 'pause'] as const

const otherAction = (data: string): FillAction | undefined => {
  for (const kind of plainKinds) {
    const values = buttons[kind].decode(data)
    if (values) return { evaluationId: values.evaluation, kind }
  }
  const page = buttons.overviewPage.decode(data)
  return page && { evaluationId: page.evaluation, kind: 'overview', page: page.page }
}
