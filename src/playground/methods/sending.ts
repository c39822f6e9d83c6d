import type { Message } from 'grammy/types'
import type { Call } from '../call.ts'
import type { PlayChat } from '../chat.ts'
import { readMessageText } from '../formatted-text.ts'
import { readMarkup } from '../keyboard.ts'
import { replyContent, type StoredMessage } from '../message.ts'
import { postMessage } from '../post.ts'
import { violationRefusal } from '../refusal.ts'

export const sendMessage = (call: Call): Message => {
  const chat = call.openChat()
  const { text, entities, html } = readMessageText(call)
  const content = { text, ...(entities.length > 0 && { entities }), ...readDelivery(call, chat) }
  const preview = call.parameters.object('link_preview_options')
  const draft = { ...content, ...(preview && { link_preview_options: preview }) }
  return postMessage(call.world, chat, {
    from: call.world.bot,
    content: draft,
    html,
    markup: readMarkup(call.parameters),
  }).message
}

const ACTIONS = [
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
]
const TYPING_LASTS = 5_000

export const sendChatAction = (call: Call): true => {
  const chat = call.openChat()
  const action = call.parameters.string('action') ?? ''
  if (!ACTIONS.includes(action)) throw violationRefusal('wrong parameter action in request', action)
  chat.typingUntil = call.world.clock.now() + TYPING_LASTS
  if (chat.isPrivate) call.world.feed.emit({ kind: 'typing', personId: chat.id, action })
  return true
}

/** The part of a message that says how it is delivered rather than what it says. */
export const readDelivery = (call: Call, chat: PlayChat): Partial<Message> => {
  const repliedTo = readRepliedTo(call, chat)
  return {
    ...(call.parameters.flag('protect_content') && { has_protected_content: true }),
    ...(repliedTo && replyContent(repliedTo.message)),
  }
}

const readRepliedTo = (call: Call, chat: PlayChat): StoredMessage | undefined => {
  const reply = call.parameters.object('reply_parameters')
  const messageId = reply ? Number(reply.message_id) : call.parameters.integer('reply_to_message_id')
  if (messageId === undefined) return undefined
  const stored = chat.messages.get(messageId)
  const optional =
    reply?.allow_sending_without_reply === true || call.parameters.flag('allow_sending_without_reply')
  if (!(stored || optional)) throw violationRefusal('message to be replied not found', String(messageId))
  return stored
}
