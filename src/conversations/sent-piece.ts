import type { Context } from '../bot/context.ts'
import { withoutBidiControls } from '../bot/html.ts'
import { fileOf } from '../bot/sent-note.ts'
import { parseDays } from '../bot/typed-day.ts'
import type { Day } from '../domain/day.ts'
import type { SentFile } from '../domain/evaluation/evidence-port.ts'
import { toKeptText } from '../domain/evaluation/written-text.ts'

export type SentPiece = Readonly<{ text: string; file: SentFile | null; isFile: boolean; source: string }>

/** A message as words, or as a file with the words under it; a clean name, so that it is what it seems to be. */
export const sentPiece = (ctx: Context, text: string): SentPiece => {
  const { message } = ctx
  const source = `${ctx.viewer.accountId}:${message?.message_id ?? 0}`
  if (!message || message.text !== undefined) return { text, file: null, isFile: false, source }
  const words = toKeptText(withoutBidiControls(message.caption ?? ''))
  const found = fileOf(message)
  const file = found && { ...found, name: found.name.replace(/\p{C}/gu, '').normalize('NFC'), words }
  return { text: words, file, isFile: true, source }
}

/** One day as it is typed; undefined for anything else, two days among it. */
export const typedDay = (text: string, today: Day): Day | undefined => {
  const days = parseDays(text, today)
  return days?.from === today ? days.to : undefined
}
