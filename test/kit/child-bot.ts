import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Town } from './town.ts'

const program = fileURLToPath(new URL('bot-process.ts', import.meta.url))

export type ChildBot = Readonly<{
  /** As `kill -9`: nothing is finished, nothing is closed. */
  kill(): Promise<void>
}>

/** The town's bot as a process that can be killed; answers when it takes updates. */
export const startChildBot = async ({ databaseUrl, telegram }: Town): Promise<ChildBot> => {
  const ahead = String(telegram.clock.now() - Date.now())
  const child = fork(program, [databaseUrl, telegram.token, telegram.apiRoot, ahead])
  const ended = once(child, 'exit')
  const [message] = await Promise.race([once(child, 'message'), ended])
  if (message !== 'ready') throw new Error(`The bot's process ended with ${message}`)
  return { kill: () => kill(child, ended) }
}

const kill = async (child: ChildProcess, ended: Promise<unknown>): Promise<void> => {
  child.kill('SIGKILL')
  await ended
}
