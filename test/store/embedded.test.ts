import { spawn } from 'node:child_process'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { joinEmbeddedDatabase } from '../../src/store/embedded-database.ts'
import { chooseFreePort, isProcessAlive } from '../../src/store/embedded-process.ts'
import {
  aDataFolder,
  aHolder,
  killHard,
  launchHolder,
  query,
  refusalOf,
  serverPidOn,
  startOn,
} from './embedded-ground.ts'

const soon = { timeout: 15_000, interval: 20 }

test('the first start makes a database that outlasts a power cut, with a password for its owner only', async () => {
  const folder = await aDataFolder()
  const { url, kind } = await startOn(folder)
  expect(kind).toBe('embedded')
  expect(
    await query(url, 'SELECT current_setting($$fsync$$) || current_setting($$synchronous_commit$$)'),
  ).toEqual(['onon'])
  expect(await query(url, 'SELECT upper($$đồng$$)')).toEqual(['ĐỒNG'])
  const password = join(folder, 'postgres/password')
  expect((await stat(password)).mode & 0o777).toBe(0o600)
  expect(new URL(url).password).toBe((await readFile(password, 'utf8')).trim())
  const wrong = Object.assign(new URL(url), { password: 'guess' }).href
  await expect(query(wrong, 'SELECT 1')).rejects.toThrow('password authentication failed')
})

test('stop() returns when the server has gone, as often as it is asked, and the next start finds the rows', async () => {
  const folder = await aDataFolder()
  const first = await startOn(folder)
  await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS answer')
  const pid = await serverPidOn(folder)
  await Promise.all([first.stop(), first.stop()])
  expect(await isProcessAlive(pid ?? 0)).toBe(false)
  await first.stop()
  const second = await startOn(folder)
  expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([7])
})

test('a server that a killed bot left running is taken over, and stopped at the end', async () => {
  const folder = await aDataFolder()
  const holder = await aHolder(folder)
  await query(holder.url, 'CREATE TABLE kept AS SELECT 7 AS answer')
  const pid = await serverPidOn(folder)
  await killHard(holder.process)
  const heir = await startOn(folder)
  expect(heir.url).toBe(holder.url)
  expect(await serverPidOn(folder)).toBe(pid)
  expect(await query(heir.url, 'SELECT answer FROM kept')).toEqual([7])
  await heir.stop()
  expect(await isProcessAlive(pid ?? 0)).toBe(false)
})

test('a second bot on the same folder is refused, with the folder and the process that has it', async () => {
  const folder = await aDataFolder()
  const holder = await aHolder(folder)
  expect(await refusalOf(startOn(folder))).toBe(
    `The data folder ${folder} is in use by another running bot (process ${holder.process.pid}). ` +
      'Stop that one first, or give this one a folder of its own with DATA_DIR.',
  )
  expect(await query(holder.url, 'SELECT 1')).toEqual([1])
})

test('of several bots that start at once on a new folder one gets it', async () => {
  const folder = await aDataFolder()
  const starts = await Promise.allSettled([1, 2, 3].map(() => startOn(folder)))
  const started = starts.filter(({ status }) => status === 'fulfilled')
  const refused = starts.filter(({ status }) => status === 'rejected')
  expect(started).toHaveLength(1)
  expect(refused.map(start => start.status === 'rejected' && String(start.reason))).toEqual(
    refused.map(() => expect.stringContaining('is in use by another running bot')),
  )
  expect((await readdir(folder)).sort()).toEqual(['postgres'])
})

test('a tool joins the running bot, and is told when there is none', async () => {
  const folder = await aDataFolder()
  expect(await joinEmbeddedDatabase({ folder })).toBeUndefined()
  const holder = await aHolder(folder)
  const joined = await joinEmbeddedDatabase({ folder })
  expect(joined).toEqual({ url: holder.url })
  await killHard(holder.process)
  await vi.waitFor(async () => expect(await joinEmbeddedDatabase({ folder })).toBeUndefined(), soon)
})

test('a server that dies under the bot comes back at the same address with every committed row', async () => {
  const folder = await aDataFolder()
  const { url } = await startOn(folder)
  await query(url, 'CREATE TABLE kept AS SELECT 7 AS answer')
  const pid = await serverPidOn(folder)
  process.kill(pid ?? 0, 'SIGKILL')
  await vi.waitFor(async () => expect(await query(url, 'SELECT answer FROM kept')).toEqual([7]), soon)
  expect(await serverPidOn(folder)).not.toBe(pid)
})

test('a stale postmaster.pid does not stop a start, even when its number belongs to another program now', async () => {
  const folder = await aDataFolder()
  await (await startOn(folder)).stop()
  const data = join(folder, 'postgres/data')
  const { uid, gid } = await stat(data)
  const other = spawn('sleep', ['60'], { uid, gid, stdio: 'ignore' })
  onTestFinished(() => {
    other.kill()
  })
  await writeFile(
    join(data, 'postmaster.pid'),
    `${other.pid}\n${data}\n1700000000\n5432\n\n127.0.0.1\n\nready   \n`,
  )
  const { url } = await startOn(folder)
  expect(await query(url, 'SELECT 1')).toEqual([1])
  expect(other.exitCode).toBeNull()
})

test('a bot killed while it makes its database is no obstacle to the next start', async () => {
  const folder = await aDataFolder()
  const holder = launchHolder(folder)
  await vi.waitFor(async () => expect(await unfinishedIn(folder)).toHaveLength(1), soon)
  await killHard(holder)
  expect(await unfinishedIn(folder)).toHaveLength(1)
  const { url } = await startOn(folder)
  expect(await query(url, 'SELECT 1')).toEqual([1])
  expect(await readdir(folder)).toEqual(['postgres'])
})

test('a port that is taken in the last moment costs another attempt', async () => {
  const folder = await aDataFolder()
  const taken = await aTakenPort()
  const free = await chooseFreePort()
  const ports = [taken, taken, free]
  const { url } = await startOn(folder, { choosePort: async () => ports.shift() ?? free })
  expect(new URL(url).port).toBe(String(free))
})

test('without any free port the start is refused, not repeated for ever', async () => {
  const folder = await aDataFolder()
  const taken = await aTakenPort()
  expect(await refusalOf(startOn(folder, { choosePort: async () => taken }))).toBe(
    'The database server found no free port on 127.0.0.1 in 10 attempts. ' +
      `End the programs that take them and start the bot again. The server's log is ${folder}/postgres/server.log.`,
  )
})

test('a start that is called off leaves no server behind', async () => {
  const folder = await aDataFolder()
  const off = new AbortController()
  const starting = startOn(folder, { signal: off.signal })
  await vi.waitFor(() => stat(join(folder, 'postgres')), soon)
  off.abort(new Error('called off'))
  await expect(starting).rejects.toThrow('called off')
  expect(await serverPidOn(folder)).toBeUndefined()
})

const unfinishedIn = async (folder: string): Promise<string[]> => {
  await mkdir(folder, { recursive: true, mode: 0o711 })
  return (await readdir(folder)).filter(name => name.startsWith('postgres.new-'))
}

const aTakenPort = async (): Promise<number> => {
  const port = await chooseFreePort()
  const server = createServer()
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
  })
  return port
}
