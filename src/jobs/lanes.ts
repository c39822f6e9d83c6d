import type { JobResult, JobWithMetadata, PgBoss } from 'pg-boss'

/** What became of a job: settled for good, or to be tried again after the queue's delay. */
export type Settlement = 'done' | 'again'

/** `lost` is why the engine gave up an earlier attempt that had not failed here; null where there was none. */
export type Handle<Data> = (data: Data, attempt: number, lost: string | null) => Promise<Settlement>

type Options<Data> = Readonly<{
  boss: PgBoss
  queue: string
  /** Jobs of different lanes worked on together; a lane never has two. */
  batch: number
  workers: number
  handle: Handle<Data>
}>

/**
 * A failed job would block its lane for ever, so the limit is out of reach and the handler itself decides
 * when to give up. Back-off from one second to a minute.
 */
const retrying = { retryLimit: 1_000, retryDelay: 1, retryBackoff: true, retryDelayMax: 60 }

/** Telegram redelivers for a day at most; settled jobs stay two, so that a repeated one is recognised. */
const keeping = { deleteAfterSeconds: 172_800, retentionSeconds: 1_209_600 }

/** Seconds until a killed process's job is given to another; the least the engine allows. */
const heartbeatSeconds = 10

/** A job may wait long for its turn to send; whether its process lives is the heartbeat's affair. In seconds. */
const expireInSeconds = 82_800

export const createLanes = async (boss: PgBoss, queue: string): Promise<void> => {
  const options = { ...retrying, ...keeping, heartbeatSeconds, expireInSeconds, notify: true }
  await boss.createQueue(queue, { policy: 'key_strict_fifo', ...options })
  await boss.updateQueue(queue, options)
}

/** After this long the quick jobs of a batch are settled without waiting for a slow one among them. */
const patienceMilliseconds = 150

/**
 * Works lanes in batches. The engine does not announce a lane's next job when its predecessor completes, so a
 * worker that had something to do looks again at once instead of waiting for the next poll; and when it gives
 * back the quick ones of a batch whose slow one still holds it, the others look in its stead.
 */
export const workLanes = async <Data extends object>(options: Options<Data>): Promise<void> => {
  const { boss, queue, batch, workers } = options
  const ids: string[] = []
  for (let number = 0; number < workers; number += 1) {
    const wake = {
      itself: () => boss.notifyWorker(ids[number] ?? ''),
      others: () => {
        for (const id of ids) if (id !== ids[number]) boss.notifyWorker(id)
      },
    }
    const id = await boss.work(
      queue,
      {
        batchSize: batch,
        includeMetadata: true,
        perJobResults: true,
        burstWhenBatchFull: true,
        pollingIntervalSeconds: 0.5,
        notifyPollingIntervalSeconds: 1,
      },
      (jobs: JobWithMetadata<Data>[]) => workBatch(options, jobs, wake),
    )
    ids.push(id)
  }
}

type Wake = Readonly<{ itself: () => void; others: () => void }>

const workBatch = async <Data extends object>(
  { boss, queue, handle }: Options<Data>,
  jobs: readonly JobWithMetadata<Data>[],
  wake: Wake,
): Promise<JobResult[]> => {
  const results: JobResult[] = []
  const work = jobs.map(async job => {
    const settlement = await handle(job.data, job.retryCount + 1, lostBy(job))
    results.push({ id: job.id, status: settlement === 'done' ? 'completed' : 'failed' })
  })
  let early = Promise.resolve()
  const impatience = setTimeout(() => {
    // What cannot be settled now is settled at the end of the batch.
    early = settleEarly(boss, queue, results).then(wake.others, () => {})
  }, patienceMilliseconds)
  try {
    await Promise.all(work)
    return results
  } finally {
    clearTimeout(impatience)
    // Two statements that settle the same jobs at once could wait for one another; the one that is broken off
    // would have the whole batch done a second time.
    await early
    wake.itself()
  }
}

/** What the engine wrote down when it gave an attempt up: a lapsed heartbeat, a settlement that did not get through. */
const lostBy = ({ retryCount, output }: Pick<JobWithMetadata, 'retryCount' | 'output'>): string | null => {
  if (retryCount === 0) return null
  const { value, message } = (output ?? {}) as Readonly<{
    value?: Readonly<{ message?: string }>
    message?: string
  }>
  return message ?? value?.message ?? null
}

/** What settles here is settled again at the end of the batch, which then finds nothing left to do. */
const settleEarly = async (boss: PgBoss, queue: string, results: readonly JobResult[]): Promise<void> => {
  const done = results.filter(result => result.status === 'completed').map(result => result.id)
  if (done.length > 0) await boss.complete(queue, done)
}
