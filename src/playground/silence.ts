/** Milliseconds in which calls still come from a bot that cannot have read the answer yet. */
const CROSSING = 250

/**
 * The silence a 429 asks for. It is measured in real time, and concerns the whole bot: Telegram does not say for
 * which chats it may go on.
 */
export class Silence {
  readonly #now: () => number
  #from = 0
  #until = 0
  #breaches = 0

  constructor(now = () => performance.now()) {
    this.#now = now
  }

  get breaches(): number {
    return this.#breaches
  }

  begin(seconds: number): void {
    const now = this.#now()
    if (now >= this.#until) this.#from = now + CROSSING
    this.#until = Math.max(this.#until, now + seconds * 1000)
  }

  hear(): void {
    const now = this.#now()
    if (now > this.#from && now < this.#until) this.#breaches += 1
  }
}
