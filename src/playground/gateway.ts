import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { parseParameters, readBody } from './body.ts'
import { Call, type HangUpListener } from './call.ts'
import type { Fault } from './fault.ts'
import { type ApiMethod, apiMethods } from './method-table.ts'
import { tooManyRefusal } from './pace.ts'
import { Parameters } from './parameters.ts'
import { ApiRefusal, circumstanceRefusal } from './refusal.ts'
import type { World } from './world.ts'

const CALL = /^\/bot([^/]+)\/(\w+)\/?$/

/** Answers /bot<token>/<method>. */
export const answerApiCall = async (world: World, request: IncomingMessage, response: ServerResponse) => {
  const [path = '', query] = (request.url ?? '').split('?', 2)
  const [, token, name = ''] = CALL.exec(path) ?? []
  // before the body is there: what counts is when the bot began to speak
  if (token === world.token && apiMethods.get(name.toLowerCase())?.isPaced) world.silence.hear()
  try {
    const body = await readBody(request)
    if (token !== world.token) throw circumstanceRefusal(401, 'Unauthorized')
    const asked = query === undefined ? undefined : new URLSearchParams(query)
    const parameters = parseParameters(request.headers['content-type'] ?? '', body, asked)
    const faults = world.faults.strike(name.toLowerCase(), faultChat(world, parameters))
    if (!(await passFaultsBefore(faults, request))) return
    const result = await runMethod(world, name, parameters, listener => response.on('close', listener))
    if (faults.some(fault => fault.kind === 'loseAnswer')) request.socket.destroy()
    else sendJson(response, 200, { ok: true, result })
  } catch (error) {
    answerFailure(world, response, error)
  }
}

const runMethod = async (
  world: World,
  name: string,
  parameters: Parameters,
  onHangUp: HangUpListener = () => undefined,
): Promise<unknown> => {
  const method = apiMethods.get(name.toLowerCase())
  const call = new Call(world, method?.name ?? name, parameters, onHangUp)
  try {
    if (!method) throw new ApiRefusal(404, 'Not Found: method not found', { violation: 'method not found' })
    if (method.isPaced) takePace(call, method)
    return await method.run(call)
  } catch (error) {
    if (error instanceof ApiRefusal && error.violation !== undefined) call.violates(error.violation)
    throw error
  }
}

export const obeyWebhookReply = (world: World) => async (fields: Record<string, unknown>) => {
  const { method, ...rest } = fields
  // nobody is there to hear a refusal; a violation is recorded all the same
  await runMethod(world, String(method), new Parameters(rest)).catch(() => undefined)
}

export const sendJson = (response: ServerResponse, status: number, value: unknown): void => {
  const body = JSON.stringify(value)
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  response.writeHead(status, headers)
  response.end(body)
}

const takePace = (call: Call, method: ApiMethod): void => {
  const chatId = call.parameters.integer('chat_id')
  if (chatId !== undefined && method.isPaced) call.world.pace.take(chatId)
}

const faultChat = (world: World, parameters: Parameters): number | undefined => {
  const query = parameters.string('callback_query_id')
  if (query !== undefined) return world.queries.find(query)?.chatId
  const chatId = Number(parameters.string('chat_id'))
  return Number.isSafeInteger(chatId) ? chatId : undefined
}

// Says whether the call still takes place.
const passFaultsBefore = async (faults: readonly Fault[], request: IncomingMessage): Promise<boolean> => {
  for (const fault of faults) {
    if (fault.kind === 'delay') await pause(fault.milliseconds ?? 1000)
    if (fault.kind === 'tooMany') throw tooManyRefusal(fault.retryAfter ?? 1)
    if (fault.kind === 'reset' || fault.style === 'reset') {
      request.socket.resetAndDestroy()
      return false
    }
    if (fault.kind === 'fail500' || fault.kind === 'outage')
      throw circumstanceRefusal(500, 'Internal Server Error')
  }
  return true
}

const answerFailure = (world: World, response: ServerResponse, error: unknown): void => {
  if (response.destroyed || response.headersSent) return
  const refusal =
    error instanceof ApiRefusal ? error : new ApiRefusal(500, `Internal Server Error: ${String(error)}`, {})
  const { code, message: description, parameters } = refusal
  sendJson(response, code, { ok: false, error_code: code, description, ...(parameters && { parameters }) })
  if (parameters?.retry_after !== undefined) world.silence.begin(parameters.retry_after)
}
