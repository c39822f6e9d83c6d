import { execFileSync } from 'node:child_process'
import { readFile, readlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { errorCode } from './database-session.ts'
import type { EmbeddedCluster } from './embedded-cluster.ts'

/** What a server writes into postmaster.pid: who it is, where it listens, how far it is. */
export type Postmaster = Readonly<{ pid: number; port: number; status: string }>

const pollMs = 15

/** After this long a fast shutdown is cut short; the next start then replays the write-ahead log. */
const shutdownPatienceMs = 60_000

/** The server on this cluster that is alive now; a stale or reused process id does not pass for one. */
export const findPostmaster = async (cluster: EmbeddedCluster): Promise<Postmaster | undefined> => {
  const postmaster = await readPostmaster(cluster)
  return postmaster && (await isServerOf(cluster, postmaster.pid)) ? postmaster : undefined
}

export const readPostmaster = async (cluster: EmbeddedCluster): Promise<Postmaster | undefined> => {
  const text = await readFile(join(cluster.data, 'postmaster.pid'), 'utf8').catch(() => '')
  const [pid, , , port, , , , status] = text.split('\n')
  if (!Number(pid)) return undefined
  return { pid: Number(pid), port: Number(port), status: status?.trim() ?? 'starting' }
}

/**
 * PostgreSQL refuses to start while the process id in a stale postmaster.pid belongs to some other program of the
 * same user: usual in containers, where the ids repeat. As its own ancestor it lets it pass, and still checks that no
 * orphan holds the shared memory, which removing the file would skip.
 */
export const pardonForStaleLock = async (cluster: EmbeddedCluster): Promise<NodeJS.ProcessEnv> => {
  const postmaster = await readPostmaster(cluster)
  if (postmaster === undefined || (await isServerOf(cluster, postmaster.pid))) return {}
  return { PG_GRANDPARENT_PID: String(postmaster.pid) }
}

const isServerOf = async (cluster: EmbeddedCluster, pid: number): Promise<boolean> => {
  if (!(await isProcessAlive(pid))) return false
  // A server works in its data folder.
  if (process.platform === 'linux') {
    return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === cluster.data
  }
  if (process.platform === 'win32') return true
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).includes(
      cluster.data,
    )
  } catch {
    return false
  }
}

/** Whether a process runs on this machine, whoever it belongs to. */
export const isProcessAlive = async (pid: number): Promise<boolean> => {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
  // A dead process stays in the table until its parent asks for it, and not every parent does.
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return status.slice(status.lastIndexOf(')') + 2, status.lastIndexOf(')') + 3) !== 'Z'
}

/** Ends the server's connections, writes everything out, returns when its process has gone. */
export const stopServer = async (cluster: EmbeddedCluster, pid: number): Promise<void> => {
  signalServer(cluster, pid, 'INT')
  const started = performance.now()
  let hurried = false
  while (await isProcessAlive(pid)) {
    if (!hurried && performance.now() - started > shutdownPatienceMs) {
      signalServer(cluster, pid, 'QUIT')
      hurried = true
    }
    await pause(pollMs)
  }
}

const signalServer = (cluster: EmbeddedCluster, pid: number, signal: 'INT' | 'QUIT'): void => {
  try {
    // Windows has no signals; PostgreSQL brings its own.
    if (process.platform === 'win32') execFileSync(cluster.binaries.pgCtl, ['kill', signal, String(pid)])
    else process.kill(pid, `SIG${signal}`)
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error
  }
}

/** A port nobody listens on at this moment; somebody may be quicker, which the caller must expect. */
export const chooseFreePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
