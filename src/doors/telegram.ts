import { Hono } from 'hono'
import type { Logger } from 'pino'
import { type App, announceWebhook, startApp } from '../app.ts'
import type { Config } from '../config.ts'
import type { Ground } from '../ground.ts'
import type { WebServer } from './web-server.ts'

/** The bot on real Telegram, by asking for updates or by being posted to. */
export const startTelegram = async (
  bot: NonNullable<Config['bot']>,
  server: WebServer,
  ground: Ground,
  config: Config,
  log: Logger,
  onFatal: (error: Error) => void,
): Promise<App> => {
  const { intake } = bot
  const app = await startApp({
    databaseUrl: ground.url,
    token: bot.token.reveal(),
    apiRoot: bot.apiRoot,
    intake,
    timeZone: config.timeZone,
    noticesPerSecond: config.noticesPerSecond,
    now: () => new Date(),
    log,
    onFatal,
  })
  server.serve(app.webhook ?? new Hono())
  if (intake.kind === 'webhook') await announceWebhook(app.bot, intake.url, intake.secret.reveal())
  return app
}
