import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'

const PAGE = join(import.meta.dirname, 'page')
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}
// plain names only: no dots at the start, so no way up and no hidden files
const SAFE_PATH = /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/

export const answerPage = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const path = (request.url ?? '/').split('?')[0]?.slice(1) || 'index.html'
  const type = TYPES[extname(path)]
  const isAsked = request.method === 'GET' || request.method === 'HEAD'
  const bytes =
    isAsked && type && SAFE_PATH.test(path) ? await readFile(join(PAGE, path)).catch(() => null) : null
  if (bytes && type) response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' }).end(bytes)
  else response.writeHead(404, { 'content-type': 'text/plain' }).end('Not Found')
}
