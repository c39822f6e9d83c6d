import { setTimeout as pause } from 'node:timers/promises'
import { type DatabaseSession, errorCode, openDatabaseSession } from './database-session.ts'
import { clusterUrl, type EmbeddedCluster, embeddedName } from './embedded-cluster.ts'
import { isProcessAlive } from './embedded-process.ts'
import { StartupFault } from './startup-fault.ts'

/**
 * Who holds the folder is who holds this advisory lock, for as long as his connection lives: the kernel ends the
 * connection of a killed process at once, and a reused process id means nothing to it.
 */
const folderLock = 0x63616e62

const retryMs = 50
const goneHolderPatienceMs = 10_000

export class FolderHeldFault extends StartupFault {}

/** Takes the folder for this process. Throws FolderHeldFault when another one has it. */
export const claimCluster = async (cluster: EmbeddedCluster, port: number): Promise<DatabaseSession> => {
  const session = await openMaintenanceSession(cluster, port)
  try {
    const started = performance.now()
    for (;;) {
      const { rows } = await session.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
        folderLock,
      ])
      if (rows[0]?.taken) return session
      const holder = await readHolder(session)
      // A holder killed this instant is let go of in a moment; a living one is not waited for.
      if (!holder.gone || performance.now() - started > goneHolderPatienceMs)
        throw heldFault(cluster, holder.pid)
      await pause(retryMs)
    }
  } catch (error) {
    await session.end()
    throw error
  }
}

/** Whether a living process has the folder: the one whose server others may join. */
export const isClaimed = async (session: DatabaseSession): Promise<boolean> => {
  const { rows } = await session.query(holderQuery, [folderLock])
  return rows.length > 0
}

/** The lock is one of the database `postgres`: advisory locks count within their database only. */
export const openMaintenanceSession = async (
  cluster: EmbeddedCluster,
  port: number,
): Promise<DatabaseSession> => {
  const url = await clusterUrl(cluster, port, 'postgres')
  return openDatabaseSession(url, `${embeddedName} holder ${process.pid}`).catch(error => {
    throw errorCode(error) === '28P01' ? passwordFault(cluster, error) : error
  })
}

const holderQuery = `
  SELECT activity.application_name AS name
  FROM pg_locks AS lock JOIN pg_stat_activity AS activity USING (pid)
  WHERE lock.locktype = 'advisory' AND lock.granted AND lock.classid = 0 AND lock.objid = $1`

const readHolder = async (session: DatabaseSession): Promise<{ pid: number | undefined; gone: boolean }> => {
  const { rows } = await session.query<{ name: string }>(holderQuery, [folderLock])
  const pid = Number(rows[0]?.name.split(' ').at(-1))
  if (!pid) return { pid: undefined, gone: rows.length === 0 }
  return { pid, gone: !(await isProcessAlive(pid)) }
}

const heldFault = (cluster: EmbeddedCluster, pid: number | undefined): FolderHeldFault =>
  new FolderHeldFault(
    `The data folder ${cluster.folder} is in use by another running bot${pid ? ` (process ${pid})` : ''}.`,
    'Stop that one first, or give this one a folder of its own with DATA_DIR.',
  )

const passwordFault = ({ passwordFile, home }: EmbeddedCluster, cause: unknown): StartupFault =>
  new StartupFault(
    `The password in ${passwordFile} is not the one of the database beside it.`,
    `Restore ${home} as a whole from one backup.`,
    { cause },
  )
