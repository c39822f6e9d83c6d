import pg from 'pg'
import { StartupFault } from './startup-fault.ts'

/** What store/ needs of a logger; pino's fits. */
export type DatabaseLog = Readonly<{
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}>

/** One plain connection beside Prisma: for locks that live as long as the connection, and for migrations. */
export type DatabaseSession = pg.Client

const connectTimeoutMs = 10_000

/** Connects once, without retries. Throws what the driver throws; see databaseUrlFault for words. */
export const openDatabaseSession = async (url: string, applicationName: string): Promise<DatabaseSession> => {
  const session = new pg.Client({
    connectionString: url,
    application_name: applicationName,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
  })
  // A connection that breaks while idle emits 'error'; unheard, that would end the process.
  session.on('error', () => {})
  try {
    await session.connect()
  } catch (error) {
    await session.end().catch(() => {})
    throw error
  }
  return session
}

/** Names a failed connection to DATABASE_URL in words, without the password; undefined if it is something else. */
export const databaseUrlFault = (error: unknown, url: string): StartupFault | undefined => {
  const code = errorCode(error)
  const { host, pathname, username } = new URL(url)
  const database = decodeURIComponent(pathname.slice(1))
  const reword = (happened: string, remedy: string) => new StartupFault(happened, remedy, { cause: error })
  if (code === undefined && error instanceof Error && /timeout/i.test(error.message)) {
    return reword(
      `The database server at ${host} did not answer in time.`,
      'Check DATABASE_URL and the network.',
    )
  }
  switch (code) {
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
      return reword(`No database server answers at ${host}.`, 'Start it, or correct DATABASE_URL.')
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return reword(`The name of the database server, ${host}, is not known.`, 'Correct DATABASE_URL.')
    case '28P01':
    case '28000':
      return reword(
        `The database server at ${host} refused the user "${username}".`,
        'Correct the user and password in DATABASE_URL.',
      )
    case '3D000':
      return reword(
        `There is no database "${database}" at ${host}.`,
        `Create it (CREATE DATABASE "${database}"), or correct DATABASE_URL.`,
      )
    default:
      return undefined
  }
}

/** The SQLSTATE or system code of an error, looking into the several attempts of a host with two addresses. */
export const errorCode = (error: unknown): string | undefined => {
  if (error instanceof AggregateError) return errorCode(error.errors[0])
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
