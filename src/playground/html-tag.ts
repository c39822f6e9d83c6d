import type { MessageEntity } from 'grammy/types'
import { violationRefusal } from './refusal.ts'

export type HtmlTag = { name: string; argument: string; end: number }

const ALLOWED_TAGS = new Set(
  'a b strong i em u ins s strike del code pre span tg-spoiler blockquote tg-emoji tg-time'.split(' '),
)
const ATTRIBUTES: Readonly<Record<string, string>> = {
  a: 'href',
  code: 'class',
  span: 'class',
  'tg-emoji': 'emoji-id',
  'tg-time': 'unix',
}
const SIMPLE_ENTITIES = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  span: 'spoiler',
  'tg-spoiler': 'spoiler',
  code: 'code',
} as const

export const htmlParseRefusal = (reason: string, html: string, at: number, tail = '') =>
  violationRefusal(
    `can't parse entities: ${reason} at byte offset ${Buffer.byteLength(html.slice(0, at))}${tail}`,
  )

/** Reads the start tag that begins at `at`; `end` is the position behind its '>'. */
export const readStartTag = (html: string, at: number): HtmlTag => {
  const head = /<([^\s>]*)/y
  head.lastIndex = at
  const name = head.exec(html)?.[1]?.toLowerCase() ?? ''
  if (head.lastIndex >= html.length) throw htmlParseRefusal('Unclosed start tag', html, at)
  if (!ALLOWED_TAGS.has(name)) throw htmlParseRefusal(`Unsupported start tag "${name}"`, html, at)
  const attributes = new Map<string, string>()
  const attribute = /\s*([^\s=>/"']*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([a-zA-Z0-9.-]+)))?\s*/y
  let end = head.lastIndex
  while (html[end] !== '>') {
    attribute.lastIndex = end
    const found = attribute.exec(html)
    if (attribute.lastIndex >= html.length) throw htmlParseRefusal(`Unclosed start tag "${name}"`, html, at)
    if (!found?.[1]) throw htmlParseRefusal(`Empty attribute name in the tag "${name}"`, html, at)
    attributes.set(found[1].toLowerCase(), found[2] ?? found[3] ?? found[4] ?? '')
    end = attribute.lastIndex
  }
  return { name, argument: tagArgument(name, attributes, html, at), end: end + 1 }
}

const tagArgument = (name: string, attributes: Map<string, string>, html: string, at: number): string => {
  if (name === 'blockquote') return attributes.has('expandable') ? 'expandable' : ''
  const argument = decodeAttribute(attributes.get(ATTRIBUTES[name] ?? '') ?? '')
  if (name === 'span' && argument !== 'tg-spoiler')
    throw htmlParseRefusal('Tag "span" must have class "tg-spoiler"', html, at)
  if (name === 'tg-emoji' && !/^\d+$/.test(argument))
    throw htmlParseRefusal('Tag "tg-emoji" must have attribute "emoji-id"', html, at)
  if (name === 'tg-time' && !/^\d+$/.test(argument))
    throw htmlParseRefusal('Tag "tg-time" must have attribute "unix"', html, at)
  return name === 'tg-time' ? `${argument} ${attributes.get('format') ?? ''}` : argument
}

const decodeAttribute = (value: string): string =>
  value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** The entity a closed tag stands for; none for a tag that marks nothing. */
export const tagEntity = (
  tag: { name: string; argument: string },
  offset: number,
  text: string,
): MessageEntity | undefined => {
  const place = { offset, length: text.length }
  const { name, argument } = tag
  if (place.length === 0) return undefined
  if (name === 'a') return { type: 'text_link', url: argument || text, ...place }
  if (name === 'pre') return { type: 'pre', ...place }
  if (name === 'blockquote') return { type: argument ? 'expandable_blockquote' : 'blockquote', ...place }
  if (name === 'tg-emoji') return { type: 'custom_emoji', custom_emoji_id: argument, ...place }
  if (name === 'tg-time') {
    const [unix = '', format = ''] = argument.split(' ')
    return { type: 'date_time', unix_time: Number(unix), date_time_format: dateTimeFormat(format), ...place }
  }
  if (name === 'code' && argument.startsWith('language-'))
    return { type: 'pre', language: argument.slice('language-'.length), ...place }
  return isSimpleTag(name) ? { type: SIMPLE_ENTITIES[name], ...place } : undefined
}

const isSimpleTag = (name: string): name is keyof typeof SIMPLE_ENTITIES => name in SIMPLE_ENTITIES

const isDateTimeFormat = (
  format: string,
): format is MessageEntity.DateTimeMessageEntity['date_time_format'] => /^(r|w?[dD]?[tT]?)$/.test(format)

const dateTimeFormat = (format: string) => {
  if (isDateTimeFormat(format)) return format
  throw violationRefusal(`can't parse entities: Invalid date-time format "${format}"`)
}
