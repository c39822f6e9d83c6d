import type { MessageEntity } from 'grammy/types'
import type { Call } from './call.ts'
import { mergeEntities } from './entity.ts'
import { parseHtml } from './html.ts'
import { isRecord } from './parameters.ts'
import { violationRefusal } from './refusal.ts'
import { MAX_CAPTION, MAX_TEXT } from './text-length.ts'

export type FormattedText = { text: string; entities: MessageEntity[]; html?: string }

export const readMessageText = (call: Call): FormattedText => {
  const formatted = readFormattedText(call, 'text', 'entities')
  if (formatted.text === '') throw violationRefusal('message text is empty')
  if (formatted.text.length > MAX_TEXT)
    throw violationRefusal('message is too long', `${formatted.text.length} characters, at most ${MAX_TEXT}`)
  return formatted
}

export const readCaption = (call: Call): FormattedText => {
  const formatted = readFormattedText(call, 'caption', 'caption_entities')
  if (formatted.text.length > MAX_CAPTION) {
    const detail = `${formatted.text.length} characters, at most ${MAX_CAPTION}`
    throw violationRefusal('message caption is too long', detail)
  }
  return formatted
}

const readFormattedText = (call: Call, name: string, entitiesName: string): FormattedText => {
  const given = cleaned(call.parameters.string(name) ?? '')
  const mode = call.parameters.string('parse_mode')
  if (!mode) return trimmed(given, call.parameters.list(entitiesName)?.filter(isEntity) ?? [])
  if (mode.toLowerCase() !== 'html') throw violationRefusal('unsupported parse_mode', mode)
  const parsed = parseHtml(given)
  for (const stray of parsed.strayAmpersands)
    call.violates(`unescaped or unknown HTML entity at ${JSON.stringify(stray)}`)
  return { ...trimmed(parsed.text, parsed.entities), html: given }
}

// The separators and direction overrides that Telegram takes out, and the controls it blanks.
const cleaned = (text: string): string =>
  text
    .replaceAll('\r', '')
    .replace(/[\u2028-\u202e]/g, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters meant
    .replace(/[\u0000-\u0008\u000b-\u001f]/g, ' ')

// Telegram drops leading blank lines and trailing space, and moves the entities along.
const trimmed = (text: string, entities: readonly MessageEntity[]): FormattedText => {
  const kept = text.trimEnd()
  const start = /^(?:[^\S\n]*\n)*/.exec(kept)?.[0].length ?? 0
  const result = kept.slice(start)
  const moved = entities.flatMap(entity => {
    const offset = Math.max(entity.offset - start, 0)
    const length = Math.min(entity.offset - start + entity.length, result.length) - offset
    return length > 0 ? [{ ...entity, offset, length }] : []
  })
  return { text: result, entities: mergeEntities(moved, result) }
}

const isEntity = (value: unknown): value is MessageEntity =>
  isRecord(value) &&
  typeof value.type === 'string' &&
  typeof value.offset === 'number' &&
  typeof value.length === 'number'
