/** Milliseconds since the epoch; whoever shares the clock shares the playground's time. */
export type Clock = { now(): number; advance(milliseconds: number): void }

/** Runs as fast as the world's, from `startsAt` on. */
export const createClock = (startsAt = Date.now()): Clock => {
  let ahead = startsAt - Date.now()
  return {
    now: () => Date.now() + ahead,
    advance: milliseconds => {
      ahead += milliseconds
    },
  }
}

export const clockSeconds = (clock: Clock): number => Math.floor(clock.now() / 1000)
