import { setTimeout as pause } from 'node:timers/promises'
import { type DatabaseLog, type DatabaseSession, errorCode } from './database-session.ts'
import { claimCluster, FolderHeldFault } from './embedded-claim.ts'
import type { EmbeddedCluster } from './embedded-cluster.ts'
import { chooseFreePort, findPostmaster, type Postmaster, stopServer } from './embedded-process.ts'
import { launchServer, type ServerSettings } from './embedded-server.ts'
import { StartupFault } from './startup-fault.ts'

export type HoldOptions = Readonly<{
  log: DatabaseLog
  signal?: AbortSignal
  settings?: ServerSettings
  choosePort?: () => Promise<number>
}>

/** A ready server, and the connection whose lock makes it and its folder ours. */
export type Hold = Readonly<{ pid: number; port: number; session: DatabaseSession }>

const pollMs = 25
const portAttempts = 10

/** Longest wait for a server that shuts down, or for what a killed one left in memory. */
const departurePatienceMs = 90_000

/** Starts the server, or takes over the one that runs; refuses when another process holds the folder. */
export const holdServer = async (cluster: EmbeddedCluster, options: HoldOptions): Promise<Hold> => {
  const started = performance.now()
  let portsTried = 0
  for (;;) {
    options.signal?.throwIfAborted()
    const running = await findPostmaster(cluster)
    if (running === undefined) {
      const attempt = await launchAndClaim(cluster, options)
      if (attempt.is === 'held') return attempt.hold
      if (attempt.is === 'port_taken' && ++portsTried === portAttempts) throw portFault(cluster)
    } else if (running.status === 'ready') {
      const hold = await claimRunning(cluster, running, options.log)
      if (hold !== undefined) return hold
    }
    // Replaying the log after a power cut takes as long as it takes.
    const departing = running?.status !== 'starting'
    if (departing && performance.now() - started > departurePatienceMs) throw lingeringFault(cluster)
    await pause(pollMs, undefined, { signal: options.signal })
  }
}

const launchAndClaim = async (cluster: EmbeddedCluster, options: HoldOptions) => {
  const port = await (options.choosePort ?? chooseFreePort)()
  const outcome = await launchServer(cluster, { ...options, port })
  if (outcome.is !== 'ready') return outcome
  try {
    const session = await claimCluster(cluster, port)
    const hold: Hold = { pid: outcome.pid, port, session }
    return { is: 'held', hold } as const
  } catch (error) {
    // Another bot may have found our server before we claimed it; then it is his.
    if (!(error instanceof FolderHeldFault)) await stopServer(cluster, outcome.pid)
    throw error
  }
}

/** Undefined when the server went away meanwhile, or is going. */
const claimRunning = async (cluster: EmbeddedCluster, { pid, port }: Postmaster, log: DatabaseLog) => {
  try {
    const session = await claimCluster(cluster, port)
    log.warn({ pid, port }, 'took over the database server that an earlier run of the bot left')
    const hold: Hold = { pid, port, session }
    return hold
  } catch (error) {
    const code = errorCode(error)
    // 57P0x: shutting down or not yet up; the rest: its port is closed already.
    if (code?.startsWith('57P') || code === 'ECONNREFUSED' || code === 'ECONNRESET') return undefined
    throw error
  }
}

const portFault = ({ serverLog }: EmbeddedCluster) =>
  new StartupFault(
    `The database server found no free port on 127.0.0.1 in ${portAttempts} attempts.`,
    `End the programs that take them and start the bot again. The server's log is ${serverLog}.`,
  )

const lingeringFault = ({ data, serverLog }: EmbeddedCluster) =>
  new StartupFault(
    `Another process holds the database files in ${data} and does not let go of them.`,
    `End it (its number is the first line of postmaster.pid there) and start again. The server's log is ${serverLog}.`,
  )
