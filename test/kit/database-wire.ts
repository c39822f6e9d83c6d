import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** One statement that a client had the server run; `client` is its application_name. */
export type Statement = Readonly<{ client: string; text: string }>

/** The line between the bot and its database: it notes what is asked, and it can be cut. */
export type DatabaseWire = Readonly<{
  url: string
  statements: Statement[]
  /** As a server that goes down: every connection breaks and no new one is taken. */
  cut(): Promise<void>
  mend(): Promise<void>
  close(): Promise<void>
}>

const loopback = '127.0.0.1'

export const layDatabaseWire = async (databaseUrl: string): Promise<DatabaseWire> => {
  const far = new URL(databaseUrl)
  const statements: Statement[] = []
  const ends = new Set<Socket>()
  let server: Server | null = null

  const join = (near: Socket): void => {
    const away = connect(Number(far.port || 5432), far.hostname)
    const read = statementReader(statement => statements.push(statement))
    near.on('data', read)
    near.pipe(away).pipe(near)
    for (const [end, other] of [
      [near, away],
      [away, near],
    ] as const) {
      ends.add(end)
      end.on('error', () => {})
      end.on('close', () => {
        ends.delete(end)
        other.destroy()
      })
    }
  }
  const listen = async (port: number): Promise<number> => {
    server = createServer(join).listen(port, loopback)
    await once(server, 'listening')
    const address = server.address()
    return typeof address === 'object' && address ? address.port : port
  }
  const cut = async (): Promise<void> => {
    const closing = server
    if (!closing) return
    server = null
    closing.close()
    for (const end of ends) end.destroy()
    await once(closing, 'close')
  }

  const port = await listen(0)
  const url = new URL(databaseUrl)
  url.host = `${loopback}:${port}`
  return {
    url: url.href,
    statements,
    cut,
    mend: async () => {
      await listen(port)
    },
    close: cut,
  }
}

/** Understands what a PostgreSQL client says, as far as needed to know which statements it runs. */
const statementReader = (note: (statement: Statement) => void): ((chunk: Buffer) => void) => {
  const prepared = new Map<string, string>()
  const bound = new Map<string, string>()
  let rest: Buffer = Buffer.alloc(0)
  let client: string | null = null

  const read = (kind: string, body: Buffer): void => {
    const [first = '', second = ''] = body.toString('latin1').split('\0', 2)
    if (kind === 'Q') note({ client: client ?? '', text: body.toString('utf8').replace(/\0$/, '') })
    if (kind === 'P') prepared.set(first, body.toString('utf8').split('\0', 2)[1] ?? '')
    if (kind === 'B') bound.set(first, prepared.get(second) ?? '')
    if (kind === 'E') note({ client: client ?? '', text: bound.get(first) ?? '' })
  }
  return chunk => {
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      // The first message has no letter before its length.
      const start = client === null ? 0 : 1
      if (rest.length < start + 4) return
      const end = start + rest.readInt32BE(start)
      if (rest.length < end) return
      const body = rest.subarray(start + 4, end)
      if (client === null) client = /application_name\0([^\0]*)/.exec(body.toString('utf8'))?.[1] ?? ''
      else read(rest.toString('latin1', 0, 1), body)
      rest = rest.subarray(end)
    }
  }
}
