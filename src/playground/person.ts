import type { BotCommand, MenuButton, Message, ReplyKeyboardMarkup, Update, User } from 'grammy/types'
import { UNDELIVERED_QUERY_LIFETIME } from './callback-query.ts'
import { PlayChat } from './chat.ts'
import { clockSeconds } from './clock.ts'
import { findEntities } from './entity.ts'
import type { FileKind } from './file-store.ts'
import { isInlineKeyboard } from './keyboard.ts'
import { documentContent, photoContent, stickerContent, voiceContent } from './media.ts'
import { type ChatMessage, draftOf, type StoredMessage } from './message.ts'
import { changeKeyboard, postMessage, replaceMessage } from './post.ts'
import { type Client, MAX_CAPTION, MAX_TEXT, textParts } from './text-length.ts'
import type { World } from './world.ts'

export type PersonAlert = { text: string; alert: boolean; at: number }
/** `title` and `startPayload` are for the page: who this is, and the invitation he holds. */
export type PersonNote = { title?: string; startPayload?: string }
export type SentFile = { fileName: string; data: Buffer; caption?: string }

/** Someone on Telegram with a private chat to the bot; every act reaches the bot as an update. */
export class TelegramUser {
  readonly #world: World
  readonly #face: User
  readonly #chat: PlayChat
  readonly note: PersonNote

  constructor(world: World, face: User, note: PersonNote = {}) {
    const { title, startPayload } = note
    this.note = { ...(title && { title }), ...(startPayload && { startPayload }) }
    this.#world = world
    this.#face = face
    const { id, first_name, last_name, username } = face
    const chatFace = { id, type: 'private' as const, first_name }
    this.#chat = new PlayChat(
      {
        ...chatFace,
        ...(last_name !== undefined && { last_name }),
        ...(username !== undefined && { username }),
      },
      'strange',
    )
    world.chats.set(id, this.#chat)
    world.faces.set(id, face)
    world.alerts.set(id, [])
  }

  get id(): number {
    return this.#face.id
  }
  get firstName(): string {
    return this.#face.first_name
  }
  get lastName(): string | undefined {
    return this.#face.last_name
  }
  get username(): string | undefined {
    return this.#face.username
  }
  get languageCode(): string | undefined {
    return this.#face.language_code
  }
  get chat(): readonly ChatMessage[] {
    return this.#chat.seen
  }
  get alerts(): readonly PersonAlert[] {
    return this.#world.alerts.get(this.id) ?? []
  }
  get keyboard(): ReplyKeyboardMarkup | null {
    return this.#chat.keyboard
  }
  get menuButton(): MenuButton {
    return this.#chat.menuButton ?? this.#world.menuButton
  }
  get isBlocking(): boolean {
    return this.#chat.standing === 'blocked'
  }
  get isSeeingTyping(): boolean {
    return this.#chat.typingUntil > this.#world.clock.now()
  }

  commands(): BotCommand[] {
    return this.#world.commands.shownTo(this.id, this.languageCode)
  }

  /** A text too long for one message goes out as several; answered is the id of the first. */
  sends(text: string, { client = 'phone' }: { client?: Client } = {}): number {
    const keyboard = this.#chat.keyboard
    const labels = keyboard?.keyboard
      .flat()
      .map(button => (typeof button === 'string' ? button : button.text))
    if (keyboard?.one_time_keyboard && labels?.includes(text)) changeKeyboard(this.#world, this.#chat, null)
    const [first] = textParts(text, client).map(part => this.#say(textContent(part)))
    if (first === undefined) throw new Error(`${this.firstName} has nothing to send`)
    return first
  }

  sendsPhoto({ caption, data = Buffer.from('photo') }: { caption?: string; data?: Buffer } = {}): number {
    const content = captionContent(caption)
    const file = this.#world.files.add('photo', { bytes: data })
    return this.#say({ ...photoContent(file), ...content }, file.name)
  }

  sendsDocument({ fileName, data, caption }: SentFile): number {
    const content = captionContent(caption)
    const file = this.#world.files.add('document', { name: fileName, bytes: data })
    return this.#say({ ...documentContent(file), ...content })
  }

  sendsSticker(emoji = '👍'): number {
    return this.#say(stickerContent(this.#media('sticker'), emoji))
  }

  sendsVoice(): number {
    return this.#say(voiceContent(this.#media('voice')))
  }

  /** His own contact unless another `userId` is given; null stands for someone without Telegram. */
  sendsContact({ phone, userId = this.id }: { phone: string; userId?: number | null }): number {
    const owner = userId === null ? undefined : this.#world.faces.get(userId)
    const first_name = owner?.first_name ?? 'Contact'
    return this.#say({
      contact: { phone_number: phone, first_name, ...(userId !== null && { user_id: userId }) },
    })
  }

  edits(messageId: number, newText: string): void {
    const before = this.#chat.messages.get(messageId)
    if (before?.seen.from !== 'person' || before.message.text === undefined)
      throw new Error(`${this.firstName} has no text message ${messageId} of his own to edit`)
    if (newText.length > MAX_TEXT) throw new Error(`a message has at most ${MAX_TEXT} characters`)
    const { entities: _old, ...rest } = draftOf(before, this.#face).content
    const draft = { from: this.#face, content: { ...rest, ...textContent(newText) } }
    const { message } = replaceMessage(this.#world, this.#chat, before, draft)
    const edit_date = clockSeconds(this.#world.clock)
    this.#update({ edited_message: { ...message, from: this.#face, chat: this.#chat.face, edit_date } })
  }

  /** Presses a button; `forged` stands for a modified client, which may send what no button says. */
  presses(messageId: number, callbackData: string, { forged = false } = {}): string {
    const chat = this.#chatWith(messageId)
    const stored = chat?.messages.get(messageId)
    if (!(forged || hasButton(stored, callbackData)))
      throw new Error(
        `${this.firstName} sees no button ${JSON.stringify(callbackData)} on message ${messageId}`,
      )
    const place = chat ?? this.#chat
    const query = this.#world.queries.open(this.id, place.id)
    const inaccessible = { chat: place.face, message_id: messageId, date: 0 as const }
    const callback_query = {
      id: query.id,
      from: this.#face,
      message: stored?.message ?? inaccessible,
      chat_instance: String(place.id * 7919),
      data: callbackData,
    }
    this.#world.delivery.send({
      content: { callback_query },
      chatId: place.id,
      lane: `presser ${this.id}`,
      lifetime: UNDELIVERED_QUERY_LIFETIME,
      queryId: query.id,
    })
    return query.id
  }

  /** Opens the bot by its link; this also lifts a block, as the button "Restart" does. */
  opens(startPayload = ''): number {
    this.unblocks()
    return this.sends(startPayload === '' ? '/start' : `/start ${startPayload}`)
  }

  blocks(): void {
    this.#changeStanding('blocked')
  }

  unblocks(): void {
    if (this.isBlocking) this.#changeStanding('open')
  }

  /** Deletes a message for both sides, as either side of a private chat may. */
  deletes(messageId: number): void {
    if (this.#chat.remove(messageId)) this.#world.feed.emit({ kind: 'deleted', personId: this.id, messageId })
  }

  #media(kind: FileKind) {
    return this.#world.files.add(kind, { bytes: Buffer.from(kind) })
  }

  #say(content: Partial<Message>, fileName?: string): number {
    if (this.isBlocking) throw new Error(`${this.firstName} blocks the bot and cannot write to it`)
    this.#chat.standing = 'open'
    const { message } = postMessage(this.#world, this.#chat, { from: this.#face, content, fileName })
    this.#update({ message: { ...message, from: this.#face, chat: this.#chat.face } })
    return message.message_id
  }

  #chatWith(messageId: number): PlayChat | undefined {
    if (this.#chat.messages.has(messageId)) return this.#chat
    for (const chat of this.#world.chats.values())
      if (chat.members.has(this.id) && chat.messages.has(messageId)) return chat
    return undefined
  }

  #changeStanding(standing: 'open' | 'blocked'): void {
    if (this.#chat.standing === standing) return
    const { bot, clock, feed } = this.#world
    const member = (isIn: boolean) =>
      isIn
        ? { user: bot, status: 'member' as const }
        : { user: bot, status: 'kicked' as const, until_date: 0 }
    const change = {
      chat: this.#chat.face,
      from: this.#face,
      date: clockSeconds(clock),
      old_chat_member: member(standing === 'blocked'),
      new_chat_member: member(standing === 'open'),
    }
    this.#chat.standing = standing
    feed.emit({ kind: 'person', personId: this.id })
    this.#update({ my_chat_member: change }, `membership ${this.id}`)
  }

  #update(content: Omit<Update, 'update_id'>, lane = `chat ${this.id}`): void {
    this.#world.delivery.send({ content, chatId: this.id, lane })
  }
}

const textContent = (text: string): Partial<Message> => {
  const entities = findEntities(text)
  return { text, ...(entities.length > 0 && { entities }) }
}

const captionContent = (caption = ''): Partial<Message> => {
  if (caption.length > MAX_CAPTION) throw new Error(`a caption has at most ${MAX_CAPTION} characters`)
  const caption_entities = findEntities(caption)
  return { ...(caption && { caption }), ...(caption_entities.length > 0 && { caption_entities }) }
}

const hasButton = (stored: StoredMessage | undefined, data: string): boolean =>
  isInlineKeyboard(stored?.markup) &&
  stored.markup.inline_keyboard
    .flat()
    .some(button => 'callback_data' in button && button.callback_data === data)
