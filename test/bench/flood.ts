import { Silence } from '../../src/playground/silence.ts'
import type { Telegram } from '../../src/playground/telegram.ts'
import { sharedNow } from './child.ts'

/**
 * How the bot bore with Telegram. `silences`: when a 429 asked for one, and until when; `breaches`: what was
 * sent on all the same; `violations`: every other rule it broke.
 */
export type Flood = Readonly<{
  silences: readonly Readonly<{ from: number; to: number }>[]
  breaches: number
  violations: readonly string[]
}>

/** A 429 is no violation to the simulator, so it keeps no list of them: they are noted as they are given. */
export const watchFlood = (telegram: Telegram): (() => Flood) => {
  const silences: { from: number; to: number }[] = []
  const { begin } = Silence.prototype
  Silence.prototype.begin = function (this: Silence, seconds: number): void {
    const from = sharedNow()
    silences.push({ from, to: from + seconds * 1_000 })
    begin.call(this, seconds)
  }
  return () => ({ silences, breaches: telegram.floodBreaches, violations: telegram.violations })
}
