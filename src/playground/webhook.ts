import { setTimeout as pause } from 'node:timers/promises'
import type { PendingUpdate, UpdateQueue } from './update-queue.ts'
import { WebhookCaller, type WebhookReply, type WebhookSettings } from './webhook-caller.ts'

export type WebhookDuties = {
  delivered(pending: PendingUpdate): void
  confirmed(pending: PendingUpdate): void
  replied(call: Record<string, unknown>): Promise<void>
  failed(reason: string): void
}

const FIRST_RETRY = 100
const LONGEST_RETRY = 10_000

/** Posts updates to the bot: lanes side by side, each in order, each update until it is accepted. */
export class Webhook {
  readonly settings: WebhookSettings
  readonly #queue: UpdateQueue
  readonly #duties: WebhookDuties
  readonly #caller: WebhookCaller
  readonly #lanes = new Map<string, PendingUpdate[]>()
  readonly #stopped = new AbortController()

  constructor(settings: WebhookSettings, queue: UpdateQueue, duties: WebhookDuties) {
    this.settings = settings
    this.#queue = queue
    this.#duties = duties
    this.#caller = new WebhookCaller(settings)
    for (const pending of queue.all()) this.offer(pending)
  }

  offer(pending: PendingUpdate): void {
    const lane = this.#lanes.get(pending.lane)
    if (lane) {
      lane.push(pending)
      return
    }
    const opened = [pending]
    this.#lanes.set(pending.lane, opened)
    void this.#run(pending.lane, opened)
  }

  stop(): void {
    this.#stopped.abort()
    this.#caller.close()
  }

  async #run(name: string, lane: PendingUpdate[]): Promise<void> {
    for (let next = lane[0]; next && !this.#stopped.signal.aborted; next = lane[0]) {
      await this.#deliver(next)
      lane.shift()
    }
    this.#lanes.delete(name)
  }

  async #deliver(pending: PendingUpdate): Promise<void> {
    let wait = FIRST_RETRY
    let copies = pending.copies
    while (copies > 0 && !this.#stopped.signal.aborted && this.#queue.isPending(pending)) {
      this.#duties.delivered(pending)
      const reply = await this.#caller.post(pending.update)
      if (this.#stopped.signal.aborted) return
      if (reply.accepted) {
        copies -= 1
        await this.#obey(reply)
      } else {
        this.#duties.failed(reply.reason)
        await pause(wait, undefined, { signal: this.#stopped.signal }).catch(() => undefined)
        wait = Math.min(wait * 2, LONGEST_RETRY)
      }
    }
    if (copies === 0) this.#duties.confirmed(pending)
  }

  async #obey(reply: WebhookReply & { accepted: true }): Promise<void> {
    if (reply.call) await this.#duties.replied(reply.call)
  }
}
