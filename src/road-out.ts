import { createBroadcaster } from './bot/broadcaster.ts'
import { createDispatchApi } from './bot/dispatch-api.ts'
import { createDispatcher } from './bot/dispatcher.ts'
import type { ShowProgress } from './bot/features/send-broadcast.ts'
import { createPace, type Pace } from './bot/pace.ts'
import { createProgress } from './bot/progress.ts'
import { createSender, type Send } from './bot/sender.ts'
import type { Speeches } from './bot/speech.ts'
import type { Log } from './bot/worker.ts'
import type { Accounts } from './domain/account/account.ts'
import { noticeBeingSent, readProgress } from './domain/broadcast/progress.ts'
import { finishBroadcast } from './domain/broadcast/steer.ts'
import { raiseUnformatted } from './domain/notice/alert.ts'
import type { Deps } from './domain/ports.ts'
import { workBroadcasts } from './jobs/broadcast.ts'
import { workDispatch } from './jobs/dispatch.ts'
import type { Queue } from './jobs/queue.ts'
import type { Database } from './store/database.ts'
import { createBroadcastDeliveries, createDeliveries } from './store/deliveries.ts'
import { createSharedPace, type SharedPace } from './store/pace.ts'
import type { Rulebook } from './store/rulebook.ts'

type Options = Readonly<{
  token: string
  apiRoot: string
  database: Database
  queue: Queue
  rulebook: Rulebook
  deps: Deps
  accounts: Accounts
  speeches: Speeches
  noticesPerSecond: number
  log: Log
}>

export type RoadOut = Readonly<{
  pace: Pace
  tidy: SharedPace['tidy']
  showProgress: ShowProgress
  work(): Promise<void>
  stop(): void
}>

/** Everything nobody asked for goes out here: notices to one person, and broadcasts, at one pace. */
export const openRoadOut = (options: Options): RoadOut => {
  const { database, queue, rulebook, deps, accounts, speeches, log } = options
  const { zones, moment } = deps
  const shared = createSharedPace(database.prisma)
  const pace = createPace({ perSecond: options.noticesPerSecond, ...shared })
  const api = createDispatchApi(options)
  const send = createSender({
    api,
    speeches,
    onUnformatted(delivery) {
      log.error(
        { deliveryId: delivery.id, kind: delivery.content.kind },
        'markup refused, sent as plain text',
      )
      void raiseUnformatted(deps, delivery.content.kind).catch(() => {})
    },
  })
  const road = { accounts, send, pace, zones, moment, log }
  const read = (id: string) => readProgress(deps, id)
  const progress = createProgress({ api, speeches, pace, read, log })
  const deliveries = createBroadcastDeliveries(database.prisma, rulebook)
  const broadcaster = createBroadcaster({
    ...road,
    newId: deps.newId,
    deliveries,
    noticeOf: id => noticeBeingSent(deps, id),
    async onDrained(id, hasChanged) {
      const drained = await finishBroadcast(deps, id)
      // Those in another's hand he settles, and ends it; if he is dead, the next attempt of his job does.
      if (drained === 'finished') await progress.show(id)
      else if (hasChanged) progress.touch(id)
    },
    onProgress: progress.touch,
  })
  /** Meanwhile it may have gone on, or be over: the message is shown as things stand once it is there. */
  const sendOne: Send = async (delivery, ...rest) => {
    const sent = await send(delivery, ...rest)
    const { content } = delivery
    if (sent.ok && content.kind === 'broadcast.started') progress.touch(content.card.broadcastId)
    return sent
  }
  const dispatch = createDispatcher({
    ...road,
    send: sendOne,
    deliveries: createDeliveries(database.prisma, rulebook),
  })
  return {
    pace,
    tidy: shared.tidy,
    showProgress: progress.show,
    async work() {
      await workDispatch(queue.boss, dispatch)
      await workBroadcasts(queue.boss, broadcaster.handle)
    },
    stop() {
      broadcaster.stop()
      pace.stop()
      progress.stop()
    },
  }
}
