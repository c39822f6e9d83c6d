import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { openDatabaseSession } from '../../src/store/database-session.ts'
import { openEmbeddedCluster } from '../../src/store/embedded-cluster.ts'
import { type EmbeddedOptions, startEmbeddedDatabase } from '../../src/store/embedded-database.ts'
import { findPostmaster, stopServer } from '../../src/store/embedded-process.ts'
import { silentLog } from '../kit/silent-log.ts'
import { makeTemporaryFolder } from '../kit/temporary-server.ts'

/** A data folder of its own; whatever still runs on it when the test ends is ended, and it is removed. */
export const aDataFolder = async (): Promise<string> => {
  const folder = join(await makeTemporaryFolder(), 'data')
  onTestFinished(async () => {
    await endServerOn(folder)
    await rm(join(folder, '..'), { recursive: true, force: true })
  })
  return folder
}

/** Starts on the folder; stopped when the test ends if it still runs. */
export const startOn = async (folder: string, more: Partial<EmbeddedOptions> = {}) => {
  const database = await startEmbeddedDatabase({ folder, log: silentLog, ...more })
  onTestFinished(database.stop)
  return database
}

/** The message somebody gets who cannot start. */
export const refusalOf = async (starting: Promise<unknown>): Promise<string> => {
  const error = await starting.then(
    () => new Error('it started'),
    (reason: unknown) => reason,
  )
  if (error instanceof Error && error.name === 'StartupFault') return error.message
  throw error
}

/** Another process that holds the folder. */
export const aHolder = async (folder: string): Promise<{ process: ChildProcess; url: string }> => {
  const holder = launchHolder(folder)
  if (holder.stdout === null) throw new Error('the holder has no output')
  const [url] = await once(createInterface(holder.stdout), 'line')
  return { process: holder, url }
}

export const launchHolder = (folder: string): ChildProcess => {
  const program = fileURLToPath(new URL('embedded-holder.ts', import.meta.url))
  const holder = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => {
    holder.kill('SIGKILL')
  })
  return holder
}

export const killHard = async (holder: ChildProcess): Promise<void> => {
  const ended = once(holder, 'exit')
  holder.kill('SIGKILL')
  await ended
}

export const query = async (url: string, sql: string): Promise<unknown[]> => {
  const session = await openDatabaseSession(url, 'canbo tests')
  const { rows } = await session.query<Record<string, unknown>>(sql).finally(() => session.end())
  return rows.map(row => Object.values(row)[0])
}

export const serverPidOn = async (folder: string): Promise<number | undefined> => {
  const text = await readFile(join(folder, 'postgres/data/postmaster.pid'), 'utf8').catch(() => '')
  return Number(text.split('\n')[0]) || undefined
}

const endServerOn = async (folder: string): Promise<void> => {
  const cluster = await openEmbeddedCluster(folder).catch(() => undefined)
  const postmaster = cluster && (await findPostmaster(cluster))
  if (cluster && postmaster) await stopServer(cluster, postmaster.pid)
}
