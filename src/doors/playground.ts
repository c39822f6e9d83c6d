import type { Logger } from 'pino'
import { type App, startApp } from '../app.ts'
import { describeFailure } from '../bot/failure.ts'
import { toLanguage } from '../bot/language.ts'
import type { Speeches } from '../bot/speech.ts'
import type { Config } from '../config.ts'
import { type Invited, inviteCastAgain, loadDemonstration } from '../demonstration.ts'
import type { Ground } from '../ground.ts'
import { officeTime } from '../playground/office-time.ts'
import { createClock, createTelegram, type Telegram, type TelegramUser } from '../playground/telegram.ts'
import type { CastRole } from '../store/province.ts'
import { countPeople, findCast, linkAccount } from '../store/setup.ts'
import { portFault } from './web-server.ts'

/** Numbers of the simulated accounts: the same at every start, so that a link outlives the chat. */
const accounts: Readonly<Record<CastRole, number>> = {
  cadre: 7_100_000_001,
  supervisor: 7_100_000_002,
  staff: 7_100_000_003,
  inspectedHead: 7_100_000_004,
  admin: 7_100_000_005,
}

/** He comes with his invite in hand, so that a newcomer sees how arriving goes; the others are there. */
const newcomer: CastRole = 'cadre'

/**
 * The database outlives the simulated Telegram, which therefore goes on counting where no start before it can
 * have come to: five a second since the first of January 2026.
 */
const countSoFar = (now: number): number => Math.floor((now - Date.UTC(2026, 0, 1)) / 200)

/** The page listens before the database is touched, so that a taken port is said first. */
export const openPlayground = async (port: number): Promise<Telegram> => {
  const telegram = createTelegram({
    firstId: countSoFar(Date.now()),
    clock: createClock(officeTime(Date.now())),
  })
  await telegram.listen(port, '0.0.0.0').catch(error => {
    throw portFault(error, port)
  })
  return telegram
}

const linkResidents = async (ground: Ground, cast: readonly Invited[], at: Date): Promise<void> => {
  for (const { role, personId, language } of cast) {
    if (role === newcomer) continue
    const link = { accountId: accounts[role], personId, language, at }
    await linkAccount(ground.database.prisma, link, () => crypto.randomUUID())
  }
}

const roles = ['cadre', 'supervisor', 'staff', 'inspectedHead', 'admin'] as const

/** Puts the people on the page: whoever is linked opens his menu, the others have an invite in hand. */
const seatPeople = async (
  telegram: Telegram,
  ground: Ground,
  speeches: Speeches,
  cast: readonly Invited[],
): Promise<void> => {
  const seated: TelegramUser[] = []
  for (const role of roles) {
    const known = await findCast(ground.database.prisma, accounts[role])
    const invited = cast.find(member => member.role === role)
    const name = invited?.name ?? known?.name
    if (!name) continue
    const languageCode = invited?.language ?? known?.language ?? 'vi'
    const note = invited && !known ? { startPayload: invited.code } : {}
    const person = telegram.person({
      id: accounts[role],
      firstName: name,
      languageCode,
      title: speeches(toLanguage(languageCode), 'latn').text(`playground:cast.${role}`),
      ...note,
    })
    if (known) seated.push(person)
  }
  for (const person of seated) person.opens()
}

/**
 * The bot without Telegram: the demonstration province, a simulated Telegram, and a page to chat on. The page's
 * clock is the bot's, so that time can be moved forward.
 */
export const startPlayground = async (
  telegram: Telegram,
  ground: Ground,
  config: Config,
  log: Logger,
): Promise<App> => {
  const now = () => new Date(telegram.clock.now())
  const app = await startApp({
    databaseUrl: ground.url,
    token: telegram.token,
    apiRoot: telegram.apiRoot,
    intake: { kind: 'poll' },
    timeZone: config.timeZone,
    noticesPerSecond: config.noticesPerSecond,
    now,
    log,
    onFatal: error => {
      throw error
    },
  })
  telegram.subscribe(event => {
    if (event.kind !== 'clock') return
    // What was missed is seen at the next minute.
    app.lookAtClock().catch(error => log.warn(describeFailure(error), 'look at the moved clock failed'))
  })
  const isEmpty = (await countPeople(ground.database.prisma)) === 0
  const settle = async (cast: readonly Invited[]): Promise<void> => {
    await linkResidents(ground, cast, now())
    await seatPeople(telegram, ground, app.speeches, cast)
  }
  // Seated before the waiting item is submitted, so that it is told to somebody who can be reached.
  if (isEmpty) await loadDemonstration(ground.database, app.deps, settle)
  else {
    const cast = await inviteCastAgain(ground.database, app.deps)
    await seatPeople(telegram, ground, app.speeches, cast ?? [])
  }
  return app
}
