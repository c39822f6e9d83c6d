import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { readMigrations } from '../src/store/migrations.ts'
import { startTemporaryServer } from '../test/kit/temporary-server.ts'
import { diffSchema, migrationsFolder } from './schema-engine.ts'

const usage = `node prisma/migrate.ts <name>    writes prisma/migrations/<time>_<name>/migration.sql from the changes in
                                schema.prisma; the bot applies it when it starts
node prisma/migrate.ts --check  prints what the migrations lack, and exits 1 if they lack something
`

const main = async ([argument]: string[]): Promise<number> => {
  if (argument === '--check') return check()
  if (argument !== undefined && /^[a-z][a-z0-9_]*$/.test(argument)) return write(argument)
  process.stderr.write(usage)
  return 2
}

const check = async (): Promise<number> => {
  const missing = await findMissing()
  process.stdout.write(missing === '' ? 'The migrations make what schema.prisma says.\n' : missing)
  return missing === '' ? 0 : 1
}

const write = async (name: string): Promise<number> => {
  const missing = await findMissing()
  if (missing === '') {
    process.stdout.write('Nothing to write: the migrations make what schema.prisma says.\n')
    return 0
  }
  const time = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const folder = join(migrationsFolder, `${time}_${name}`)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'migration.sql'), missing)
  process.stdout.write(`Written: ${join(folder, 'migration.sql')}\n`)
  return 0
}

const findMissing = async (): Promise<string> => {
  const server = await startTemporaryServer()
  try {
    return await diffSchema(server.url, await readMigrations())
  } finally {
    await server.stop()
  }
}

process.exitCode = await main(process.argv.slice(2))
