import { parseArgs } from 'node:util'
import { createTelegram } from './telegram.ts'

// The simulated Telegram in a process of its own, for benches and for trying it alone.
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8081' },
    host: { type: 'string', default: '127.0.0.1' },
    token: { type: 'string' },
    'with-parent': { type: 'boolean', default: false },
  },
})

const telegram = createTelegram(values.token === undefined ? {} : { token: values.token })
await telegram.listen(Number(values.port), values.host)
process.stdout.write(`${JSON.stringify({ apiRoot: telegram.apiRoot, token: telegram.token })}\n`)

const stop = () => {
  void telegram.close().then(() => process.exit(0))
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
if (values['with-parent']) {
  process.once('disconnect', stop)
  process.stdin.once('end', stop).once('close', stop).resume()
}
