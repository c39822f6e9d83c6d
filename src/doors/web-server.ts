import type { Server } from 'node:http'
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { StartupFault } from '../store/startup-fault.ts'

export type WebServer = Readonly<{
  /** From now on requests of these routes are answered; until then only /healthz says "starting". */
  serve(routes: Hono): void
  close(): Promise<void>
}>

/** A port somebody else has is said in a sentence, whoever finds it out. */
export const portFault = (error: unknown, port: number): unknown => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return new StartupFault(
      `Port ${port} is taken by another program.`,
      'Stop it, or set PORT to a free one.',
    )
  }
  if (code === 'EACCES')
    return new StartupFault(`Port ${port} may not be used by this user.`, 'Set PORT to one above 1024.')
  return error
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', error => reject(portFault(error, port)))
    server.listen(port, () => resolve())
  })

/** Listens first and serves later, so that a taken port is known before anything else is touched. */
export const startServer = async (port: number): Promise<WebServer> => {
  let routes: Hono | null = null
  const app = new Hono()
  app.get('/healthz', c => (routes ? c.text('ok') : c.text('starting', 503)))
  app.all('*', c => (routes ? routes.fetch(c.req.raw, c.env) : c.body(null, 503)))
  const server = createServer(getRequestListener(app.fetch))
  await listen(server, port)
  return {
    serve(given) {
      routes = given
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeIdleConnections()
      }),
  }
}
