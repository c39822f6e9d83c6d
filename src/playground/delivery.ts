import type { Clock } from './clock.ts'
import type { FaultBoard } from './fault.ts'
import { Poller } from './poller.ts'
import { circumstanceRefusal } from './refusal.ts'
import { type UpdateContent, UpdateQueue } from './update-queue.ts'
import { Webhook } from './webhook.ts'
import type { WebhookSettings } from './webhook-caller.ts'

export type DeliveryDuties = {
  queryDelivered(queryId: string): void
  changed(): void
  webhookReplied(call: Record<string, unknown>): Promise<void>
}
export type NewUpdate = {
  content: UpdateContent
  chatId: number
  lane: string
  lifetime?: number
  queryId?: string
}

const UPDATE_LIFETIME = 24 * 3600 * 1000
const UNASKED_KINDS = ['chat_member', 'message_reaction', 'message_reaction_count']

/** Brings updates to the bot, which either polls or has a webhook, never both. */
export class Delivery {
  readonly queue: UpdateQueue
  readonly poller: Poller
  readonly #clock: Clock
  readonly #faults: FaultBoard
  readonly #duties: DeliveryDuties
  webhook: Webhook | undefined
  allowedKinds: readonly string[] = []
  lastError: { at: number; message: string } | undefined

  constructor(clock: Clock, firstId: number, faults: FaultBoard, duties: DeliveryDuties) {
    this.#clock = clock
    this.#faults = faults
    this.#duties = duties
    this.queue = new UpdateQueue(clock, firstId)
    this.poller = new Poller(this.queue, pending => {
      if (pending.queryId !== undefined) duties.queryDelivered(pending.queryId)
    })
  }

  send({ content, chatId, lane, lifetime = UPDATE_LIFETIME, queryId }: NewUpdate): void {
    const kind = Object.keys(content)[0] ?? ''
    if (!this.#isAllowed(kind)) return
    const expiresAt = this.#clock.now() + lifetime
    const pending = this.queue.add(content, { lane, expiresAt, copies: this.#faults.copies(chatId), queryId })
    if (this.webhook) this.webhook.offer(pending)
    else this.poller.wake()
    this.#duties.changed()
  }

  refuseWhileWebhook(): void {
    if (!this.webhook) return
    throw circumstanceRefusal(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
  }

  startWebhook(settings: WebhookSettings): void {
    this.poller.interrupt('terminated by setWebhook request')
    this.stopWebhook()
    this.lastError = undefined
    this.webhook = new Webhook(settings, this.queue, {
      delivered: pending => {
        if (pending.queryId !== undefined) this.#duties.queryDelivered(pending.queryId)
      },
      confirmed: pending => {
        this.queue.remove(pending.update.update_id)
        this.#duties.changed()
      },
      replied: call => this.#duties.webhookReplied(call),
      failed: message => {
        this.lastError = { at: this.#clock.now(), message }
        this.#duties.changed()
      },
    })
  }

  stopWebhook(): void {
    this.webhook?.stop()
    this.webhook = undefined
  }

  stop(): void {
    this.stopWebhook()
    this.poller.interrupt('the server is stopping')
  }

  #isAllowed(kind: string): boolean {
    return this.allowedKinds.length > 0 ? this.allowedKinds.includes(kind) : !UNASKED_KINDS.includes(kind)
  }
}
