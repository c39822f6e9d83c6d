import type { Logger } from 'pino'
import type { App } from './app.ts'
import type { Config } from './config.ts'
import { openPlayground, startPlayground } from './doors/playground.ts'
import { startTelegram } from './doors/telegram.ts'
import { startServer } from './doors/web-server.ts'
import { readEnvironment } from './environment.ts'
import { type Ground, openGround } from './ground.ts'
import { createLog } from './log.ts'
import { StartupFault } from './store/startup-fault.ts'

type Closing = Readonly<{ name: string; close(): Promise<void> }>

/** Longest that closing may take before the process ends all the same; work in hand is in the database. */
const longestStop = 10_000

const say = (sentence: string): boolean => process.stdout.write(`${sentence}\n`)

/** A start that cannot succeed says why in one sentence and ends; what nobody expected keeps its stack. */
const fail = (error: unknown, log: Logger): void => {
  if (error instanceof StartupFault) process.stderr.write(`${error.message}\n`)
  else log.fatal({ err: error }, 'start failed')
  process.exitCode = 1
}

const closeAll = async (open: Closing[], log: Logger): Promise<void> => {
  for (let last = open.pop(); last; last = open.pop()) {
    await last.close().catch(error => log.error({ err: error, name: last?.name }, 'not closed cleanly'))
  }
}

/** Where the outside comes in; it is opened first, so that a taken port is known before anything is touched. */
type Door = Readonly<{ start(ground: Ground): Promise<App>; close(): Promise<void> }>

const openTelegramDoor = async (
  bot: NonNullable<Config['bot']>,
  config: Config,
  log: Logger,
  onFatal: (error: Error) => void,
): Promise<Door> => {
  const server = await startServer(config.port)
  return { start: ground => startTelegram(bot, server, ground, config, log, onFatal), close: server.close }
}

const openPlaygroundDoor = async (config: Config, log: Logger): Promise<Door> => {
  const telegram = await openPlayground(config.port)
  return { start: ground => startPlayground(telegram, ground, config, log), close: telegram.close }
}

/**
 * The shell npm runs a script in does not pass a signal on, so a stopped npm would leave the bot running, with
 * the port and the data in its hands.
 */
const watchParent = (onGone: () => void): void => {
  const parent = process.ppid
  if (process.env.npm_lifecycle_event === undefined) return
  setInterval(() => {
    if (process.ppid !== parent) onGone()
  }, 500).unref()
}

const start = async (): Promise<void> => {
  const config = readEnvironment()
  if (!config) return
  const log = createLog(config.logLevel)
  const open: Closing[] = []
  const stopping = new AbortController()

  const stop = async (reason: string, code: number): Promise<void> => {
    if (stopping.signal.aborted) return
    stopping.abort()
    log.info({ reason }, 'stopping')
    setTimeout(() => process.exit(code || 1), longestStop).unref()
    await closeAll(open, log)
    log.info({}, 'stopped')
    process.exit(code)
  }
  process.once('SIGTERM', () => void stop('SIGTERM', 0))
  process.once('SIGINT', () => void stop('SIGINT', 0))
  watchParent(() => void stop('npm is gone', 0))
  const onFatal = (error: Error): void => {
    process.stderr.write(`${error.message}\n`)
    void stop('fatal', 1)
  }

  try {
    const { bot } = config
    const door = bot
      ? await openTelegramDoor(bot, config, log, onFatal)
      : await openPlaygroundDoor(config, log)
    open.push({ name: 'port', close: door.close })
    const ground = await openGround({ config, log, mayJoin: false, signal: stopping.signal })
    open.push({ name: 'database', close: ground.close })
    const app = await door.start(ground)
    open.push({ name: 'bot', close: app.stop })
    say(
      config.bot
        ? `canbo is ready as @${app.bot.me.username}.`
        : `canbo is ready: open http://localhost:${config.port} in a browser.`,
    )
  } catch (error) {
    await closeAll(open, log)
    if (!stopping.signal.aborted) fail(error, log)
  }
}

await start()
