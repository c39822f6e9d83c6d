/** Milliseconds since the epoch; whoever shares the clock shares the playground's time. */
export type Clock = { now(): number; advance(milliseconds: number): void }

export const createClock = (): Clock => {
  let ahead = 0
  return {
    now: () => Date.now() + ahead,
    advance: milliseconds => {
      ahead += milliseconds
    },
  }
}

export const clockSeconds = (clock: Clock): number => Math.floor(clock.now() / 1000)
