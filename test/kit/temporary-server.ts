import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type EmbeddedDatabase,
  joinEmbeddedDatabase,
  startEmbeddedDatabase,
} from '../../src/store/embedded-database.ts'
import { silentLog } from './silent-log.ts'

const folderPrefix = 'canbo-test-'
const abandonedAfterMs = 60 * 60 * 1000

/** Nothing in it has to last through a power cut. */
const hasty = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

/** A server in a temporary folder, which stop() removes. */
export const startTemporaryServer = async (): Promise<EmbeddedDatabase> => {
  await sweepAbandonedFolders()
  const folder = await makeTemporaryFolder()
  try {
    const database = await startEmbeddedDatabase({ folder, log: silentLog, settings: hasty })
    const stop = async () => {
      await database.stop()
      await rm(folder, { recursive: true, force: true })
    }
    return { ...database, stop }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

/** mkdtemp makes it for the owner only; when the tests run as root, the database's user must get in too. */
export const makeTemporaryFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), folderPrefix))
  await chmod(folder, 0o711)
  return folder
}

/** A killed run leaves its server running, or one that was never quite made. */
const sweepAbandonedFolders = async (): Promise<void> => {
  for (const name of await readdir(tmpdir())) {
    const folder = join(tmpdir(), name)
    if (!name.startsWith(folderPrefix) || (await ageOf(folder)) < abandonedAfterMs) continue
    if (await joinEmbeddedDatabase({ folder })) continue
    await startEmbeddedDatabase({ folder, log: silentLog }).then(
      abandoned => abandoned.stop(),
      () => {},
    )
    await rm(folder, { recursive: true, force: true })
  }
}

const ageOf = async (folder: string): Promise<number> => {
  const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Date.now() }))
  return Date.now() - mtimeMs
}
