export type FaultKind = 'loseAnswer' | 'fail500' | 'reset' | 'tooMany' | 'duplicate' | 'delay'
/** Without a method a fault spares getUpdates: a long poll would swallow it. */
export type FaultAim = { method?: string; chatId?: number; times?: number }
export type Fault = {
  readonly kind: FaultKind
  readonly method?: string
  readonly chatId?: number
  readonly retryAfter?: number
  readonly milliseconds?: number
  readonly copies?: number
  times: number
}

export const FAULT_KINDS: readonly FaultKind[] = [
  'loseAnswer',
  'fail500',
  'reset',
  'tooMany',
  'duplicate',
  'delay',
]

/** Trouble ordered in advance: each fault strikes the next calls (or updates) it is aimed at. */
export class FaultBoard {
  readonly #changed: () => void
  #faults: Fault[] = []

  constructor(changed: () => void) {
    this.#changed = changed
  }

  /** The call takes effect, the answer never arrives. */
  loseAnswer(aim: FaultAim = {}): void {
    this.add({ kind: 'loseAnswer', ...aim })
  }

  /** 500 without effect. */
  fail500(aim: FaultAim = {}): void {
    this.add({ kind: 'fail500', ...aim })
  }

  /** The connection is reset before the call takes effect. */
  reset(aim: FaultAim = {}): void {
    this.add({ kind: 'reset', ...aim })
  }

  tooMany(retryAfter: number, aim: FaultAim = {}): void {
    this.add({ kind: 'tooMany', retryAfter, ...aim })
  }

  /** The next update is delivered `copies` times. */
  duplicate(copies = 2, aim: FaultAim = {}): void {
    this.add({ kind: 'duplicate', copies, ...aim })
  }

  /** The call waits before it takes effect. */
  delay(milliseconds: number, aim: FaultAim = {}): void {
    this.add({ kind: 'delay', milliseconds, ...aim })
  }

  clear(): void {
    this.#faults = []
    this.#changed()
  }

  list(): readonly Readonly<Fault>[] {
    return this.#faults
  }

  add(fault: Omit<Fault, 'times'> & { times?: number }): void {
    this.#faults.push({ ...fault, times: fault.times ?? 1 })
    this.#changed()
  }

  /** Spends one strike of every fault aimed at this call; at most one of a kind. */
  strike(method: string, chatId: number | undefined): Fault[] {
    if (this.#faults.length === 0) return []
    return this.#spend(
      fault =>
        fault.kind !== 'duplicate' &&
        (fault.method === undefined ? method !== 'getupdates' : fault.method.toLowerCase() === method) &&
        (fault.chatId === undefined || fault.chatId === chatId),
    )
  }

  copies(chatId: number): number {
    if (this.#faults.length === 0) return 1
    const [fault] = this.#spend(
      fault => fault.kind === 'duplicate' && (fault.chatId === undefined || fault.chatId === chatId),
    )
    return fault?.copies ?? (fault ? 2 : 1)
  }

  #spend(matches: (fault: Fault) => boolean): Fault[] {
    const struck: Fault[] = []
    for (const fault of this.#faults) {
      if (!matches(fault) || struck.some(other => other.kind === fault.kind)) continue
      fault.times -= 1
      struck.push(fault)
    }
    if (struck.length === 0) return struck
    this.#faults = this.#faults.filter(fault => fault.times > 0)
    this.#changed()
    return struck
  }
}
