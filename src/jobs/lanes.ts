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

/**
 * How often a process says that it lives: four times within that. With the engine's own two, a pause of five seconds
 * of process or database was enough for another to take up what was being worked on.
 */
const heartbeatRefreshSeconds = 2

/** A job may wait long for its turn to send; whether its process lives is the heartbeat's affair. In seconds. */
const expireInSeconds = 82_800

export const createLanes = async (boss: PgBoss, queue: string): Promise<void> => {
  const options = { ...retrying, ...keeping, heartbeatSeconds, expireInSeconds, notify: true }
  await boss.createQueue(queue, { policy: 'key_strict_fifo', ...options })
  await boss.updateQueue(queue, options)
}

/**
 * This often the jobs of a batch that are done are settled without waiting for a slow one among them: their lanes go
 * on, and whatever happens to the process meanwhile, they are not done again.
 */
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
        heartbeatRefreshSeconds,
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
  const settled = new Set<string>()
  let early: Promise<void> | null = null
  const impatience = setInterval(() => {
    const done = results.filter(({ id, status }) => status === 'completed' && !settled.has(id))
    // One statement at a time: two that settle the same jobs at once could wait for one another.
    if (early || done.length === 0) return
    const ids = done.map(({ id }) => id)
    // At the end of the batch all is settled again, which finds only what could not be settled now.
    early = boss
      .complete(queue, ids)
      .then(
        () => {
          for (const id of ids) settled.add(id)
          wake.others()
        },
        () => {},
      )
      .finally(() => {
        early = null
      })
  }, patienceMilliseconds)
  try {
    await Promise.all(work)
    return results
  } finally {
    clearInterval(impatience)
    // Beside the last statement of the batch it could break that off, and the whole batch would be done again.
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
