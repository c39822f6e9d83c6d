import { fromPrisma, type JobWithMetadata, type PgBoss } from 'pg-boss'

export type BroadcastItem = Readonly<{ broadcastId: string }>

const queue = 'broadcasts'

/** Broadcasts one process works on at the same time; they share one pace. */
const workers = 4

type Transaction = Parameters<typeof fromPrisma>[0]

export type BroadcastJobs = Readonly<{
  /** Adds a job inside the transaction that let the broadcast go on. */
  add(transaction: Transaction, broadcastId: string): Promise<void>
}>

/**
 * One job works through all recipients of a broadcast, however long that takes. Another may begin beside it at any
 * time: that of a new process must not wait until the heartbeat of a killed one lapses, as a lane of its own would
 * make it. The dead job is then given to another process, which knows by its id what it had in hand.
 */
const working = {
  retryLimit: 1_000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  heartbeatSeconds: 10,
  expireInSeconds: 82_800,
  deleteAfterSeconds: 86_400,
  retentionSeconds: 1_209_600,
  notify: true,
}

export const createBroadcastJobs = async (boss: PgBoss): Promise<BroadcastJobs> => {
  await boss.createQueue(queue, { policy: 'standard', ...working })
  await boss.updateQueue(queue, working)
  return {
    async add(transaction, broadcastId) {
      await boss.insert(queue, [{ data: { broadcastId } }], { db: fromPrisma(transaction) })
    },
  }
}

/** The job is what a process holds a broadcast by; its id is the same when it is tried again, as a throw is. */
export const workBroadcasts = async (
  boss: PgBoss,
  handle: (
    item: BroadcastItem,
    hold: Readonly<{ id: string; attempt: number; signal: AbortSignal }>,
  ) => Promise<void>,
): Promise<void> => {
  for (let number = 0; number < workers; number += 1) {
    await boss.work(
      queue,
      { includeMetadata: true, pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 2 },
      async ([job]: JobWithMetadata<BroadcastItem>[]) => {
        if (job) await handle(job.data, { id: job.id, attempt: job.retryCount + 1, signal: job.signal })
      },
    )
  }
}
