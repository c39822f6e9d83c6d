import type { Message, Update, User } from 'grammy/types'
import { PlayChat } from './chat.ts'
import { clockSeconds } from './clock.ts'
import { findEntities } from './entity.ts'
import { type ChatMessage, replyContent } from './message.ts'
import type { TelegramUser } from './person.ts'
import { postMessage } from './post.ts'
import type { World } from './world.ts'

export type GroupOptions = {
  id?: number
  title: string
  type?: 'group' | 'supergroup'
  members: readonly TelegramUser[]
}

const FIRST_GROUP_ID = -500_000_000
const FIRST_SUPERGROUP_ID = -1_001_000_000_000

/** A group with the bot in it. The bot has privacy mode on: it hears commands, mentions and replies. */
export class TelegramGroup {
  readonly #world: World
  readonly #chat: PlayChat
  readonly members: readonly TelegramUser[]

  constructor(world: World, { id, title, type = 'group', members }: GroupOptions) {
    this.#world = world
    this.members = members
    const first = type === 'group' ? FIRST_GROUP_ID : FIRST_SUPERGROUP_ID
    this.#chat = new PlayChat({ id: id ?? first - world.chats.size, type, title }, 'open')
    for (const member of members) this.#chat.members.add(member.id)
    world.chats.set(this.id, this.#chat)
    this.#changeMembership(members[0], false)
  }

  get id(): number {
    return this.#chat.id
  }
  get title(): string {
    return this.#chat.face.title ?? ''
  }
  get chat(): readonly ChatMessage[] {
    return this.#chat.seen
  }

  says(person: TelegramUser, text: string, { replyTo }: { replyTo?: number } = {}): number {
    const from = this.#faceOf(person)
    const entities = findEntities(text)
    const replied = replyTo === undefined ? undefined : this.#chat.messages.get(replyTo)?.message
    const content: Partial<Message> = {
      text,
      ...(entities.length > 0 && { entities }),
      ...(replied && replyContent(replied)),
    }
    const { message } = postMessage(this.#world, this.#chat, { from, content })
    const { bot } = this.#world
    const isHeard = text.startsWith('/') || text.includes(`@${bot.username}`) || replied?.from?.id === bot.id
    if (isHeard && this.#chat.standing === 'open')
      this.#update({ message: { ...message, from, chat: this.#chat.face } })
    return message.message_id
  }

  removesBot(by: TelegramUser): void {
    this.#chat.standing = 'kicked'
    this.#changeMembership(by, true)
  }

  /** From now on the old id only tells where the group moved. */
  upgrades(): TelegramGroup {
    const { title, members } = this
    const moved = new TelegramGroup(this.#world, { title, type: 'supergroup', members })
    this.#chat.movedTo = moved.id
    const [first] = members
    if (first) {
      const from = this.#faceOf(first)
      this.#announce(this.#chat, from, { migrate_to_chat_id: moved.id })
      this.#announce(moved.#chat, from, { migrate_from_chat_id: this.id })
    }
    return moved
  }

  #faceOf(person: TelegramUser): User {
    const face = this.#chat.members.has(person.id) ? this.#world.faces.get(person.id) : undefined
    if (!face) throw new Error(`${person.firstName} is not in the group ${this.title}`)
    return face
  }

  #announce(chat: PlayChat, from: User, content: Partial<Message>): void {
    const { message } = postMessage(this.#world, chat, { from, content })
    this.#update({ message: { ...message, from, chat: chat.face } })
  }

  #changeMembership(by: TelegramUser | undefined, isRemoved: boolean): void {
    if (!by) return
    const { bot, clock } = this.#world
    const inside = { user: bot, status: 'member' as const }
    const outside = isRemoved
      ? { user: bot, status: 'kicked' as const, until_date: 0 }
      : { user: bot, status: 'left' as const }
    const my_chat_member = {
      chat: this.#chat.face,
      from: this.#faceOf(by),
      date: clockSeconds(clock),
      old_chat_member: isRemoved ? inside : outside,
      new_chat_member: isRemoved ? outside : inside,
    }
    this.#update({ my_chat_member }, `membership ${this.id}`)
    this.#world.changes.mark()
  }

  #update(content: Omit<Update, 'update_id'>, lane = `chat ${this.id}`): void {
    this.#world.delivery.send({ content, chatId: this.id, lane })
  }
}
