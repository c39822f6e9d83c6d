import type { IncomingMessage, ServerResponse } from 'node:http'
import { parseJsonObject, readBody } from './body.ts'
import type { Clock } from './clock.ts'
import { streamEvents } from './event-stream.ts'
import { parseFault } from './fault-order.ts'
import { sendJson } from './gateway.ts'
import { Parameters } from './parameters.ts'
import type { TelegramUser } from './person.ts'
import { performAct } from './person-act.ts'
import { type PersonOptions, parsePersonOptions } from './person-options.ts'
import { personState, playState } from './play-state.ts'
import type { World } from './world.ts'

export type ControlRoom = {
  world: World
  clock: Clock
  people: ReadonlyMap<number, TelegramUser>
  person(options: PersonOptions): TelegramUser
}
/** The playground's own API under /play/: what the page and other processes act through. */
export const answerControl = async (
  room: ControlRoom,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const path = (request.url ?? '').split('?')[0] ?? ''
  if (isForeign(request)) {
    sendJson(response, 403, { error: 'another site may not play' })
    return
  }
  try {
    if (path === '/play/events') {
      streamEvents(room.world, room.people, request, response)
      return
    }
    const fileId = /^\/play\/files\/([^/]+)$/.exec(path)?.[1]
    if (fileId !== undefined) {
      sendFile(room.world, fileId, response)
      return
    }
    const fields = new Parameters(parseJsonObject(await readBody(request)))
    const answer = answerRoute(room, `${request.method} ${path}`, fields)
    if (answer === undefined) sendJson(response, 404, { error: 'not found' })
    else sendJson(response, 200, answer)
  } catch (error) {
    if (!response.headersSent)
      sendJson(response, 400, { error: error instanceof Error ? error.message : String(error) })
  }
}

// any page in the newcomer's browser could otherwise reach a playground on localhost
const isForeign = ({ headers: { origin, host } }: IncomingMessage): boolean =>
  origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === host)

const answerRoute = (room: ControlRoom, route: string, fields: Parameters): unknown => {
  const { world, clock, people } = room
  const act = /^POST \/play\/people\/(\d+)\/(\w+)$/.exec(route)
  if (act) return performAct(people.get(Number(act[1])), act[2] ?? '', fields)
  switch (route) {
    case 'GET /play/state':
      return playState(world, [...people.values()])
    case 'POST /play/people':
      return personState(room.person(parsePersonOptions(fields)))
    case 'POST /play/clock':
      clock.advance((fields.integer('advanceSeconds') ?? 0) * 1000)
      return { now: clock.now() }
    case 'GET /play/faults':
      return world.faults.list()
    case 'POST /play/faults':
      world.faults.add(parseFault(fields))
      return world.faults.list()
    case 'DELETE /play/faults':
      world.faults.clear()
      return world.faults.list()
    case 'GET /play/violations':
      return world.violations
    default:
      return undefined
  }
}

const SHOWN_TYPES = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp'])

const sendFile = (world: World, fileId: string, response: ServerResponse): void => {
  const file = world.files.byId(decodeURIComponent(fileId))
  if (!file) {
    sendJson(response, 404, { error: 'not found' })
    return
  }
  // what could act or be read as a page is only ever saved
  const disposition = SHOWN_TYPES.has(file.type) ? 'inline' : 'attachment'
  const headers = {
    'content-type': file.type,
    'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'content-security-policy': 'sandbox',
    'x-content-type-options': 'nosniff',
  }
  response.writeHead(200, headers).end(file.bytes)
}
