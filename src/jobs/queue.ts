import { PgBoss } from 'pg-boss'

export type Log = Readonly<{
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}>

/** What every room that works on a queue shares: one engine a process, started once, stopped last. */
export type Queue = Readonly<{
  boss: PgBoss
  /** Lets work in hand finish, at most `seconds`, then leaves the rest to the next start. */
  stop(seconds: number): Promise<void>
}>

/** Connections of the queue's own pool: fetching, completing, heartbeats and one that listens. */
const poolSize = 6

/**
 * Every statement of the queue is about a few rows named by their keys. Left alone, the planner of a young
 * database without statistics reads all settled jobs to complete one; told to use the keys, it never does.
 */
const planning =
  '-c enable_bitmapscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c enable_seqscan=off'

/**
 * Starts pg-boss. Supervision runs every second because a killed process holds its lanes until somebody
 * notices that its heartbeat has lapsed; with the default of minutes a person would wait that long.
 */
export const startQueue = async (url: string, log: Log): Promise<Queue> => {
  const boss = new PgBoss({
    connectionString: url,
    max: poolSize,
    useListenNotify: true,
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
    cronMonitorIntervalSeconds: 30,
    cronWorkerIntervalSeconds: 5,
    application_name: 'canbo queue',
    options: planning,
  })
  boss.on('error', error => log.error({ fault: error.name, detail: error.message }, 'queue error'))
  await boss.start()
  return {
    boss,
    stop: seconds => boss.stop({ graceful: true, timeout: seconds * 1_000, close: true }),
  }
}
