import { readFile, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { diskFullFault } from './data-folder.ts'
import type { EmbeddedCluster } from './embedded-cluster.ts'
import { StartupFault } from './startup-fault.ts'

/** Less free space than one write-ahead segment: a server that fails now most likely fails for that. */
const fullDiskBytes = 16 * 1024 * 1024

/** Why initdb failed. */
export const setupFault = async (cluster: EmbeddedCluster, output: string): Promise<StartupFault> => {
  if (await diskIsFull(cluster.folder, output)) return diskFullFault(cluster.folder)
  return (
    programFault(output) ??
    new StartupFault(
      `The embedded database could not be made in ${cluster.folder}: ${complaintIn(output)}.`,
      'Correct that and start the bot again; nothing was left behind.',
    )
  )
}

/** Why the server ended while starting, told from what it wrote to its log. */
export const serverFault = async (cluster: EmbeddedCluster, output: string): Promise<StartupFault> => {
  const { folder, data, serverLog } = cluster
  const see = `The server's log is ${serverLog}.`
  if (await diskIsFull(folder, output)) return diskFullFault(folder)
  if (/incompatible with server/.test(output)) {
    const version = (await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => '?')).trim()
    return new StartupFault(
      `The database in ${data} was written by PostgreSQL ${version}, which this program does not run; nothing was touched.`,
      `Start it with the version of the bot that made it and move its data with pg_dump. ${see}`,
    )
  }
  if (/Permission denied|has wrong ownership|has invalid permissions/i.test(output)) {
    return new StartupFault(
      `The database server may not read or write its files in ${data}: ${complaintIn(output)}.`,
      `Give that folder, with mode 700, to the user the server runs as. ${see}`,
    )
  }
  if (/shared memory|Cannot allocate memory|out of memory|semaphores/i.test(output)) {
    return new StartupFault(
      `The machine has not enough memory for the database: ${complaintIn(output)}.`,
      `End other programs, or set DATABASE_URL to a server on another machine. ${see}`,
    )
  }
  if (damagePattern.test(output)) {
    return new StartupFault(
      `The database in ${data} is damaged: ${complaintIn(output)}.`,
      `Keep a copy of the folder and restore the last backup. ${see}`,
    )
  }
  return (
    programFault(output) ??
    new StartupFault(
      `The database server in ${data} ended while starting: ${complaintIn(output)}.`,
      `Correct that and start the bot again; the data was not touched. ${see}`,
    )
  )
}

const damagePattern =
  /checkpoint record|pg_control|control file|not a valid data|invalid data in|could not (open|read|access|find|locate)|PG_VERSION|invalid page|cannot access the server configuration/i

/** The programs themselves do not run here. */
const programFault = (output: string): StartupFault | undefined => {
  if (
    !/error while loading shared libraries|version `?GLIBC|Library not loaded|spawn .* E[A-Z]+/.test(output)
  ) {
    return undefined
  }
  return new StartupFault(
    `The embedded PostgreSQL does not run on this machine: ${complaintIn(output)}.`,
    'Install the dependencies anew (npm ci) on a system with glibc, such as Debian, or set DATABASE_URL to a server.',
  )
}

const diskIsFull = async (folder: string, output: string): Promise<boolean> => {
  if (/No space left on device|Disk quota exceeded|Check free disk space/i.test(output)) return true
  // On a full disk the log cannot be written either. Its silence is then the sign.
  const { bavail, bsize } = await statfs(folder)
  return complaintIn(output) === silence && bavail * bsize < fullDiskBytes
}

const silence = 'it gave no reason'

/** The first line that states a reason, without the server's prefix; later ones are mostly its consequences. */
const complaintIn = (output: string): string => {
  const lines = output.split('\n').map(line => line.trim())
  const found =
    lines.find(line => /(FATAL|PANIC|error):|error while|Error:/i.test(line)) ??
    lines.findLast(line => line !== '')
  return found?.replace(/^.*?(FATAL|PANIC|error|Error):\s*/, '').replace(/\.$/, '') ?? silence
}
