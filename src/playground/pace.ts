import type { Clock } from './clock.ts'
import { circumstanceRefusal } from './refusal.ts'

/** Telegram's flood limits; whatever is left out is not limited. */
export type PaceLimits = {
  perSecond?: number
  perChatPerSecond?: number
  perChatBurst?: number
  perGroupPerMinute?: number
}

type Bucket = { tokens: number; at: number; capacity: number; perMillisecond: number }

const DEFAULT_BURST = 5

export class Pace {
  readonly #limits: PaceLimits
  readonly #clock: Clock
  readonly #buckets = new Map<string, Bucket>()

  constructor(limits: PaceLimits, clock: Clock) {
    this.#limits = limits
    this.#clock = clock
  }

  /** Takes one message's share of every limit, or of none and tells how long to wait. */
  take(chatId: number): void {
    const { perSecond, perChatPerSecond, perChatBurst = DEFAULT_BURST, perGroupPerMinute } = this.#limits
    const buckets: Bucket[] = []
    if (perSecond) buckets.push(this.#bucket('all', perSecond, perSecond / 1000))
    if (perChatPerSecond && chatId > 0)
      buckets.push(this.#bucket(`chat ${chatId}`, perChatBurst, perChatPerSecond / 1000))
    if (perGroupPerMinute && chatId < 0)
      buckets.push(this.#bucket(`chat ${chatId}`, perGroupPerMinute, perGroupPerMinute / 60_000))
    const wait = Math.max(0, ...buckets.map(bucket => (1 - bucket.tokens) / bucket.perMillisecond))
    if (wait > 0) throw tooManyRefusal(Math.max(1, Math.ceil(wait / 1000)))
    for (const bucket of buckets) bucket.tokens -= 1
  }

  #bucket(name: string, capacity: number, perMillisecond: number): Bucket {
    const now = this.#clock.now()
    const bucket = this.#buckets.get(name) ?? { tokens: capacity, at: now, capacity, perMillisecond }
    bucket.tokens = Math.min(capacity, bucket.tokens + (now - bucket.at) * perMillisecond)
    bucket.at = now
    this.#buckets.set(name, bucket)
    return bucket
  }
}

export const tooManyRefusal = (seconds: number) =>
  circumstanceRefusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })
