import type { ReplyKeyboardMarkup } from 'grammy/types'
import type { PlayChat } from './chat.ts'
import { clockSeconds } from './clock.ts'
import { type MessageDraft, type StoredMessage, storedMessage } from './message.ts'
import type { World } from './world.ts'

/** Puts a new message into a chat, where everybody in it sees it at once. */
export const postMessage = (world: World, chat: PlayChat, draft: MessageDraft): StoredMessage => {
  const place = { message_id: world.nextMessageId(), date: clockSeconds(world.clock), chat: chat.face }
  const stored = storedMessage(place, draft)
  chat.put(stored)
  chat.typingUntil = 0
  announce(world, chat, stored)
  const { markup } = draft
  if (markup && 'keyboard' in markup) changeKeyboard(world, chat, markup)
  else if (markup && 'remove_keyboard' in markup) changeKeyboard(world, chat, null)
  return stored
}

export const changeKeyboard = (world: World, chat: PlayChat, keyboard: ReplyKeyboardMarkup | null): void => {
  chat.keyboard = keyboard
  if (chat.isPrivate) world.feed.emit({ kind: 'keyboard', personId: chat.id, keyboard })
}

/** Replaces what a message says; the place in the chat stays. */
export const replaceMessage = (
  world: World,
  chat: PlayChat,
  before: StoredMessage,
  draft: MessageDraft,
  isEdit = true,
): StoredMessage => {
  const { message_id, date, edit_date } = before.message
  const edited = isEdit ? clockSeconds(world.clock) : edit_date
  const place = { message_id, date, chat: chat.face, ...(edited !== undefined && { edit_date: edited }) }
  const stored = storedMessage(place, draft)
  chat.put(stored)
  announce(world, chat, stored)
  return stored
}

export const eraseMessage = (world: World, chat: PlayChat, messageId: number): boolean => {
  const erased = chat.remove(messageId)
  if (erased && chat.isPrivate) world.feed.emit({ kind: 'deleted', personId: chat.id, messageId })
  world.changes.mark()
  return erased
}

const announce = (world: World, chat: PlayChat, stored: StoredMessage): void => {
  if (chat.isPrivate) world.feed.emit({ kind: 'message', personId: chat.id, message: stored.seen })
  else world.changes.mark()
}
