import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, mkdtemp, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dataFolderFault } from './data-folder.ts'
import { errorCode } from './database-session.ts'
import { type EmbeddedCluster, embeddedName, serverSpawnOptions } from './embedded-cluster.ts'
import { setupFault } from './embedded-faults.ts'
import { StartupFault } from './startup-fault.ts'

/** Unfinished clusters are made under this name and renamed when complete. */
const unfinishedPrefix = 'postgres.new-'

/** Makes the cluster on the first start. A kill at any moment leaves either nothing or a complete cluster. */
export const createClusterIfMissing = async (
  cluster: EmbeddedCluster,
  signal?: AbortSignal,
): Promise<void> => {
  if (await holdsCluster(cluster)) return
  const unfinished = await mkdtemp(join(cluster.folder, unfinishedPrefix)).catch(error => {
    throw dataFolderFault(cluster.folder, error)
  })
  try {
    await initialise(cluster, unfinished, signal)
    await rename(unfinished, cluster.home)
    await syncFolder(cluster.folder)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    // Another process was quicker: its cluster is as good as ours.
    if (!(await holdsCluster(cluster))) throw dataFolderFault(cluster.folder, error)
  }
}

/** What a kill during an earlier first start left. Call only while holding the folder: nobody else is at it then. */
export const removeUnfinishedClusters = async ({ folder }: EmbeddedCluster): Promise<void> => {
  const names = await readdir(folder)
  for (const name of names.filter(name => name.startsWith(unfinishedPrefix))) {
    // An orphaned initdb may still be writing there for a moment; what is left then goes at the next start.
    await rm(join(folder, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }).catch(
      () => {},
    )
  }
}

/** Whether the folder holds a cluster; anything else under its name is left alone and refused. */
const holdsCluster = async ({ home, data }: EmbeddedCluster): Promise<boolean> => {
  const unlessAbsent = (error: unknown) => {
    if (errorCode(error) !== 'ENOENT') throw dataFolderFault(home, error)
  }
  if (await stat(join(data, 'PG_VERSION')).catch(unlessAbsent)) return true
  const content = (await readdir(home).catch(unlessAbsent)) ?? []
  if (content.length === 0) return false
  throw new StartupFault(
    `${home} is not empty, but holds no database of this bot; nothing in it was touched.`,
    'Move it away, restore it from a backup, or set DATA_DIR to another folder.',
  )
}

const initialise = async (
  cluster: EmbeddedCluster,
  unfinished: string,
  signal?: AbortSignal,
): Promise<void> => {
  const passwordFile = join(unfinished, 'password')
  const data = join(unfinished, 'data')
  await writeFile(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  await mkdir(data, { mode: 0o700 })
  for (const path of [unfinished, passwordFile, data]) {
    if (cluster.account !== undefined) await chown(path, cluster.account.uid, cluster.account.gid)
  }
  const { code, output } = await runInitdb(cluster, data, passwordFile, signal)
  if (code !== 0) throw await setupFault(cluster, output)
}

const runInitdb = async (
  cluster: EmbeddedCluster,
  data: string,
  passwordFile: string,
  signal?: AbortSignal,
) => {
  // The built-in C.UTF-8 needs no locale of the machine and never changes its order with one.
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const access = ['--auth=scram-sha-256', `--username=${embeddedName}`, `--pwfile=${passwordFile}`]
  const initdb = spawn(
    cluster.binaries.initdb,
    [`--pgdata=${data}`, ...locale, ...access, '--no-instructions'],
    { ...serverSpawnOptions(cluster), ...(signal && { signal }), stdio: ['ignore', 'pipe', 'pipe'] },
  )
  return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk.toString()
    }
    initdb.stdout?.on('data', collect)
    initdb.stderr?.on('data', collect)
    initdb.on('error', error =>
      signal?.aborted ? reject(error) : resolve({ code: null, output: String(error) }),
    )
    initdb.on('close', code => resolve({ code, output }))
  })
}

/** A rename lasts through a power cut only when its folder was synced. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
