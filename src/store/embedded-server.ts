import { type ChildProcess, spawn } from 'node:child_process'
import { type FileHandle, open, readFile, rename } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { dataFolderFault } from './data-folder.ts'
import { type EmbeddedCluster, serverSpawnOptions } from './embedded-cluster.ts'
import { serverFault } from './embedded-faults.ts'
import { pardonForStaleLock, readPostmaster, stopServer } from './embedded-process.ts'

export type ServerSettings = Readonly<Record<string, string>>

/** What suits a small machine with one bot on it; given at each start, so that an update of the bot changes it. */
const standardSettings: ServerSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '128MB',
  work_mem: '8MB',
  max_wal_size: '1GB',
  wal_compression: 'on',
  checkpoint_timeout: '10min',
  fsync: 'on',
  synchronous_commit: 'on',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Errors reach the bot, which logs them; here they would repeat people's rows in their details.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

const pollMs = 15
const logRotationBytes = 10 * 1024 * 1024

export type LaunchOptions = Readonly<{ port: number; settings?: ServerSettings; signal?: AbortSignal }>

export type LaunchOutcome = { is: 'ready'; pid: number } | { is: 'port_taken' } | { is: 'folder_taken' }

/**
 * Starts a server and waits until it accepts connections. Ctrl-C in the terminal and the death of the bot leave it
 * running: no connection breaks before the bot has ended its work.
 */
export const launchServer = async (
  cluster: EmbeddedCluster,
  options: LaunchOptions,
): Promise<LaunchOutcome> => {
  const log = await openServerLog(cluster)
  const { size: logStart } = await log.stat()
  const server = await spawnServer(cluster, options, log).finally(() => log.close())
  const { pid, complaint } = await readinessOf(cluster, server, options.signal)
  if (pid !== undefined) return { is: 'ready', pid }
  const written = await readFile(cluster.serverLog).catch(() => Buffer.alloc(0))
  const output = complaint + written.subarray(logStart).toString()
  if (/Address already in use|could not create any TCP\/IP sockets/i.test(output)) return { is: 'port_taken' }
  if (/lock file .* (already exists|is empty)|pre-existing shared memory block/.test(output))
    return { is: 'folder_taken' }
  throw await serverFault(cluster, output)
}

const openServerLog = async (cluster: EmbeddedCluster): Promise<FileHandle> => {
  try {
    const log = await open(cluster.serverLog, 'a', 0o600)
    if ((await log.stat()).size < logRotationBytes) return log
    await log.close()
    await rename(cluster.serverLog, `${cluster.serverLog}.old`)
    return await open(cluster.serverLog, 'a', 0o600)
  } catch (error) {
    throw dataFolderFault(cluster.home, error)
  }
}

const spawnServer = async (cluster: EmbeddedCluster, { port, settings }: LaunchOptions, log: FileHandle) => {
  const flags = Object.entries({ ...standardSettings, ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const environment = await pardonForStaleLock(cluster)
  const server = spawn(cluster.binaries.postgres, ['-D', cluster.data, '-p', String(port), ...flags], {
    ...serverSpawnOptions(cluster, environment),
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  })
  server.unref()
  return server
}

/** The server's process once it is ready; what the system said if it ended instead. */
const readinessOf = async (cluster: EmbeddedCluster, server: ChildProcess, signal?: AbortSignal) => {
  let complaint: string | undefined
  server.once('error', error => {
    complaint = String(error)
  })
  server.once('exit', () => {
    complaint ??= ''
  })
  while (complaint === undefined) {
    if (signal?.aborted && server.pid !== undefined) await stopServer(cluster, server.pid)
    signal?.throwIfAborted()
    const postmaster = await readPostmaster(cluster)
    if (postmaster?.pid === server.pid && postmaster?.status === 'ready') return { pid: postmaster.pid }
    await pause(pollMs)
  }
  return { complaint }
}
