import { randomUUID } from 'node:crypto'
import { createBackground } from './bot/background.ts'
import { type CanboBot, createBot } from './bot/bot.ts'
import { registerPublicCommands } from './bot/commands.ts'
import { describeFailure } from './bot/failure.ts'
import { createIntents } from './bot/intents.ts'
import { startPoller } from './bot/poller.ts'
import { createSpeeches, type Speeches } from './bot/speech.ts'
import { wantedUpdates } from './bot/updates.ts'
import { createWebhook } from './bot/webhook.ts'
import { loadWords } from './bot/words.ts'
import { createWorker, type Log } from './bot/worker.ts'
import { createDrawer } from './charts/draw.ts'
import type { Intake } from './config.ts'
import type { DeadLetter } from './domain/account/dead-letter.ts'
import type { Deps } from './domain/ports.ts'
import { createDomainDeps } from './domain-deps.ts'
import { createDue } from './due.ts'
import { workClock } from './jobs/clock.ts'
import { createInbox, type Inbox, workInbox } from './jobs/inbox.ts'
import { createOutbox } from './jobs/outbox.ts'
import { type Queue, startQueue } from './jobs/queue.ts'
import { createPrinter } from './paper/print.ts'
import { openRoadOut } from './road-out.ts'
import { createRosterPost } from './roster-post.ts'
import { createAccounts } from './store/accounts.ts'
import { connectDatabase, type Database } from './store/database.ts'
import { addDeadLetter } from './store/dead-letters.ts'
import { createRulebook } from './store/rulebook.ts'
import { StartupFault } from './store/startup-fault.ts'
import { createStore } from './store/store.ts'
import { writeWorkbook } from './tables/write.ts'

export type AppOptions = Readonly<{
  databaseUrl: string
  token: string
  apiRoot: string
  intake: Intake
  timeZone: string
  noticesPerSecond: number
  now: () => Date
  log: Log
  onFatal: (error: Error) => void
}>

export type App = Readonly<{
  bot: CanboBot
  deps: Deps
  speeches: Speeches
  /** Where Telegram posts to, when it does. */
  webhook: ReturnType<typeof createWebhook> | null
  /** Looks at once for what is due, as it does every minute; for a clock that was moved. */
  lookAtClock(): Promise<void>
  /** No new updates, work in hand finished, everything closed in reverse order. */
  stop(): Promise<void>
}>

/** Seconds that work in hand may take after somebody said stop. */
const stopSeconds = 8

export const webhookPath = '/telegram'

/** Puts the rooms together: store, queue, bot, the two roads; answers when updates are being taken. */
export const startApp = async (options: AppOptions): Promise<App> => {
  const database = connectDatabase(options.databaseUrl)
  const queue = await startQueue(options.databaseUrl, options.log)
  const close = async (): Promise<void> => {
    await queue.stop(stopSeconds)
    await database.close()
  }
  try {
    return await connectRoads(options, database, queue, close)
  } catch (error) {
    await close()
    throw error
  }
}

const connectRoads = async (
  options: AppOptions,
  database: Database,
  queue: Queue,
  close: () => Promise<void>,
): Promise<App> => {
  const { token, apiRoot, timeZone, now, log, intake, noticesPerSecond } = options
  const rulebook = createRulebook(timeZone)
  const outbox = await createOutbox(queue.boss)
  const store = createStore({ database, outbox, rulebook, newId: randomUUID })
  const deps = createDomainDeps({ store, now, timeZone })
  const accounts = createAccounts(database.prisma)
  const words = await loadWords()
  const speeches = createSpeeches(words, timeZone)
  const out = openRoadOut({
    ...{ token, apiRoot, database, queue, rulebook, deps, accounts, speeches, noticesPerSecond, log },
  })
  const suggest = createIntents(words)
  const { pause: onTooMany } = out.pace
  const { showProgress } = out
  const print = createPrinter()
  const drawChart = createDrawer()
  const background = createBackground((work, error) =>
    log.error({ work, ...describeFailure(error) }, 'work in the background failed'),
  )
  const { databaseUrl } = options
  const roster = createRosterPost({ databaseUrl, timeZone, now })
  const rosterDesk = roster.desk
  const offers = { suggest, onTooMany, showProgress, print, drawChart, background, rosterDesk, writeWorkbook }
  const bot = createBot({ token, apiRoot, deps, accounts, speeches, ...offers })
  await introduce(bot, log)

  const inbox = await createInbox(queue.boss, bot.me.id)
  const bury = (letter: DeadLetter) => addDeadLetter(database.prisma, letter)
  await workInbox(queue.boss, createWorker({ bot, accounts, speeches, bury, now, log }))
  await out.work()
  const lookAtClock = createDue({ deps, tidy: out.tidy, log })
  await workClock(queue.boss, lookAtClock)
  // What a process before this one left behind is not kept waiting for the next minute.
  await lookAtClock()

  // Without the menus the bot works all the same, so a refusal here is no reason not to start.
  await registerPublicCommands(bot.api, speeches).catch(error =>
    log.warn(describeFailure(error), 'menus not set'),
  )
  const poller = intake.kind === 'poll' ? await startPolling(bot, inbox.add, options) : null
  return {
    bot,
    deps,
    speeches,
    lookAtClock,
    webhook: intake.kind === 'webhook' ? webhookOf(intake, inbox.add) : null,
    async stop() {
      await poller?.stop()
      await background.stop()
      await roster.stop()
      out.stop()
      await close()
    },
  }
}

const webhookOf = ({ secret }: Intake & { kind: 'webhook' }, add: Inbox['add']) =>
  createWebhook({ path: webhookPath, secret: secret.reveal(), intake: add })

/** Seconds after which the operator is told that Telegram has not answered yet. */
const patienceSeconds = 10

/** Asks Telegram who the bot is, as long as it takes; a token it does not accept ends the start. */
const introduce = async (bot: CanboBot, log: Log): Promise<void> => {
  const waiting = setInterval(
    () => log.warn({}, 'Telegram does not answer yet, still trying'),
    patienceSeconds * 1_000,
  )
  const isAccepted = await bot.introduce().finally(() => clearInterval(waiting))
  if (isAccepted) return
  throw new StartupFault('Telegram does not accept BOT_TOKEN.', 'Check it with @BotFather and start again.')
}

const startPolling = async (bot: CanboBot, intake: Inbox['add'], options: AppOptions) => {
  await bot.api.deleteWebhook()
  return startPoller({ api: bot.api, intake, log: options.log, onFatal: options.onFatal })
}

/** Tells Telegram where to post, once somebody listens there. */
export const announceWebhook = (bot: CanboBot, url: string, secret: string): Promise<true> =>
  bot.api.setWebhook(url, { secret_token: secret, allowed_updates: wantedUpdates, max_connections: 40 })
