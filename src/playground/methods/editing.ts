import { isDeepStrictEqual } from 'node:util'
import type { Message } from 'grammy/types'
import type { Call } from '../call.ts'
import type { PlayChat } from '../chat.ts'
import { readCaption, readMessageText } from '../formatted-text.ts'
import { isInlineKeyboard, readInlineMarkup } from '../keyboard.ts'
import { draftOf, type MessageDraft, type StoredMessage } from '../message.ts'
import { replaceMessage } from '../post.ts'
import { circumstanceRefusal, violationRefusal } from '../refusal.ts'

export const editMessageText = (call: Call): Message => {
  const { chat, stored } = findOwnMessage(call)
  if (stored.message.text === undefined) throw violationRefusal('there is no text in the message to edit')
  const { text, entities, html } = readMessageText(call)
  const { entities: _before, ...rest } = draftOf(stored, call.world.bot).content
  const content = { ...rest, text, ...(entities.length > 0 && { entities }) }
  return applyEdit(call, chat, stored, { content, html, markup: readInlineMarkup(call.parameters) })
}

export const editMessageCaption = (call: Call): Message => {
  const { chat, stored } = findOwnMessage(call)
  if (!(stored.message.photo || stored.message.document))
    throw violationRefusal('there is no caption in the message to edit')
  const { text, entities, html } = readCaption(call)
  const { caption: _old, caption_entities: _before, ...rest } = draftOf(stored, call.world.bot).content
  const content = {
    ...rest,
    ...(text !== '' && { caption: text }),
    ...(entities.length > 0 && { caption_entities: entities }),
  }
  return applyEdit(call, chat, stored, { content, html, markup: readInlineMarkup(call.parameters) })
}

export const editMessageReplyMarkup = (call: Call): Message => {
  const { chat, stored } = findOwnMessage(call)
  const { content, html } = draftOf(stored, call.world.bot)
  return applyEdit(call, chat, stored, { content, html, markup: readInlineMarkup(call.parameters) })
}

const findOwnMessage = (call: Call): { chat: PlayChat; stored: StoredMessage } => {
  if (call.parameters.has('inline_message_id')) throw violationRefusal('MESSAGE_ID_INVALID')
  const chat = call.openChat()
  const messageId = call.parameters.integer('message_id')
  if (messageId === undefined) throw violationRefusal('message identifier is not specified')
  const stored = chat.messages.get(messageId)
  if (!stored) throw circumstanceRefusal(400, 'Bad Request: message to edit not found')
  if (stored.seen.from !== 'bot') throw violationRefusal("message can't be edited", 'it is not the bot’s own')
  if (stored.markup && !isInlineKeyboard(stored.markup))
    throw violationRefusal("message can't be edited", 'it was sent with a reply keyboard')
  return { chat, stored }
}

const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

const applyEdit = (
  call: Call,
  chat: PlayChat,
  stored: StoredMessage,
  after: Pick<MessageDraft, 'content' | 'html' | 'markup'>,
): Message => {
  const before = draftOf(stored, call.world.bot)
  if (isDeepStrictEqual(before.content, after.content) && isDeepStrictEqual(before.markup, after.markup))
    throw violationRefusal(NOT_MODIFIED, `message ${stored.message.message_id}`)
  return replaceMessage(call.world, chat, stored, { ...before, ...after }).message
}
