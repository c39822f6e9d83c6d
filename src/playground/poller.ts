import type { Update } from 'grammy/types'
import { type ApiRefusal, circumstanceRefusal } from './refusal.ts'
import type { PendingUpdate, UpdateQueue } from './update-queue.ts'

export type PollRequest = { offset: number; limit: number; timeoutSeconds: number }
type Waiting = { wake(): void; end(refusal: ApiRefusal): void }

const LONGEST_POLL_SECONDS = 50

/** getUpdates: at most one caller waits, and the newest one wins. */
export class Poller {
  readonly #queue: UpdateQueue
  readonly #delivered: (pending: PendingUpdate) => void
  #waiting: Waiting | undefined

  constructor(queue: UpdateQueue, delivered: (pending: PendingUpdate) => void) {
    this.#queue = queue
    this.#delivered = delivered
  }

  poll(request: PollRequest, onHangUp: (listener: () => void) => void): Update[] | Promise<Update[]> {
    this.interrupt('terminated by other getUpdates request; make sure that only one bot instance is running')
    if (request.offset !== 0) this.#queue.confirm(request.offset)
    const ready = this.#take(request.limit)
    if (ready.length > 0 || request.timeoutSeconds <= 0) return ready
    return new Promise((resolve, reject) => {
      const finish = (answer: () => void) => {
        if (this.#waiting !== waiting) return
        this.#waiting = undefined
        clearTimeout(timer)
        answer()
      }
      const waiting: Waiting = {
        // a turn later, so that what one action produced arrives together
        wake: () => queueMicrotask(() => finish(() => resolve(this.#take(request.limit)))),
        end: refusal => finish(() => reject(refusal)),
      }
      const seconds = Math.min(request.timeoutSeconds, LONGEST_POLL_SECONDS)
      const timer = setTimeout(() => finish(() => resolve([])), seconds * 1000)
      this.#waiting = waiting
      onHangUp(() => finish(() => resolve([])))
    })
  }

  get isWaitedOn(): boolean {
    return this.#waiting !== undefined
  }

  wake(): void {
    this.#waiting?.wake()
  }

  interrupt(reason: string): void {
    this.#waiting?.end(circumstanceRefusal(409, `Conflict: ${reason}`))
  }

  #take(limit: number): Update[] {
    const updates: Update[] = []
    for (const pending of this.#queue.first(limit)) {
      this.#delivered(pending)
      for (let copy = 0; copy < pending.copies; copy += 1) updates.push(pending.update)
    }
    return updates
  }
}
