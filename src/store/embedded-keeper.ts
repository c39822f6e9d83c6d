import { setTimeout as pause } from 'node:timers/promises'
import type { EmbeddedCluster } from './embedded-cluster.ts'
import { type Hold, type HoldOptions, holdServer } from './embedded-hold.ts'
import { findPostmaster, stopServer } from './embedded-process.ts'

export type ServerKeeper = Readonly<{ stop(): Promise<void> }>

const shortestPauseMs = 250
const longestPauseMs = 30_000

/**
 * Keeps a held server up until stop(). When it dies under the bot — killed for memory, or by hand — it is started
 * again on the same port, so that the address everybody connected to stays true.
 */
export const keepServer = (cluster: EmbeddedCluster, first: Hold, options: HoldOptions): ServerKeeper => {
  const { log } = options
  const ending = new AbortController()
  let hold = first
  let reviving: Promise<void> | undefined
  let stopping: Promise<void> | undefined

  const watch = () => {
    hold.session.once('end', () => {
      if (!ending.signal.aborted) reviving = revive()
    })
  }

  const revive = async () => {
    log.error({ port: hold.port }, 'the embedded database went away; starting it again')
    for (let wait = shortestPauseMs; !ending.signal.aborted; wait = Math.min(wait * 2, longestPauseMs)) {
      try {
        hold = await holdAgain(cluster, hold.port, { ...options, signal: ending.signal })
        watch()
        return log.info({ port: hold.port }, 'the embedded database is back')
      } catch (error) {
        if (ending.signal.aborted) return
        log.error({ err: error }, 'the embedded database could not be started again')
        await pause(wait, undefined, { signal: ending.signal }).catch(() => {})
      }
    }
  }

  const stop = async () => {
    ending.abort()
    await reviving
    // The lock ends with the server, not before: whoever starts next meets either all of it or nothing.
    const postmaster = await findPostmaster(cluster)
    if (postmaster?.pid === hold.pid) await stopServer(cluster, hold.pid)
    await hold.session.end()
  }

  watch()
  return {
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
}

const holdAgain = async (cluster: EmbeddedCluster, port: number, options: HoldOptions): Promise<Hold> => {
  const hold = await holdServer(cluster, { ...options, choosePort: async () => port })
  if (hold.port === port) return hold
  // Somebody else's server came and was left behind in between; on its port nobody would find it.
  await stopServer(cluster, hold.pid)
  await hold.session.end()
  return holdAgain(cluster, port, options)
}
