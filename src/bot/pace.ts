import { setTimeout as delay } from 'node:timers/promises'

/** Lets one message pass at a time, so many a second, and none at all while Telegram says to wait. */
export type Pace = Readonly<{ pass(): Promise<void>; pause(seconds: number): void }>

export const createPace = (perSecond: number): Pace => {
  let free = 0
  return {
    async pass() {
      const now = performance.now()
      const turn = Math.max(now, free)
      free = turn + 1_000 / perSecond
      if (turn > now) await delay(turn - now)
    },
    pause(seconds) {
      free = Math.max(free, performance.now() + seconds * 1_000)
    },
  }
}
