import http from 'node:http'
import https from 'node:https'
import type { Update } from 'grammy/types'
import { isRecord } from './parameters.ts'

export type WebhookSettings = { url: string; secretToken: string | undefined; maxConnections: number }
/** A 2xx may carry one API call in its body, which the server then makes for the bot. */
export type WebhookReply =
  | { accepted: true; call: Record<string, unknown> | undefined }
  | { accepted: false; reason: string }

const PATIENCE = 60_000

export class WebhookCaller {
  readonly #settings: WebhookSettings
  readonly #agent: http.Agent

  constructor(settings: WebhookSettings) {
    this.#settings = settings
    const options = { keepAlive: true, maxSockets: settings.maxConnections }
    this.#agent = settings.url.startsWith('https:') ? new https.Agent(options) : new http.Agent(options)
  }

  close(): void {
    this.#agent.destroy()
  }

  post(update: Update): Promise<WebhookReply> {
    const body = Buffer.from(JSON.stringify(update))
    const { url, secretToken } = this.#settings
    return new Promise(resolve => {
      const lost = (error: Error) => resolve({ accepted: false, reason: error.message })
      const request = (url.startsWith('https:') ? https : http).request(url, {
        method: 'POST',
        agent: this.#agent,
        timeout: PATIENCE,
        headers: {
          'content-type': 'application/json',
          'content-length': body.length,
          ...(secretToken !== undefined && { 'x-telegram-bot-api-secret-token': secretToken }),
        },
      })
      request.on('error', lost)
      request.on('timeout', () => request.destroy(new Error('Read timeout expired')))
      request.on('response', response => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', lost)
        response.on('end', () => resolve(readReply(response, Buffer.concat(chunks))))
      })
      request.end(body)
    })
  }
}

const readReply = (response: http.IncomingMessage, body: Buffer): WebhookReply => {
  const status = response.statusCode ?? 0
  if (status < 200 || status > 299) {
    const reason = `Wrong response from the webhook: ${status} ${response.statusMessage ?? ''}`.trimEnd()
    return { accepted: false, reason }
  }
  if (!response.headers['content-type']?.startsWith('application/json') || body.length === 0)
    return { accepted: true, call: undefined }
  try {
    const call: unknown = JSON.parse(body.toString())
    return { accepted: true, call: isRecord(call) && typeof call.method === 'string' ? call : undefined }
  } catch {
    return { accepted: true, call: undefined }
  }
}
