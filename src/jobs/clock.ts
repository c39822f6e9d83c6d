import type { PgBoss } from 'pg-boss'

const queue = 'clock'

/**
 * Looks every minute for what is due. However many processes there are, one of them looks; whatever it does can
 * be done again without harm.
 */
export const workClock = async (boss: PgBoss, look: () => Promise<void>): Promise<void> => {
  // Without a heartbeat a process killed while it looks would keep everybody from looking for minutes.
  const options = {
    retryLimit: 0,
    heartbeatSeconds: 10,
    deleteAfterSeconds: 3_600,
    retentionSeconds: 3_600,
    notify: true,
  }
  await boss.createQueue(queue, { policy: 'singleton', ...options })
  await boss.updateQueue(queue, options)
  await boss.schedule(queue, '* * * * *')
  await boss.work(queue, { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 2 }, look)
}
