import type { Telegram, TelegramUser } from '../../src/playground/telegram.ts'
import { sharedNow } from './child.ts'
import type { Seats } from './crowd.ts'

/** What came to the crowd: when, in the order of coming, and how many messages each has, in the order of ids. */
export type Arrivals = Readonly<{ at: readonly number[]; each: readonly number[] }>

/** The phones of the crowd. Their owners do nothing but receive. */
export class Phones {
  readonly #users: TelegramUser[]
  readonly #each = new Map<number, number>()
  #at: number[] = []
  #awaited: { count: number; wake: () => void } | undefined

  constructor(telegram: Telegram, { first, count, isBlockedAt, office }: Seats) {
    const ids = Array.from({ length: count }, (_, index) => first + index)
    this.#users = ids.map(id => telegram.person({ id, firstName: `Crowd ${id}` }))
    for (const user of this.#users) user.opens()
    for (const id of office) telegram.person({ id, firstName: `Office ${id}` }).opens()
    for (const [index, user] of this.#users.entries()) if (index % 100 === isBlockedAt) user.blocks()
    for (const id of ids) this.#each.set(id, 0)
    telegram.subscribe(event => {
      if (event.kind === 'message' && event.message.from === 'bot') this.#receive(event.personId)
    })
  }

  get blocking(): number {
    return this.#users.filter(user => user.isBlocking).length
  }

  #receive(id: number): void {
    const before = this.#each.get(id)
    if (before === undefined) return
    this.#each.set(id, before + 1)
    this.#at.push(sharedNow())
    if (this.#awaited && this.#at.length >= this.#awaited.count) {
      this.#awaited.wake()
      this.#awaited = undefined
    }
  }

  /** Resolves when so many have arrived since the last count. */
  untilArrived(count: number): Promise<void> {
    if (this.#at.length >= count) return Promise.resolve()
    return new Promise(wake => {
      this.#awaited = { count, wake }
    })
  }

  /** What arrived since the last time it was asked. */
  take(): Arrivals {
    const arrivals = { at: this.#at, each: [...this.#each.values()] }
    this.#at = []
    for (const id of this.#each.keys()) this.#each.set(id, 0)
    return arrivals
  }
}
