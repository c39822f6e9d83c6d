import type { Clock } from './clock.ts'
import { ApiRefusal } from './refusal.ts'

export type PressedQuery = {
  readonly id: string
  readonly personId: number
  readonly chatId: number
  readonly pressedAt: number
  deliveredAt: number | undefined
  answered: boolean
}

export const UNDELIVERED_QUERY_LIFETIME = 150_000
const DELIVERED_QUERY_LIFETIME = 600_000
const KEPT_QUERIES = 100_000
const TOO_OLD = 'Bad Request: query is too old and response timeout expired or query ID is invalid'

/** Every press waits for one answer, and not for ever. */
export class CallbackQueries {
  readonly #queries = new Map<string, PressedQuery>()
  readonly #clock: Clock
  #nextId = 4_700_000_000_000_000_001n

  constructor(clock: Clock) {
    this.#clock = clock
  }

  open(personId: number, chatId: number): PressedQuery {
    const id = String(this.#nextId)
    this.#nextId += 1n
    const pressedAt = this.#clock.now()
    const query = { id, personId, chatId, pressedAt, deliveredAt: undefined, answered: false }
    this.#queries.set(id, query)
    if (this.#queries.size > KEPT_QUERIES) this.#forgetOldest()
    return query
  }

  find(id: string): PressedQuery | undefined {
    return this.#queries.get(id)
  }

  delivered(id: string): void {
    const query = this.#queries.get(id)
    if (query) query.deliveredAt ??= this.#clock.now()
  }

  answer(id: string): PressedQuery {
    const query = this.#queries.get(id)
    if (!query) throw new ApiRefusal(400, TOO_OLD, { violation: `callback query ${id} was never asked` })
    if (query.answered)
      throw new ApiRefusal(400, TOO_OLD, { violation: `callback query ${id} is already answered` })
    const now = this.#clock.now()
    const deadline =
      query.deliveredAt === undefined
        ? query.pressedAt + UNDELIVERED_QUERY_LIFETIME
        : query.deliveredAt + DELIVERED_QUERY_LIFETIME
    if (now > deadline) throw new ApiRefusal(400, TOO_OLD, {})
    query.answered = true
    return query
  }

  #forgetOldest(): void {
    for (const id of this.#queries.keys()) {
      this.#queries.delete(id)
      return
    }
  }
}
