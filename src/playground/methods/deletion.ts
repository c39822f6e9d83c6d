import type { Call } from '../call.ts'
import type { PlayChat } from '../chat.ts'
import { eraseMessage } from '../post.ts'
import { circumstanceRefusal, violationRefusal } from '../refusal.ts'

const DELETABLE_SECONDS = 48 * 3600
const MAX_AT_ONCE = 100

export const deleteMessage = (call: Call): true => {
  const chat = call.knownChat()
  const messageId = call.parameters.integer('message_id')
  if (messageId === undefined) throw violationRefusal('message identifier is not specified')
  if (!chat.messages.has(messageId))
    throw circumstanceRefusal(400, 'Bad Request: message to delete not found')
  if (!isDeletable(call, chat, messageId))
    throw circumstanceRefusal(400, "Bad Request: message can't be deleted for everyone")
  eraseMessage(call.world, chat, messageId)
  return true
}

/** Skips what is gone or too old, as Telegram does. */
export const deleteMessages = (call: Call): true => {
  const chat = call.knownChat()
  const ids = call.parameters.list('message_ids')?.map(Number) ?? []
  if (ids.length < 1 || ids.length > MAX_AT_ONCE)
    throw violationRefusal('invalid number of message identifiers', `${ids.length}, from 1 to ${MAX_AT_ONCE}`)
  for (const id of ids) if (isDeletable(call, chat, id)) eraseMessage(call.world, chat, id)
  return true
}

const isDeletable = (call: Call, chat: PlayChat, messageId: number): boolean => {
  const stored = chat.messages.get(messageId)
  if (!stored) return false
  if (!chat.isPrivate && stored.seen.from !== 'bot') return false
  return call.world.clock.now() / 1000 - stored.message.date < DELETABLE_SECONDS
}
