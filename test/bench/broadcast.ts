import { loadavg } from 'node:os'
import { measureInteractive } from './broadcast-interactive.ts'
import { measureConfirming, measureSize } from './broadcast-size.ts'
import { measureStorm } from './broadcast-storm.ts'
import { settleCrowd } from './crowd.ts'
import type { Ground } from './stage.ts'
import { fixed, say, sayTable } from './table.ts'

/** The machine is shared: how busy it was says how far the numbers can be trusted. */
const sayLoad = (): void => say(`\nload of the machine: ${fixed(loadavg()[0] ?? Number.NaN, 2)}`)

export const measureBroadcasts = async (ground: Ground, botFlags: readonly string[]): Promise<void> => {
  const crowd = await settleCrowd(ground.database, ground.cast)
  const setting = { ground, crowd, botFlags }
  sayLoad()
  sayTable('broadcast: confirming and counting', await measureConfirming(setting))
  const { storm, trouble } = await measureStorm(setting)
  sayTable('broadcast: 3,000 people, a kill -9 and an outage, Telegram’s limits ten-fold', storm)
  sayTable('broadcast: told to be silent, and cut off', trouble)
  sayTable('broadcast: 50 people fill in forms meanwhile', await measureInteractive(setting))
  sayTable('broadcast: ten times as many people, no limits', await measureSize(setting))
  sayLoad()
}
