import type { Call } from '../call.ts'
import { readCaption } from '../formatted-text.ts'
import { readMarkup } from '../keyboard.ts'
import { draftOf } from '../message.ts'
import { postMessage } from '../post.ts'
import { circumstanceRefusal, violationRefusal } from '../refusal.ts'
import { readDelivery } from './sending.ts'

const SERVICE_FIELDS = ['migrate_to_chat_id', 'migrate_from_chat_id']

export const copyMessage = (call: Call): { message_id: number } => {
  const chat = call.openChat()
  const source = call.knownChat('from_chat_id').messages.get(call.parameters.integer('message_id') ?? 0)
  if (!source) throw circumstanceRefusal(400, 'Bad Request: message to copy not found')
  if (source.message.has_protected_content || SERVICE_FIELDS.some(field => field in source.message))
    throw violationRefusal("message can't be copied")
  const { from: _from, reply_to_message: _reply, ...said } = draftOf(source, call.world.bot).content
  const content = { ...said, ...newCaption(call), ...readDelivery(call, chat) }
  const draft = { from: call.world.bot, content, markup: readMarkup(call.parameters), html: source.seen.html }
  return { message_id: postMessage(call.world, chat, draft).message.message_id }
}

const newCaption = (call: Call) => {
  if (!call.parameters.has('caption')) return {}
  const { text, entities } = readCaption(call)
  return { caption: text, caption_entities: entities }
}
