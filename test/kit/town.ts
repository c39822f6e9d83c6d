import { type App, type AppOptions, startApp } from '../../src/app.ts'
import { type Invited, loadDemonstration } from '../../src/demonstration.ts'
import type { Deps } from '../../src/domain/ports.ts'
import { createClock, createTelegram, type Telegram } from '../../src/playground/telegram.ts'
import { connectDatabase, type Database } from '../../src/store/database.ts'
import { loadRulebook } from '../../src/store/load-rulebook.ts'
import type { CastRole } from '../../src/store/province.ts'
import { createTestDatabase } from './database.ts'
import { Person } from './person.ts'
import { type RecordedLine, recordingLog } from './recording-log.ts'

/** A whole town for one test file: the simulated Telegram, the real bot, the demonstration province. */
export type Town = Readonly<{
  telegram: Telegram
  database: Database
  databaseUrl: string
  deps: Deps
  app: App
  log: readonly RecordedLine[]
  cast(role: CastRole): Invited
  /** A newcomer with his invite in hand, who has not opened it yet. */
  newcomer(role: CastRole): Person
  /** Somebody of the cast who has arrived and stands before his home menu. */
  resident(role: CastRole): Promise<Person>
  stranger(languageCode: string): Person
  /** Lets time go by, and what time alone brings about come. */
  passes(milliseconds: number): Promise<void>
  /** A second process of the same bot on the same database. */
  secondApp(options?: Partial<AppOptions>): Promise<App>
  /** Stops the bot and starts it again, as a deployment does. */
  restart(options?: Partial<AppOptions>): Promise<void>
  close(): Promise<void>
}>

const timeZone = 'Asia/Ho_Chi_Minh'

/** Nine o'clock in the province on a working day, far from anybody's quiet hours. */
const mondayMorning = Date.parse('2026-11-23T02:00:00Z')

export const createTown = async (options: Partial<AppOptions> = {}): Promise<Town> => {
  const { url: databaseUrl, drop } = await createTestDatabase()
  const telegram = createTelegram({ clock: createClock(mondayMorning) })
  await telegram.listen()
  const { log, lines } = recordingLog()
  const database = connectDatabase(databaseUrl)
  const now = () => new Date(telegram.clock.now())

  const start = (more: Partial<AppOptions> = {}): Promise<App> =>
    startApp({
      databaseUrl,
      token: telegram.token,
      apiRoot: telegram.apiRoot,
      intake: { kind: 'poll' },
      timeZone,
      noticesPerSecond: 1_000,
      now,
      log,
      onFatal: error => {
        throw error
      },
      ...options,
      ...more,
    })

  const newId = () => crypto.randomUUID()
  await loadRulebook(database, newId)
  let app = await start()
  const cast = await loadDemonstration(database, app.deps)
  const find = (role: CastRole): Invited => {
    const found = cast.find(member => member.role === role)
    if (!found) throw new Error(`nobody plays ${role}`)
    return found
  }
  const newcomer = (role: CastRole): Person => {
    const { name, language } = find(role)
    return new Person(telegram, telegram.person({ firstName: name, languageCode: language }), language)
  }

  return {
    telegram,
    database,
    databaseUrl,
    get deps() {
      return app.deps
    },
    get app() {
      return app
    },
    log: lines,
    cast: find,
    newcomer,
    async resident(role) {
      const person = newcomer(role)
      await person.arrives(find(role).code, find(role).name)
      return person
    },
    stranger: languageCode =>
      new Person(telegram, telegram.person({ firstName: 'Stranger', languageCode }), 'en'),
    async passes(milliseconds) {
      telegram.clock.advance(milliseconds)
      await app.lookAtClock()
    },
    secondApp: start,
    async restart(more) {
      await app.stop()
      app = await start(more)
    },
    async close() {
      await app.stop()
      await telegram.close()
      await database.close()
      await drop()
    },
  }
}
