import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** One call the bot made; `at` in milliseconds of this process's own clock. */
export type WireCall = Readonly<{
  method: string
  chatId: number | null
  text: string
  isHtml: boolean
  at: number
}>

export type WireAnswer = Readonly<{ status: number; body: string | object }>

/** The line between the bot and Telegram: it notes what is called, and can answer in Telegram's stead. */
export type TelegramWire = Readonly<{
  url: string
  calls: readonly WireCall[]
  /** The next calls that fit do not reach Telegram, so many of them; or all until it is called off. */
  answers(fits: (call: WireCall) => boolean, answer: WireAnswer, times?: number): () => void
  close(): Promise<void>
}>

type Order = { fits: (call: WireCall) => boolean; answer: WireAnswer; left: number }

const toCall = (path: string, body: Buffer): WireCall => {
  const fields: Record<string, unknown> = body[0] === 0x7b ? JSON.parse(body.toString()) : {}
  return {
    method: path.split('/').at(-1) ?? '',
    chatId: typeof fields.chat_id === 'number' ? fields.chat_id : null,
    text: String(fields.text ?? fields.caption ?? ''),
    isHtml: fields.parse_mode === 'HTML',
    at: performance.now(),
  }
}

export const layTelegramWire = async (apiRoot: string): Promise<TelegramWire> => {
  const calls: WireCall[] = []
  const orders: Order[] = []

  const passOn = (asked: IncomingMessage, body: Buffer, response: ServerResponse): void => {
    const { method = 'POST', headers } = asked
    const onward = request(`${apiRoot}${asked.url}`, { method, headers }, answer => {
      response.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy())
    response.on('close', () => onward.destroy())
    onward.end(body)
  }

  const server = createServer(async (asked, response) => {
    const body = await buffer(asked).catch(() => Buffer.alloc(0))
    const call = toCall(asked.url ?? '', body)
    if (call.method !== 'getUpdates') calls.push(call)
    const order = orders.find(({ left, fits }) => left > 0 && fits(call))
    if (!order) return passOn(asked, body, response)
    order.left -= 1
    const { status, body: said } = order.answer
    response.writeHead(status).end(typeof said === 'string' ? said : JSON.stringify(said))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    calls,
    answers(fits, answer, times = 1) {
      const order = { fits, answer, left: times }
      orders.push(order)
      return () => {
        order.left = 0
      }
    },
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
