import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { connectDatabase, type Database } from './store/database.ts'
import { joinEmbeddedDatabase, startEmbeddedDatabase } from './store/embedded-database.ts'
import { loadRulebook } from './store/load-rulebook.ts'
import { migrateDatabase } from './store/migrations.ts'

/** The database everything stands on: migrated, with the rulebook in it. */
export type Ground = Readonly<{ url: string; database: Database; close(): Promise<void> }>

type Options = Readonly<{
  config: Config
  log: Logger
  /** Command-line tools use the server of a bot that runs on the same folder. */
  mayJoin: boolean
  signal?: AbortSignal
}>

const openServer = async ({ config, log, mayJoin, signal }: Options) => {
  if (config.databaseUrl) return { url: config.databaseUrl.reveal(), stop: async () => {} }
  const folder = config.dataFolder
  const running = mayJoin ? await joinEmbeddedDatabase({ folder }) : undefined
  if (running) return { url: running.url, stop: async () => {} }
  return startEmbeddedDatabase({ folder, log, ...(signal ? { signal } : {}) })
}

/** Opens the configured database, or the embedded one, and brings it to this version. */
export const openGround = async (options: Options): Promise<Ground> => {
  const server = await openServer(options)
  try {
    await migrateDatabase({ url: server.url, log: options.log })
    const database = connectDatabase(server.url)
    await loadRulebook(database, randomUUID)
    return {
      url: server.url,
      database,
      async close() {
        await database.close()
        await server.stop()
      },
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}
