import { type ChildProcess, fork } from 'node:child_process'

type Reply = Readonly<{ id: number; result?: unknown; fault?: string }>

/** A process of the bench that does what it is asked over IPC, one request at a time or several. */
export type Child = Readonly<{
  pid: number
  ask<Result>(request: object): Promise<Result>
  stop(): Promise<void>
  /** Without a word, as the operator's kill -9 or the machine's last moment. */
  kill(): Promise<void>
}>

/** A bench that hangs says so instead of hanging. */
const patienceMilliseconds = 150_000

export const startChild = (file: URL, flags: readonly string[] = []): Child => {
  const child: ChildProcess = fork(file, {
    execArgv: [...flags],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>()
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  let lastId = 0
  child.on('message', (message: Reply) => {
    const asked = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.fault === undefined) asked?.resolve(message.result)
    else asked?.reject(new Error(message.fault))
  })
  child.once('exit', code => {
    for (const asked of waiting.values()) asked.reject(new Error(`${file.pathname} ended with ${code}`))
  })
  return {
    pid: child.pid ?? 0,
    ask: <Result>(request: object) =>
      new Promise<Result>((resolve, reject) => {
        lastId += 1
        const id = lastId
        const timer = setTimeout(() => {
          waiting.delete(id)
          reject(new Error(`No answer to ${JSON.stringify(request).slice(0, 80)} in time`))
        }, patienceMilliseconds).unref()
        const finish = () => clearTimeout(timer)
        waiting.set(id, {
          resolve: result => {
            finish()
            resolve(result as Result)
          },
          reject: error => {
            finish()
            reject(error)
          },
        })
        child.send({ ...request, id })
      }),
    async stop() {
      if (child.connected) child.disconnect()
      const timer = setTimeout(() => child.kill('SIGKILL'), 12_000)
      await gone
      clearTimeout(timer)
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}

type Handlers = Readonly<Record<string, (request: never) => Promise<unknown>>>

/** The other end: answers each request by the handler its `kind` names, and ends when the parent lets go. */
export const serveParent = (handlers: Handlers, close: () => Promise<void>): void => {
  process.on('message', (request: { id: number; kind: string }) => {
    const handle = handlers[request.kind]
    if (!handle) throw new Error(`nobody handles ${request.kind}`)
    handle(request as never).then(
      result => process.send?.({ id: request.id, result }),
      (error: unknown) => {
        const fault = error instanceof Error ? (error.stack ?? error.message) : String(error)
        process.send?.({ id: request.id, fault })
      },
    )
  })
  process.once('disconnect', () => {
    void close().finally(() => process.exit(0))
  })
}

/** Milliseconds on the one clock that all processes of a machine share. */
export const sharedNow = (): number => Number(process.hrtime.bigint()) / 1e6
