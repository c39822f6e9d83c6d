import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Deps } from './domain/ports.ts'
import { createDomainDeps } from './domain-deps.ts'
import { readEnvironment } from './environment.ts'
import { type Ground, openGround } from './ground.ts'
import { createOutbox } from './jobs/outbox.ts'
import { startQueue } from './jobs/queue.ts'
import { createLog } from './log.ts'
import { createRulebook } from './store/rulebook.ts'
import { StartupFault } from './store/startup-fault.ts'
import { createStore } from './store/store.ts'

type Tool = Readonly<{ config: Config; ground: Ground; deps: Deps; log: Logger }>

/**
 * Runs a command-line tool on the configured database, alone or beside a running bot. Its standard output
 * belongs to its result; everything else goes to standard error. A fault ends it with one sentence and 1.
 */
export const runTool = async (work: (tool: Tool) => Promise<void>): Promise<void> => {
  const config = readEnvironment()
  if (!config) return
  const log = createLog('silent')
  try {
    const ground = await openGround({ config, log, mayJoin: true })
    const queue = await startQueue(ground.url, log)
    try {
      const outbox = await createOutbox(queue.boss)
      const store = createStore({
        database: ground.database,
        outbox,
        rulebook: createRulebook(config.timeZone),
        newId: randomUUID,
      })
      const deps = createDomainDeps({ store, now: () => new Date(), timeZone: config.timeZone })
      await work({ config, ground, deps, log })
    } finally {
      await queue.stop(1)
      await ground.close()
    }
  } catch (error) {
    process.stderr.write(`${error instanceof StartupFault ? error.message : describe(error)}\n`)
    process.exitCode = 1
  }
}

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)

/** The bot's link for a code: by its name on Telegram, as whoever answers under the API root says it is. */
export const inviteLinks = async ({ bot }: Config): Promise<(code: string) => string> => {
  const username = bot ? await askUsername(`${bot.apiRoot}/bot${bot.token.reveal()}/getMe`) : 'canbo_bot'
  return code => `https://t.me/${username}?start=${code}`
}

const askUsername = async (address: string): Promise<string> => {
  const fault = new StartupFault(
    'Telegram did not say what the bot is called.',
    'Check BOT_TOKEN and TELEGRAM_API_ROOT.',
  )
  const response = await fetch(address, { signal: AbortSignal.timeout(10_000) }).catch(() => {
    throw fault
  })
  const body: unknown = await response.json().catch(() => null)
  const result = body && typeof body === 'object' && 'result' in body ? body.result : null
  const name = result && typeof result === 'object' && 'username' in result ? result.username : null
  if (typeof name !== 'string') throw fault
  return name
}
