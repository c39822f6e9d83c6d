import type { ReplyKeyboardMarkup } from 'grammy/types'
import type { Changes } from './change.ts'
import type { ChatMessage } from './message.ts'

export type PlayEvent =
  | { kind: 'message'; personId: number; message: ChatMessage }
  | { kind: 'deleted'; personId: number; messageId: number }
  | { kind: 'alert'; personId: number; callbackQueryId: string; text: string; alert: boolean }
  | { kind: 'answered'; personId: number; callbackQueryId: string }
  /** Without a person: everybody's menu may be different. */
  | { kind: 'commands'; personId: number | null }
  | { kind: 'keyboard'; personId: number; keyboard: ReplyKeyboardMarkup | null }
  | { kind: 'typing'; personId: number; action: string }
  | { kind: 'clock'; now: number }
  | { kind: 'person'; personId: number }
  | { kind: 'faults' }

export type PlayListener = (event: PlayEvent, eventId: number) => void

const KEPT_EVENTS = 5_000

/** The last events, numbered, so that a page that lost its connection can catch up. */
export class Feed {
  readonly #kept: PlayEvent[] = []
  readonly #listeners = new Set<PlayListener>()
  readonly #changes: Changes
  #lastId = 0

  constructor(changes: Changes) {
    this.#changes = changes
  }

  get lastId(): number {
    return this.#lastId
  }

  emit(event: PlayEvent): void {
    this.#lastId += 1
    this.#kept[this.#lastId % KEPT_EVENTS] = event
    for (const listener of this.#listeners) listener(event, this.#lastId)
    this.#changes.mark()
  }

  subscribe(listener: PlayListener): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  replay(afterId: number, listener: PlayListener): void {
    for (let id = Math.max(afterId + 1, this.#lastId - KEPT_EVENTS + 1); id <= this.#lastId; id += 1) {
      const event = this.#kept[id % KEPT_EVENTS]
      if (event) listener(event, id)
    }
  }
}
