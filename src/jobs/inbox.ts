import type { PgBoss } from 'pg-boss'
import { createLanes, type Handle, workLanes } from './lanes.ts'

/** One update of the channel, as it waits to be worked on; `lane` keeps one person's updates in order. */
export type InboxItem = Readonly<{ updateId: number; lane: string; update: object }>

export type Inbox = Readonly<{
  /** Durable when it resolves; an update that is known already is left as it was. */
  add(items: readonly InboxItem[]): Promise<void>
}>

const queue = 'inbox'

/** Persons served at the same time by one worker, and workers of one process. */
const batch = 25
const workers = 3

/**
 * The job's id says which update of which bot it is, so a repeated delivery meets its own row. The update's
 * number stands last, so that updates inserted together keep their order within a lane.
 */
const jobId = (botId: number, updateId: number): string => {
  const bot = botId.toString(16).padStart(12, '0')
  return `${bot.slice(0, 8)}-${bot.slice(8)}-8000-8000-${updateId.toString(16).padStart(12, '0')}`
}

export const createInbox = async (boss: PgBoss, botId: number): Promise<Inbox> => {
  await createLanes(boss, queue)
  return {
    async add(items) {
      if (items.length === 0) return
      // The engine skips what it knows, but refuses a batch that holds the same job twice.
      const once = new Map(items.map(item => [jobId(botId, item.updateId), item]))
      const jobs = Array.from(once, ([id, item]) => ({
        id,
        data: item,
        singletonKey: `${botId}:${item.lane}`,
      }))
      await boss.insert(queue, jobs)
    },
  }
}

/** Hands each update to `handle`, one at a time for a person, many persons at once. */
export const workInbox = (boss: PgBoss, handle: Handle<InboxItem>): Promise<void> =>
  workLanes<InboxItem>({ boss, queue, batch, workers, handle })
