import type { MessageEntity } from 'grammy/types'

const FOUND_BY_ITSELF =
  /(?<command>(?<![\p{L}\p{N}_/])\/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\p{L}\p{N}_/]))|(?<mention>(?<![\w@])@[a-zA-Z0-9_]{4,32}(?!\w))|(?<url>https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/gu

/** The entities Telegram finds without being told: commands, mentions, addresses. */
export const findEntities = (text: string): MessageEntity[] => {
  if (!(text.includes('/') || text.includes('@'))) return []
  const entities: MessageEntity[] = []
  for (const match of text.matchAll(FOUND_BY_ITSELF)) {
    const place = { offset: match.index, length: match[0].length }
    if (match.groups?.command) entities.push({ type: 'bot_command', ...place })
    else if (match.groups?.mention) entities.push({ type: 'mention', ...place })
    else entities.push({ type: 'url', ...place })
  }
  return entities
}

/** What is found by itself gives way to what the bot marked. */
export const mergeEntities = (marked: readonly MessageEntity[], text: string): MessageEntity[] => {
  const found = findEntities(text)
  if (found.length === 0) return [...marked]
  const free = found.filter(entity => !marked.some(other => isOpaque(other) && overlap(entity, other)))
  return [...marked, ...free].sort((one, other) => one.offset - other.offset || other.length - one.length)
}

const isOpaque = (entity: MessageEntity) => ['code', 'pre', 'text_link'].includes(entity.type)
const overlap = (one: MessageEntity, other: MessageEntity) =>
  one.offset < other.offset + other.length && other.offset < one.offset + one.length
