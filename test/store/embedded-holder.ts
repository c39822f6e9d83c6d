import process from 'node:process'
import { startEmbeddedDatabase } from '../../src/store/embedded-database.ts'
import { silentLog } from '../kit/silent-log.ts'

// A bot reduced to its database, for tests that kill it: holds the folder it is given until it is ended.
const [folder = ''] = process.argv.slice(2)
const { url } = await startEmbeddedDatabase({ folder, log: silentLog })
process.stdout.write(`${url}\n`)
setTimeout(() => process.exit(1), 120_000)
