import type { Update } from 'grammy/types'
import type { Clock } from './clock.ts'

export type UpdateContent = Omit<Update, 'update_id'>
export type PendingUpdate = {
  readonly update: Update
  /** Updates of one lane are delivered one after the other. */
  readonly lane: string
  readonly expiresAt: number
  readonly copies: number
  readonly queryId: string | undefined
}

const UPDATES_BEFORE_THE_FIRST = 500_000_000

/** Updates that the bot has not confirmed yet, in order. */
export class UpdateQueue {
  readonly #pending = new Map<number, PendingUpdate>()
  readonly #clock: Clock
  #nextId: number

  constructor(clock: Clock, firstId: number) {
    this.#clock = clock
    this.#nextId = UPDATES_BEFORE_THE_FIRST + firstId
  }

  get size(): number {
    return this.#pending.size
  }

  add(content: UpdateContent, more: Omit<PendingUpdate, 'update'>): PendingUpdate {
    const pending = { ...more, update: { update_id: this.#nextId, ...content } }
    this.#nextId += 1
    this.#pending.set(pending.update.update_id, pending)
    return pending
  }

  remove(updateId: number): void {
    this.#pending.delete(updateId)
  }

  clear(): void {
    this.#pending.clear()
  }

  /** A positive offset drops everything below it, a negative one all but the last few. */
  confirm(offset: number): void {
    let excess = offset < 0 ? this.#pending.size + offset : Number.POSITIVE_INFINITY
    for (const id of this.#pending.keys()) {
      if (excess <= 0 || (offset >= 0 && id >= offset)) break
      this.#pending.delete(id)
      excess -= 1
    }
  }

  first(limit: number): PendingUpdate[] {
    const found: PendingUpdate[] = []
    const now = this.#clock.now()
    for (const [id, pending] of this.#pending) {
      if (pending.expiresAt <= now) this.#pending.delete(id)
      else if (found.push(pending) >= limit) break
    }
    return found
  }

  all(): PendingUpdate[] {
    return this.first(Number.POSITIVE_INFINITY)
  }

  isPending(pending: PendingUpdate): boolean {
    return this.#pending.has(pending.update.update_id) && pending.expiresAt > this.#clock.now()
  }
}
