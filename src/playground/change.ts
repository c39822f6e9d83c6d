export type ChangeListener = () => void

/** Listeners that looked for so many milliseconds are let rest for so many times as long. */
const NOTICEABLE = 0.1
const RESTS = 4

/**
 * Tells that something in the playground is different: in the same turn of the event loop, unless looking takes
 * long. Whoever looks at thousands of people after each of thousands of messages would else do nothing but look.
 */
export class Changes {
  readonly #listeners = new Set<ChangeListener>()
  #isMarked = false
  #restsUntil = 0

  mark(): void {
    if (this.#isMarked || this.#listeners.size === 0) return
    this.#isMarked = true
    const rest = this.#restsUntil - performance.now()
    if (rest > 0) setTimeout(this.#announce, rest)
    else queueMicrotask(this.#announce)
  }

  listen(listener: ChangeListener): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  readonly #announce = () => {
    this.#isMarked = false
    const begun = performance.now()
    for (const listener of [...this.#listeners]) listener()
    const ended = performance.now()
    if (ended - begun > NOTICEABLE) this.#restsUntil = ended + (ended - begun) * RESTS
  }
}
