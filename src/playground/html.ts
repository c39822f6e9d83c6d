import type { MessageEntity } from 'grammy/types'
import { htmlParseRefusal, readStartTag, tagEntity } from './html-tag.ts'
import { violationRefusal } from './refusal.ts'

export type ParsedHtml = { text: string; entities: MessageEntity[]; strayAmpersands: string[] }
type OpenTag = { name: string; argument: string; offset: number }

const CHARACTERS: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }

/** Telegram's own HTML: its few tags, strictly nested, and only four named characters. */
export const parseHtml = (html: string): ParsedHtml => {
  const parsed: ParsedHtml = { text: '', entities: [], strayAmpersands: [] }
  const opened: OpenTag[] = []
  const special = /[<&]/g
  let at = 0
  while (at < html.length) {
    special.lastIndex = at
    const next = special.exec(html)?.index ?? html.length
    parsed.text += html.slice(at, next)
    if (next === html.length) break
    if (html[next] === '&') at = readCharacter(html, next, parsed)
    else if (html[next + 1] === '/') at = closeTag(html, next, opened, parsed)
    else {
      const tag = readStartTag(html, next)
      opened.push({ name: tag.name, argument: tag.argument, offset: parsed.text.length })
      at = tag.end
    }
  }
  const unclosed = opened.at(-1)
  if (unclosed)
    throw violationRefusal(
      `can't parse entities: Can't find end tag corresponding to start tag "${unclosed.name}"`,
    )
  parsed.entities.sort((one, other) => one.offset - other.offset || other.length - one.length)
  return parsed
}

// Telegram shows an ampersand it does not understand as it stands; here it tells of unescaped text.
const readCharacter = (html: string, at: number, parsed: ParsedHtml): number => {
  const reference = /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot));/iy
  reference.lastIndex = at
  const found = reference.exec(html)
  const [, hexadecimal, decimal, name] = found ?? []
  const code = hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal ?? 0)
  const character = name
    ? CHARACTERS[name]
    : code > 0 && code <= 0x10ffff
      ? String.fromCodePoint(code)
      : undefined
  if (character === undefined) {
    parsed.strayAmpersands.push(html.slice(at, at + 12))
    parsed.text += '&'
    return at + 1
  }
  parsed.text += character
  return reference.lastIndex
}

const closeTag = (html: string, at: number, opened: OpenTag[], parsed: ParsedHtml): number => {
  const tag = opened.pop()
  if (!tag) throw htmlParseRefusal('Unexpected end tag', html, at)
  const reference = /<\/([^\s>]*)\s*(>?)/y
  reference.lastIndex = at
  const [, found = '', bracket = ''] = reference.exec(html) ?? []
  if (!bracket) throw htmlParseRefusal('Unclosed end tag', html, at)
  if (found && found.toLowerCase() !== tag.name)
    throw htmlParseRefusal('Unmatched end tag', html, at, `, expected "</${tag.name}>", found "</${found}>"`)
  const entity = tagEntity(tag, tag.offset, parsed.text.slice(tag.offset))
  if (entity) addEntity(parsed.entities, entity)
  return reference.lastIndex
}

// <pre><code class="language-x"> is one block with a language, not two entities.
const addEntity = (entities: MessageEntity[], entity: MessageEntity): void => {
  const last = entities.at(-1)
  const sameBlock = last?.type === 'pre' && last.offset === entity.offset && last.length === entity.length
  if (entity.type === 'pre' && sameBlock) return
  entities.push(entity)
}
