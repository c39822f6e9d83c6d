import { setTimeout as delay } from 'node:timers/promises'

type Fetch = typeof fetch

/** A person who waits for an answer is not kept waiting longer than this for Telegram to let us speak. */
const longestPatienceSeconds = 5

/** Errors of a request that cannot have arrived, so that sending it again cannot double anything. */
const neverArrived = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

const attempts = 3

const codeOf = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  return codeOf(error.cause)
}

const retryAfter = async (response: Response): Promise<number> => {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null)
  const parameters = body && typeof body === 'object' && 'parameters' in body ? body.parameters : null
  const seconds =
    parameters && typeof parameters === 'object' && 'retry_after' in parameters ? parameters.retry_after : 1
  return typeof seconds === 'number' ? seconds : 1
}

/** The address holds the token, so no error of the transport is passed on with what it carries inside. */
const withoutToken = (error: unknown): Error => {
  const name = error instanceof Error ? error.name : 'Error'
  return new Error(`Telegram could not be reached (${codeOf(error) ?? name})`)
}

/**
 * What every call to Telegram goes through, inside conversations too, where transformers do not reach:
 * short waits on 429, another try when nothing can have arrived, and errors without the token.
 */
export const createTelegramFetch =
  (send: Fetch = fetch): Fetch =>
  async (address, given) => {
    const request = toRequest(given)
    for (let attempt = 1; ; attempt += 1) {
      try {
        const response = await send(address, request)
        if (response.status !== 429 || attempt >= attempts) return response
        const seconds = await retryAfter(response)
        if (seconds > longestPatienceSeconds) return response
        await delay(seconds * 1_000, undefined, request.signal ? { signal: request.signal } : {})
      } catch (error) {
        const code = codeOf(error)
        const isOver = attempt >= attempts || isStream(request.body) || !code || !neverArrived.has(code)
        if (isOver) throw withoutToken(error)
        await delay(100 * attempt)
      }
    }
  }

const isStream = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body

/** grammY brings an AbortSignal of its own making, which the platform's fetch does not take for one. */
const toOwnSignal = (foreign: AbortSignal | null | undefined): AbortSignal | null => {
  if (!foreign) return null
  const controller = new AbortController()
  if (foreign.aborted) controller.abort()
  else foreign.addEventListener('abort', () => controller.abort(), { once: true })
  return controller.signal
}

/** A body that is streamed, as files are, has to say so. */
const toRequest = (request: RequestInit | undefined): RequestInit => {
  const { method = 'POST', headers, body = null } = request ?? {}
  const own: RequestInit = {
    method,
    body,
    signal: toOwnSignal(request?.signal),
    ...(headers ? { headers } : {}),
  }
  return isStream(body) ? Object.assign(own, { duplex: 'half' as const }) : own
}
