import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

export type Ending = Readonly<{ code: number | null; out: string; err: string }>

export type Program = Readonly<{
  /** Resolves when standard output holds this text, rejects when the program ends before. */
  says(text: string): Promise<void>
  signal(name: NodeJS.Signals): void
  ended: Promise<Ending>
}>

/** A data folder the database's own user can enter, gone after the test. */
export const aDataFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'canbo-start-'))
  await chmod(folder, 0o711)
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A port nobody has at the moment. */
export const aFreePort = async (): Promise<number> => {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

/** Runs one of the programs as npm would, with this environment and no other settings of the bot's. */
export const runProgram = (
  file: 'main' | 'demo' | 'admin' | 'audit',
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Program => {
  const path = fileURLToPath(new URL(`../../src/${file}.ts`, import.meta.url))
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [path, ...args], { env: { PATH, HOME, ...env } })
  let out = ''
  let err = ''
  const watchers = new Set<() => void>()
  child.stdout.on('data', chunk => {
    out += String(chunk)
    for (const watch of watchers) watch()
  })
  child.stderr.on('data', chunk => {
    err += String(chunk)
  })
  const ended = once(child, 'close').then(([code]): Ending => ({ code, out, err }))
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })
  return {
    ended,
    signal: name => {
      child.kill(name)
    },
    says: text =>
      new Promise((resolve, reject) => {
        const watch = () => {
          if (!out.includes(text)) return
          watchers.delete(watch)
          resolve()
        }
        watchers.add(watch)
        void ended.then(({ code }) =>
          reject(new Error(`ended with ${code} before it said ${text}:\n${out}${err}`)),
        )
        watch()
      }),
  }
}
