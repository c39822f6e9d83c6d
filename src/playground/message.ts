import type { Chat, Contact, Message, MessageEntity, User } from 'grammy/types'
import { isInlineKeyboard, type Markup } from './keyboard.ts'

type ChatFile = { file_id: string; file_name: string; size: number }

/** A message as the people in the chat see it now. */
export type ChatMessage = {
  message_id: number
  from: 'bot' | 'person'
  from_id: number
  date: number
  edit_date?: number
  text?: string
  /** The HTML the bot sent, before parsing. */
  html?: string
  entities?: MessageEntity[]
  caption?: string
  caption_entities?: MessageEntity[]
  photo?: ChatFile
  document?: ChatFile
  voice?: ChatFile
  sticker?: ChatFile & { emoji?: string }
  contact?: Contact
  reply_markup?: Markup
  reply_to_message_id?: number
  reaction?: string
  protect_content?: true
}

/** Bot API form and seen form side by side; an edit replaces both. */
export type StoredMessage = {
  readonly message: Message
  readonly seen: ChatMessage
  readonly markup: Markup | undefined
}

export type MessageDraft = {
  from: User
  content: Partial<Message>
  html?: string | undefined
  markup?: Markup | undefined
  reaction?: string | undefined
  fileName?: string | undefined
}

/** The bot is in no channels. */
export type ChatFace = Exclude<Chat, Chat.ChannelChat>
export type MessagePlace = Pick<Message, 'message_id' | 'date'> & { chat: ChatFace; edit_date?: number }

export const storedMessage = (place: MessagePlace, draft: MessageDraft): StoredMessage => {
  const inline = isInlineKeyboard(draft.markup) ? { reply_markup: draft.markup } : {}
  const message: Message = {
    message_id: place.message_id,
    from: draft.from,
    chat: place.chat,
    date: place.date,
    ...(place.edit_date !== undefined && { edit_date: place.edit_date }),
    ...draft.content,
    ...inline,
  }
  return { message, seen: seenMessage(message, draft), markup: draft.markup }
}

const seenMessage = (message: Message, draft: MessageDraft): ChatMessage => ({
  message_id: message.message_id,
  from: draft.from.is_bot ? 'bot' : 'person',
  from_id: draft.from.id,
  date: message.date,
  ...(message.edit_date !== undefined && { edit_date: message.edit_date }),
  ...(message.text !== undefined && { text: message.text }),
  ...(draft.html !== undefined && { html: draft.html }),
  ...(message.entities && { entities: message.entities }),
  ...(message.caption !== undefined && { caption: message.caption }),
  ...(message.caption_entities && { caption_entities: message.caption_entities }),
  ...seenFiles(message, draft.fileName ?? ''),
  ...(message.contact && { contact: message.contact }),
  ...(draft.markup && { reply_markup: draft.markup }),
  ...(message.reply_to_message && { reply_to_message_id: message.reply_to_message.message_id }),
  ...(draft.reaction && { reaction: draft.reaction }),
  ...(message.has_protected_content && { protect_content: true }),
})

const seenFiles = (message: Message, name: string) => {
  const photo = message.photo?.at(-1)
  const { document, voice, sticker } = message
  return {
    ...(photo && { photo: seenFile(photo, name || 'photo.jpg') }),
    ...(document && { document: seenFile(document, document.file_name ?? name) }),
    ...(voice && { voice: seenFile(voice, name || 'voice.ogg') }),
    ...(sticker && {
      sticker: {
        ...seenFile(sticker, name || 'sticker.webp'),
        ...(sticker.emoji && { emoji: sticker.emoji }),
      },
    }),
  }
}

const seenFile = (file: { file_id: string; file_size?: number }, name: string): ChatFile => ({
  file_id: file.file_id,
  file_name: name,
  size: file.file_size ?? 0,
})

/** A replied-to message as Telegram quotes it, one level deep. */
export const replyContent = (message: Message): Partial<Message> => {
  const { reply_to_message: _deeper, ...flat } = message
  return isFlat(flat) ? { reply_to_message: flat } : {}
}

const isFlat = (message: Message): message is NonNullable<Message['reply_to_message']> =>
  message.reply_to_message === undefined

/** What an edit carries on from the message it replaces. */
export const draftOf = (stored: StoredMessage, from: User): MessageDraft => {
  const {
    message_id: _id,
    date: _date,
    edit_date: _edited,
    chat: _chat,
    reply_markup: _markup,
    ...content
  } = stored.message
  return {
    from,
    content,
    html: stored.seen.html,
    markup: stored.markup,
    reaction: stored.seen.reaction,
    fileName: stored.seen.photo?.file_name ?? stored.seen.document?.file_name,
  }
}
