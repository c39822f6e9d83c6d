import type { Message } from 'grammy/types'
import { buttons } from '../bot/buttons.ts'
import type { Context } from '../bot/context.ts'
import { withoutBidiControls } from '../bot/html.ts'
import { parseHundredths } from '../bot/numbers.ts'
import { fileOf } from '../bot/sent-note.ts'
import type { Input } from '../domain/evaluation/decide-answer.ts'
import type { SentFile } from '../domain/evaluation/evidence-port.ts'
import { toKeptText } from '../domain/evaluation/written-text.ts'
import { isOtherMessage, typedText } from './ask.ts'

/** What a press or a message means to an evaluation; typed text names neither evaluation nor step. */
export type FillAction = Readonly<{ evaluationId: string | null }> &
  (
    | Readonly<{ kind: 'answer'; step: string | null; input: Input }>
    | Readonly<{ kind: 'goTo' | 'pass' | 'addLine' | 'removeLine' | 'why'; step: string }>
    /** What is taken as an answer where no file is asked for. `source` names the message it came in. */
    | Readonly<{ kind: 'attach'; source: string; file: SentFile | null; input: Input }>
    | Readonly<{ kind: 'showFile' | 'removeFile'; file: string }>
    | Readonly<{ kind: 'overview'; page: number }>
    | Readonly<{ kind: 'askSubmit' | 'submit' | 'pause' }>
  )

export const fillActionOf = (ctx: Context): FillAction | undefined => {
  const data = ctx.callbackQuery?.data
  if (data !== undefined) return pressedAction(data)
  // What is neither text nor a press answers nothing, and is refused as an empty answer would be.
  const text = typedText(ctx) ?? (isOtherMessage(ctx) ? '' : undefined)
  if (text === undefined || !ctx.message) return undefined
  const hundredths = parseHundredths(text, ctx.viewer.language) ?? null
  const id = String(ctx.update.update_id)
  const input = { kind: 'typed' as const, text, hundredths, id }
  if (ctx.message.text !== undefined) return { evaluationId: null, kind: 'answer', step: null, input }
  return { evaluationId: null, kind: 'attach', ...sentIn(ctx.message), input }
}

/** A photo or a document with the words under it; a clean name, so that it is what it seems to be. */
const sentIn = (message: Message): Readonly<{ source: string; file: SentFile | null }> => {
  const found = fileOf(message)
  const words = toKeptText(withoutBidiControls(message.caption ?? ''))
  const file = found && { ...found, name: found.name.replace(/\p{C}/gu, '').normalize('NFC'), words }
  return { source: `${message.chat.id}:${message.message_id}`, file }
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
  for (const kind of ['showFile', 'removeFile'] as const) {
    const values = buttons[kind].decode(data)
    if (values) return { evaluationId: values.evaluation, kind, file: values.file }
  }
  const page = buttons.overviewPage.decode(data)
  return page && { evaluationId: page.evaluation, kind: 'overview', page: page.page }
}
