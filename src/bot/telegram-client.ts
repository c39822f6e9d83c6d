import { setTimeout as delay } from 'node:timers/promises'
import { type Dispatcher, EnvHttpProxyAgent, request } from 'undici'

type Fetch = typeof fetch

/** A person who waits for an answer is not kept waiting longer than this for Telegram to let us speak. */
const longestPatienceSeconds = 5

const attempts = 3

/** Connections held open; HTTP_PROXY, HTTPS_PROXY and NO_PROXY are heeded. */
const connections = 64

const codeOf = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  return codeOf(error.cause)
}

const retryAfter = (body: string): number => {
  const seconds = /"retry_after"\s*:\s*(\d+)/.exec(body)?.[1]
  return seconds === undefined ? 1 : Number(seconds)
}

/**
 * No answer came. The address holds the token, so no error of the transport is passed on with what it carries
 * inside; only whether the call may have arrived all the same.
 */
export class TelegramUnreachable extends Error {
  readonly mayHaveArrived: boolean

  constructor(error: unknown, mayHaveArrived: boolean) {
    const name = error instanceof Error ? error.name : 'Error'
    super(`Telegram could not be reached (${codeOf(error) ?? name})`)
    this.mayHaveArrived = mayHaveArrived
  }
}

/**
 * Tells when a call begins to leave on a connection that stands. Before that nothing of it can have arrived,
 * whatever went wrong: no name, no route, no handshake, a proxy that refuses, or no time left in the queue.
 */
const watchStart =
  (onStart: () => void): Dispatcher.DispatcherComposeInterceptor =>
  dispatch =>
  (options, handler) =>
    dispatch(options, {
      onRequestStart(controller, context) {
        handler.onRequestStart?.(controller, context)
        if (!controller.aborted) onStart()
      },
      onRequestUpgrade: (...told) => handler.onRequestUpgrade?.(...told),
      onResponseStart: (...told) => handler.onResponseStart?.(...told),
      onResponseData: (...told) => handler.onResponseData?.(...told),
      onResponseEnd: (...told) => handler.onResponseEnd?.(...told),
      onResponseError: (...told) => handler.onResponseError?.(...told),
    })

/** grammY brings an AbortSignal of its own making, which the platform does not take for one. */
const toOwnSignal = (foreign: AbortSignal | null | undefined): AbortSignal | undefined => {
  if (!foreign) return undefined
  const controller = new AbortController()
  if (foreign.aborted) controller.abort()
  else foreign.addEventListener('abort', () => controller.abort(), { once: true })
  return controller.signal
}

type Call = Readonly<{
  address: string
  body: Dispatcher.DispatchOptions['body']
  options: object
  isStream: boolean
}>

const toCall = (address: Parameters<Fetch>[0], { body, headers, signal }: RequestInit): Call => {
  const ownSignal = toOwnSignal(signal)
  return {
    address: String(address),
    // What grammY hands over is a string, or a stream of parts when a file is sent.
    body: (body ?? null) as Dispatcher.DispatchOptions['body'],
    options: {
      headers: Object.fromEntries(new Headers(headers ?? {})),
      ...(ownSignal ? { signal: ownSignal } : {}),
    },
    isStream: typeof body === 'object' && body !== null,
  }
}

type Options = Readonly<{
  /** Whether somebody waits for this: then it is tried again here. What is dispatched has its own ways. */
  isAwaited: boolean
  /** Told of every silence Telegram asks for, in seconds. */
  onTooMany?: (seconds: number) => void
}>

/**
 * What every call to Telegram goes through, inside conversations too, where transformers do not reach:
 * short waits on 429, another try when nothing can have arrived, and errors without the token.
 */
export const createTelegramFetch = ({ isAwaited, onTooMany }: Options): Fetch => {
  const agent = new EnvHttpProxyAgent({ connections, keepAliveTimeout: 60_000 })
  const send = async (
    { address, body, options }: Call,
    onStart: () => void,
  ): Promise<{ status: number; text: string }> => {
    const dispatcher = agent.compose(watchStart(onStart))
    const response = await request(address, { ...options, method: 'POST', body: body ?? null, dispatcher })
    return { status: response.statusCode, text: await response.body.text() }
  }
  return async (address, given) => {
    const call = toCall(address, given ?? {})
    for (let attempt = 1; ; attempt += 1) {
      let mayHaveArrived = false
      try {
        const { status, text } = await send(call, () => {
          mayHaveArrived = true
        })
        const seconds = status === 429 ? retryAfter(text) : 0
        if (status === 429) onTooMany?.(seconds)
        const isFinal = !isAwaited || attempt >= attempts || call.isStream || seconds > longestPatienceSeconds
        if (status !== 429 || isFinal) return new Response(text, { status })
        await delay(seconds * 1_000)
      } catch (error) {
        if (!isAwaited || attempt >= attempts || call.isStream || mayHaveArrived)
          throw new TelegramUnreachable(error, mayHaveArrived)
        await delay(100 * attempt)
      }
    }
  }
}
