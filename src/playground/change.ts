export type ChangeListener = () => void

/** Tells, once per turn of the event loop, that something in the playground is different. */
export class Changes {
  readonly #listeners = new Set<ChangeListener>()
  #announced = false

  mark(): void {
    if (this.#announced || this.#listeners.size === 0) return
    this.#announced = true
    queueMicrotask(() => {
      this.#announced = false
      for (const listener of [...this.#listeners]) listener()
    })
  }

  listen(listener: ChangeListener): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }
}
