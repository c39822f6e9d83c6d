import { startApp } from '../../src/app.ts'
import { silentLog } from './silent-log.ts'

// A whole bot in a process of its own, for tests that kill it. Says "ready" to whoever forked it.

const [databaseUrl = '', token = '', apiRoot = '', ahead = '0'] = process.argv.slice(2)

await startApp({
  databaseUrl,
  token,
  apiRoot,
  intake: { kind: 'poll' },
  timeZone: 'Asia/Ho_Chi_Minh',
  noticesPerSecond: 1_000,
  now: () => new Date(Date.now() + Number(ahead)),
  log: silentLog,
  onFatal: error => {
    throw error
  },
})
process.on('disconnect', () => process.exit())
process.send?.('ready')
