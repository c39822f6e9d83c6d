/** Work that goes on after its update was answered, until it is done or the process stops. */
export type Background = Readonly<{
  /** Nothing when work of that name goes on already. `work` ends soon after its signal says so. */
  run(name: string, work: (signal: AbortSignal) => Promise<void>): void
  stop(): Promise<void>
}>

export const createBackground = (onFailure: (name: string, error: unknown) => void): Background => {
  const stopping = new AbortController()
  const going = new Map<string, Promise<void>>()
  return {
    run(name, work) {
      if (going.has(name) || stopping.signal.aborted) return
      const ended = work(stopping.signal)
        .catch(error => onFailure(name, error))
        .finally(() => going.delete(name))
      going.set(name, ended)
    },

    async stop() {
      stopping.abort()
      await Promise.all(going.values())
    },
  }
}
