export type FaultKind = 'loseAnswer' | 'fail500' | 'reset' | 'tooMany' | 'duplicate' | 'delay' | 'outage'
/** `error`: 500, as Telegram says it; `reset`: the connection breaks. Either way the call has no effect. */
export type OutageStyle = 'error' | 'reset'
/** Without a method a fault spares getUpdates: a long poll would swallow it. */
export type FaultAim = { method?: string; chatId?: number; times?: number }
export type Fault = {
  readonly kind: FaultKind
  readonly method?: string
  readonly chatId?: number
  readonly retryAfter?: number
  readonly milliseconds?: number
  readonly copies?: number
  readonly style?: OutageStyle
  times: number
}

export const FAULT_KINDS: readonly FaultKind[] = [
  'loseAnswer',
  'fail500',
  'reset',
  'tooMany',
  'duplicate',
  'delay',
  'outage',
]

/** What a timer can wait for. */
const LONGEST_OUTAGE = 2 ** 31 - 1

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

  /** For so long, in real time, every call it is aimed at fails, and no other fault is spent on those calls. */
  outage(milliseconds: number, aim: Omit<FaultAim, 'times'> & { style?: OutageStyle } = {}): void {
    this.add({ kind: 'outage', milliseconds, ...aim })
  }

  clear(): void {
    this.#faults = []
    this.#changed()
  }

  list(): readonly Readonly<Fault>[] {
    return this.#faults
  }

  add(fault: Omit<Fault, 'times'> & { times?: number }): void {
    const ordered = { ...fault, times: fault.times ?? 1 }
    if (ordered.kind === 'outage') this.#endLater(ordered)
    this.#faults.push(ordered)
    this.#changed()
  }

  /** Spends one strike of every fault aimed at this call; at most one of a kind. */
  strike(method: string, chatId: number | undefined): Fault[] {
    if (this.#faults.length === 0) return []
    const isAimedHere = (fault: Fault) =>
      fault.kind !== 'duplicate' &&
      (fault.method === undefined ? method !== 'getupdates' : fault.method.toLowerCase() === method) &&
      (fault.chatId === undefined || fault.chatId === chatId)
    const outage = this.#faults.find(fault => fault.kind === 'outage' && isAimedHere(fault))
    return outage ? [outage] : this.#spend(isAimedHere)
  }

  copies(chatId: number): number {
    if (this.#faults.length === 0) return 1
    const [fault] = this.#spend(
      fault => fault.kind === 'duplicate' && (fault.chatId === undefined || fault.chatId === chatId),
    )
    return fault?.copies ?? (fault ? 2 : 1)
  }

  #endLater(outage: Fault): void {
    const { milliseconds = 0 } = outage
    if (!(milliseconds > 0 && milliseconds <= LONGEST_OUTAGE))
      throw new Error(`an outage lasts from 1 to ${LONGEST_OUTAGE} milliseconds`)
    const end = () => {
      const others = this.#faults.filter(fault => fault !== outage)
      if (others.length === this.#faults.length) return
      this.#faults = others
      this.#changed()
    }
    setTimeout(end, milliseconds).unref()
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
