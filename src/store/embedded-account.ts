import { spawnSync } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type EmbeddedBinaries, installationFolder } from './embedded-binaries.ts'
import { StartupFault } from './startup-fault.ts'

/** The operating system's user the server runs as when the bot is root, which PostgreSQL refuses to be. */
export type ServerAccount = Readonly<{
  name: string
  uid: number
  gid: number
}>

/** `postgres` where a PostgreSQL was ever installed; `nobody` is on every Linux. */
const candidates = ['postgres', 'nobody']

/** Undefined for an ordinary user: the server then runs as the bot itself. A cluster keeps the owner it has. */
export const chooseServerAccount = async (clusterHome: string): Promise<ServerAccount | undefined> => {
  if (process.getuid?.() !== 0) return undefined
  const accounts = await readAccounts()
  const owner = (await stat(clusterHome).catch(() => undefined))?.uid
  const account =
    accounts.find(({ uid }) => uid === owner && uid !== 0) ??
    candidates.map(name => accounts.find(account => account.name === name)).find(found => found !== undefined)
  if (account !== undefined) return account
  throw new StartupFault(
    'The bot runs as root, PostgreSQL does not, and there is no user "postgres" or "nobody" it could run as.',
    'Run the bot as an ordinary user, or create one for the database: useradd --system postgres.',
  )
}

const readAccounts = async (): Promise<ServerAccount[]> => {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n')
  return lines.flatMap(line => {
    const [name, , uid, gid] = line.split(':')
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}

/** Asks the kernel as that user, so that access lists and read-only mounts count as they will for the server. */
export const assertReachable = (
  account: ServerAccount,
  dataFolder: string,
  binaries: EmbeddedBinaries,
): void => {
  const who = `The bot runs as root, so its database runs as the user "${account.name}", who may not enter`
  const barToPrograms = firstBarredFolder(account, binaries.folder)
  if (barToPrograms !== undefined) {
    throw new StartupFault(
      `${who} ${barToPrograms}, where the program itself is installed.`,
      `Move ${installationFolder()} to a place every user may enter (such as /opt), or run the bot as an ordinary user.`,
    )
  }
  const barToData = firstBarredFolder(account, dataFolder)
  if (barToData !== undefined) {
    throw new StartupFault(
      `${who} ${barToData}, where the data folder ${dataFolder} is.`,
      'Set DATA_DIR to a place that user may enter (such as /var/lib/canbo), or run the bot as an ordinary user.',
    )
  }
}

const firstBarredFolder = (account: ServerAccount, folder: string): string | undefined => {
  if (mayEnter(account, folder)) return undefined
  return ancestors(folder).find(ancestor => !mayEnter(account, ancestor))
}

const mayEnter = ({ uid, gid }: ServerAccount, folder: string): boolean => {
  return spawnSync('test', ['-x', folder], { uid, gid, cwd: '/' }).status === 0
}

/** From the root down to the folder itself. */
const ancestors = (folder: string): string[] => {
  const parent = dirname(folder)
  return parent === folder ? [folder] : [...ancestors(parent), folder]
}
