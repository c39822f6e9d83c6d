import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { answerControl, type ControlRoom } from './control.ts'
import { answerApiCall } from './gateway.ts'
import { answerPage } from './page-file.ts'
import type { World } from './world.ts'

// longer than any client keeps an idle connection, or reused ones would be lost by chance
const KEEP_ALIVE = 120_000

/** One server for the Bot API, its files, the control of the play and the page. */
export const createPlayServer = (room: ControlRoom): Server => {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE, requestTimeout: 0 }, (request, response) => {
    const url = request.url ?? '/'
    if (url.startsWith('/bot')) void answerApiCall(room.world, request, response)
    else if (url.startsWith('/file/bot')) answerBotFile(room.world, request, response)
    else if (url.startsWith('/play/')) void answerControl(room, request, response)
    else void answerPage(request, response)
  })
  return server
}

const answerBotFile = (world: World, request: IncomingMessage, response: ServerResponse): void => {
  const [, token, path = ''] = /^\/file\/bot([^/]+)\/([^?]+)/.exec(request.url ?? '') ?? []
  const file = token === world.token ? world.files.byPath(path) : undefined
  if (file) response.writeHead(200, { 'content-type': file.type, 'content-length': file.bytes.length })
  else response.writeHead(token === world.token ? 404 : 401, { 'content-type': 'application/json' })
  response.end(
    file?.bytes ?? JSON.stringify({ ok: false, error_code: response.statusCode, description: 'Not Found' }),
  )
}
