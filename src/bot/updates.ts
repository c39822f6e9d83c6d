import type { Update } from 'grammy/types'
import type { InboxUpdate } from './intake.ts'

/** The kinds Telegram is asked for; everything else it does not even send. */
export const wantedUpdates = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const

/**
 * The lane of an update is the person who acted: his messages and his presses follow one another, whatever
 * chat they came from. Updates without a person share the lane of their chat.
 */
const laneOf = (update: Update): string => {
  const part = update.message ?? update.edited_message ?? update.callback_query ?? update.my_chat_member
  const from = part?.from?.id
  if (from !== undefined) return String(from)
  return String(update.message?.chat.id ?? update.edited_message?.chat.id ?? 'none')
}

/**
 * What the bot never reads is not kept either: a press arrives with the whole message it was made on, and a
 * reply with the one it answers.
 */
const withoutQuotes = (update: Update): Update => {
  const { callback_query: press, message } = update
  if (press?.message) {
    const { message_id, chat, date } = press.message
    const protection = 'has_protected_content' in press.message ? { has_protected_content: true } : {}
    // That it is a picture or a document is worth knowing, since it can become no text.
    const media = 'photo' in press.message || 'document' in press.message ? { photo: [] } : {}
    const message = { message_id, chat, date, ...protection, ...media } as typeof press.message
    return { ...update, callback_query: { ...press, message } }
  }
  if (message?.reply_to_message) {
    const { reply_to_message: _, ...rest } = message
    return { ...update, message: rest }
  }
  return update
}

const unstorable = /[\0\p{Surrogate}]/gu

/**
 * A modified client may press with any bytes. PostgreSQL takes neither a zero nor half a character, and an
 * update that cannot be stored would be asked for again for ever, and everybody's after it.
 */
const storable = <Value>(value: Value): Value => {
  if (typeof value === 'string') return value.replace(unstorable, '\ufffd') as Value & string
  if (typeof value !== 'object' || value === null) return value
  for (const [name, part] of Object.entries(value)) {
    const kept = storable(part)
    if (kept !== part) Object.assign(value, { [name]: kept })
  }
  return value
}

export const toInboxUpdate = (update: Update): InboxUpdate => ({
  updateId: update.update_id,
  lane: laneOf(update),
  update: storable(withoutQuotes(update)),
})
