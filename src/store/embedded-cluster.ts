import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDataFolder } from './data-folder.ts'
import { assertReachable, chooseServerAccount, type ServerAccount } from './embedded-account.ts'
import { type EmbeddedBinaries, findEmbeddedBinaries } from './embedded-binaries.ts'
import { StartupFault } from './startup-fault.ts'

/** Where everything of one embedded database is. Password and data lie in one folder, so that they appear at once. */
export type EmbeddedCluster = Readonly<{
  folder: string
  home: string
  data: string
  passwordFile: string
  serverLog: string
  account: ServerAccount | undefined
  binaries: EmbeddedBinaries
}>

/** Owner of everything in the cluster, and the database the bot keeps its rows in. */
export const embeddedName = 'canbo'

export const openEmbeddedCluster = async (dataFolder: string): Promise<EmbeddedCluster> => {
  const binaries = await findEmbeddedBinaries()
  const folder = await openDataFolder(dataFolder)
  const home = join(folder, 'postgres')
  const account = await chooseServerAccount(home)
  if (account !== undefined) assertReachable(account, folder, binaries)
  const paths = {
    data: join(home, 'data'),
    passwordFile: join(home, 'password'),
    serverLog: join(home, 'server.log'),
  }
  return { folder, home, ...paths, account, binaries }
}

export const clusterUrl = async (
  cluster: EmbeddedCluster,
  port: number,
  database: string,
): Promise<string> => {
  const password = await readFile(cluster.passwordFile, 'utf8').catch(cause => {
    throw new StartupFault(
      `The password of the embedded database cannot be read from ${cluster.passwordFile}.`,
      'Put the file back from a backup, or give it to the user the bot runs as.',
      { cause },
    )
  })
  return `postgresql://${embeddedName}:${encodeURIComponent(password.trim())}@127.0.0.1:${port}/${database}`
}

/** PostgreSQL's programs see nothing of the bot's environment: it holds the token, and PG* would lead them astray. */
export const serverSpawnOptions = (cluster: EmbeddedCluster, more: NodeJS.ProcessEnv = {}) => {
  const inherited = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR']
  const env: NodeJS.ProcessEnv = { LC_ALL: 'C', ...more }
  for (const name of inherited) {
    if (process.env[name] !== undefined) env[name] = process.env[name]
  }
  const identity = cluster.account === undefined ? {} : { uid: cluster.account.uid, gid: cluster.account.gid }
  return { env, cwd: cluster.folder, windowsHide: true, ...identity }
}
