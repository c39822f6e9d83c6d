import { type DatabaseSession, errorCode } from './database-session.ts'
import { isClaimed, openMaintenanceSession } from './embedded-claim.ts'
import { clusterUrl, embeddedName, openEmbeddedCluster } from './embedded-cluster.ts'
import { type HoldOptions, holdServer } from './embedded-hold.ts'
import { keepServer } from './embedded-keeper.ts'
import { findPostmaster } from './embedded-process.ts'
import { createClusterIfMissing, removeUnfinishedClusters } from './embedded-setup.ts'

export type EmbeddedDatabase = Readonly<{
  kind: 'embedded'
  url: string
  /** Ends every connection and the server; resolves when its process has gone. May be called twice. */
  stop(): Promise<void>
}>

/** `settings` and `choosePort` are for tests, which trade safety for speed and take ports away. */
export type EmbeddedOptions = HoldOptions & Readonly<{ folder: string }>

/**
 * Starts the PostgreSQL of this folder: makes it on the first start, takes over the one a killed bot left running,
 * and starts it again on the same port should it die. Throws StartupFault when another bot has the folder, and for
 * everything an operator can mend. As long as it runs, no other process starts on the folder.
 */
export const startEmbeddedDatabase = async (options: EmbeddedOptions): Promise<EmbeddedDatabase> => {
  const started = performance.now()
  const cluster = await openEmbeddedCluster(options.folder)
  await createClusterIfMissing(cluster, options.signal)
  const hold = await holdServer(cluster, options)
  const keeper = keepServer(cluster, hold, options)
  try {
    await removeUnfinishedClusters(cluster)
    await createDatabaseIfMissing(hold.session)
    options.signal?.throwIfAborted()
    const url = await clusterUrl(cluster, hold.port, embeddedName)
    const tookMs = Math.round(performance.now() - started)
    options.log.info({ folder: cluster.folder, port: hold.port, tookMs }, 'embedded database ready')
    return { kind: 'embedded', url, stop: keeper.stop }
  } catch (error) {
    await keeper.stop()
    throw error
  }
}

/** For command-line tools: the database of the bot that runs on this folder, undefined if none does. */
export const joinEmbeddedDatabase = async ({
  folder,
}: {
  folder: string
}): Promise<{ url: string } | undefined> => {
  const cluster = await openEmbeddedCluster(folder)
  const postmaster = await findPostmaster(cluster)
  if (postmaster?.status !== 'ready') return undefined
  try {
    const session = await openMaintenanceSession(cluster, postmaster.port)
    const claimed = await isClaimed(session).finally(() => session.end())
    return claimed ? { url: await clusterUrl(cluster, postmaster.port, embeddedName) } : undefined
  } catch (error) {
    // It went away between the two looks.
    if (errorCode(error)?.match(/^57P|^ECONN/)) return undefined
    throw error
  }
}

const createDatabaseIfMissing = async (session: DatabaseSession): Promise<void> => {
  const { rows } = await session.query('SELECT 1 FROM pg_database WHERE datname = $1', [embeddedName])
  if (rows.length === 0) await session.query(`CREATE DATABASE ${embeddedName}`)
}
