import { Session } from 'node:inspector/promises'
import { type App, startApp } from '../../src/app.ts'
import type { Audience } from '../../src/domain/broadcast/broadcast.ts'
import type { Deps } from '../../src/domain/ports.ts'
import { createLog } from '../../src/log.ts'
import {
  countAudience,
  holdBroadcast,
  type Office,
  prepareBroadcast,
  readReport,
  releaseBroadcast,
  stopBroadcast,
} from './announcing.ts'
import { serveParent, sharedNow } from './child.ts'

// The bot in a process of its own, so that its memory and its time can be read apart.

/** When an update reached its handler, and when that was done; `key` names the press. */
export type Handled = Readonly<{ key: string; from: number; to: number }>

let app: App | undefined
let handled: Handled[] = []
const profiler = new Session()

type Start = Readonly<{ databaseUrl: string; token: string; apiRoot: string; noticesPerSecond: number }>
type Steer = Office & Readonly<{ broadcastId: string }>

const deps = (): Deps => {
  if (!app) throw new Error('The bot was not started.')
  return app.deps
}

const watchHandler = ({ bot }: App): void => {
  const { handle } = bot
  bot.handle = async (update, attempt) => {
    const from = sharedNow()
    await handle(update, attempt)
    if (update.callback_query) handled.push({ key: update.callback_query.id, from, to: sharedNow() })
  }
}

serveParent(
  {
    async start({ databaseUrl, token, apiRoot, noticesPerSecond }: Start) {
      app = await startApp({
        databaseUrl,
        token,
        apiRoot,
        intake: { kind: 'poll' },
        timeZone: 'Asia/Ho_Chi_Minh',
        noticesPerSecond,
        now: () => new Date(),
        log: createLog('warn'),
        onFatal: error => {
          throw error
        },
      })
      watchHandler(app)
    },
    async takeHandled() {
      const taken = handled
      handled = []
      return taken
    },
    prepare: ({ audience, ...office }: Office & { audience: Partial<Audience> }) =>
      prepareBroadcast(deps(), office, audience),
    release: ({ broadcastId, ...office }: Steer) => releaseBroadcast(deps(), office, broadcastId),
    pause: ({ broadcastId, ...office }: Steer) => holdBroadcast(deps(), office, broadcastId),
    cancel: ({ broadcastId, ...office }: Steer) => stopBroadcast(deps(), office, broadcastId),
    report: ({ broadcastId, ...office }: Steer) => readReport(deps(), office, broadcastId),
    count: ({ audience }: { audience: Audience }) => countAudience(deps(), audience),
    /** The heap as it is, and what is left of it when everything that can go has gone. */
    async memory() {
      const before = process.memoryUsage()
      profiler.connect()
      await profiler.post('HeapProfiler.collectGarbage')
      profiler.disconnect()
      return { before, after: process.memoryUsage() }
    },
    // Not --cpu-prof: that would mix the start and every idle second into what is to be seen.
    async startProfile() {
      profiler.connect()
      await profiler.post('Profiler.enable')
      await profiler.post('Profiler.setSamplingInterval', { interval: 500 })
      await profiler.post('Profiler.start')
    },
    async takeProfile() {
      const { profile } = await profiler.post('Profiler.stop')
      profiler.disconnect()
      return profile
    },
  },
  async () => {
    await app?.stop()
  },
)
