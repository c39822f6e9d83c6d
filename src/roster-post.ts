import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { RosterDesk } from './bot/roster-desk.ts'
import type { Answered, Asked, Opening } from './roster-mail.ts'

type Options = Opening & Readonly<{ now: () => Date }>

type Waiting = Readonly<{
  asked: ChildProcess
  resolve(result: unknown): void
  reject(error: Error): void
  progress?: ((done: number, total: number) => void) | undefined
}>

const office = fileURLToPath(new URL('./roster-office.ts', import.meta.url))

/** What the largest file takes, in megabytes; the bot's own memory stays as it is. */
const memory = 768

/** Milliseconds no file takes; an office that is still at it then is closed, and nothing of it was written. */
const longest = 300_000

/** Milliseconds without work after which the office closes; it opens in one second. */
const patience = 60_000

const toError = ({ name, message, code }: Extract<Answered, { kind: 'failed' }>): Error =>
  Object.assign(new Error(message), { name, ...(code !== undefined && { code }) })

/** The desk in a process of its own, opened when there is work and closed when there has been none for a while. */
export const createRosterPost = ({ databaseUrl, timeZone, now }: Options) => {
  const waiting = new Map<number, Waiting>()
  let child: ChildProcess | undefined
  let closing: NodeJS.Timeout | undefined
  let lastId = 0

  const close = (): void => {
    if (child?.connected) child.disconnect()
    child = undefined
  }

  const take = (answered: Answered): void => {
    const asked = waiting.get(answered.id)
    if (answered.kind === 'progress') {
      asked?.progress?.(answered.done, answered.total)
      return
    }
    waiting.delete(answered.id)
    if (waiting.size === 0) closing = setTimeout(close, patience).unref()
    if (answered.kind === 'failed') asked?.reject(toError(answered))
    else asked?.resolve(answered.result)
  }

  const open = (): ChildProcess => {
    const opened = fork(office, {
      execArgv: [`--max-old-space-size=${memory}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    opened.on('message', take)
    const lose = (): void => {
      if (child === opened) child = undefined
      for (const [id, { asked, reject }] of waiting) {
        if (asked !== opened) continue
        waiting.delete(id)
        reject(new Error('The office for the roster has gone.'))
      }
    }
    opened.once('exit', lose).on('error', lose)
    opened.send({ kind: 'open', databaseUrl, timeZone } satisfies Asked)
    return opened
  }

  const ask = <Answer>(
    job: Pick<Extract<Asked, { now: Date }>, 'kind' | 'job'>,
    watch?: Parameters<RosterDesk['write']>[1],
  ): Promise<Answer> => {
    clearTimeout(closing)
    child ??= open()
    const to = child
    lastId += 1
    const id = lastId
    watch?.signal.addEventListener(
      'abort',
      () => to.connected && to.send({ kind: 'abort', id } satisfies Asked),
    )
    const overdue = setTimeout(() => to.kill('SIGKILL'), longest).unref()
    const answered = new Promise<Answer>((resolve, reject) => {
      const answer = resolve as Waiting['resolve']
      waiting.set(id, { asked: to, resolve: answer, reject, progress: watch?.progress })
      to.send({ id, now: now(), ...job })
    })
    return answered.finally(() => clearTimeout(overdue))
  }

  const desk: RosterDesk = {
    check: job => ask({ kind: 'check', job }),
    write: (job, watch) => ask({ kind: 'write', job }, watch),
    template: job => ask({ kind: 'template', job }),
  }
  return {
    desk,
    /** While there is work, and for a while after it. */
    pid: (): number | undefined => child?.pid,
    async stop(): Promise<void> {
      clearTimeout(closing)
      const last = child
      if (!last) return
      const gone = new Promise(resolve => last.once('exit', resolve))
      close()
      await gone
    },
  }
}
