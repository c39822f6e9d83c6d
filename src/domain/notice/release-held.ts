import type { Deps } from '../ports.ts'

/** Put on the road in one transaction. */
const pieceSize = 1_000

/** Sends on what waited for a morning, or for the time somebody put it off to. */
export const releaseHeld = async (deps: Deps): Promise<void> => {
  const { at } = deps.moment()
  for (;;) {
    const released = await deps.transaction(store => store.notices.releaseHeld(at, pieceSize))
    if (released < pieceSize) return
  }
}
