import type { MenuButton, ReplyKeyboardMarkup } from 'grammy/types'
import type { ChatFace, ChatMessage, StoredMessage } from './message.ts'

/** How the bot stands in a chat; `strange` is a private chat whose person never wrote to it. */
export type ChatStanding = 'strange' | 'open' | 'blocked' | 'kicked' | 'left'

export class PlayChat {
  readonly id: number
  readonly face: ChatFace
  readonly messages = new Map<number, StoredMessage>()
  readonly members = new Set<number>()
  standing: ChatStanding
  movedTo: number | undefined
  keyboard: ReplyKeyboardMarkup | null = null
  menuButton: MenuButton | undefined
  typingUntil = 0
  #seen: readonly ChatMessage[] | undefined

  constructor(face: ChatFace, standing: ChatStanding) {
    this.id = face.id
    this.face = face
    this.standing = standing
  }

  get isPrivate(): boolean {
    return this.face.type === 'private'
  }

  get seen(): readonly ChatMessage[] {
    this.#seen ??= Array.from(this.messages.values(), stored => stored.seen)
    return this.#seen
  }

  put(stored: StoredMessage): void {
    this.messages.set(stored.message.message_id, stored)
    this.#seen = undefined
  }

  remove(messageId: number): boolean {
    this.#seen = undefined
    return this.messages.delete(messageId)
  }
}
