import { execFileSync } from 'node:child_process'
import { chmod, mkdir, readFile, rm, statfs, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openEmbeddedCluster } from '../../src/store/embedded-cluster.ts'
import { serverFault, setupFault } from '../../src/store/embedded-faults.ts'
import { aDataFolder, query, refusalOf, startOn } from './embedded-ground.ts'

const isRoot = process.getuid?.() === 0

test('a folder its user may not enter is named, with the way out', async () => {
  const closed = join(await aDataFolder(), 'home')
  await mkdir(closed, { recursive: true })
  await chmod(closed, isRoot ? 0o700 : 0o000)
  onTestFinished(() => chmod(closed, 0o700))
  const folder = join(closed, 'canbo/data')
  expect(await refusalOf(startOn(folder))).toMatch(
    isRoot
      ? `The bot runs as root, so its database runs as the user "${serverUser()}", who may not enter ${closed}, ` +
          `where the data folder ${folder} is. Set DATA_DIR to a place that user may enter`
      : `The data folder ${folder} may not be written by this user. Give it to the user the bot runs as (chown)`,
  )
})

test('a file in the place of the folder, and a folder of something else, are refused and left alone', async () => {
  const folder = await aDataFolder()
  await writeFile(folder, 'mine')
  expect(await refusalOf(startOn(folder))).toContain(
    `${folder} cannot be made, because a file is in its place`,
  )
  expect(await readFile(folder, 'utf8')).toBe('mine')
  await rm(folder)
  await mkdir(join(folder, 'postgres'), { recursive: true })
  await writeFile(join(folder, 'postgres/photo.jpg'), 'mine')
  expect(await refusalOf(startOn(folder))).toContain(`${folder}/postgres is not empty, but holds no database`)
  expect(await readFile(join(folder, 'postgres/photo.jpg'), 'utf8')).toBe('mine')
})

test('a database of another version is refused, with the log that tells more', async () => {
  const folder = await aStoppedDatabase()
  await writeFile(join(folder, 'postgres/data/PG_VERSION'), '15\n')
  const refusal = await refusalOf(startOn(folder))
  expect(refusal).toContain(`The database in ${folder}/postgres/data was written by PostgreSQL 15`)
  expect(refusal).toContain(`The server's log is ${folder}/postgres/server.log.`)
})

test('a damaged database is refused with what is damaged, and its files stay as they are', async () => {
  const folder = await aStoppedDatabase()
  const control = join(folder, 'postgres/data/global/pg_control')
  await truncate(control, 100)
  const refusal = await refusalOf(startOn(folder))
  expect(refusal).toContain(`The database in ${folder}/postgres/data is damaged: `)
  expect(refusal).toContain('restore the last backup')
  expect(await readFile(control)).toHaveLength(100)
})

test('a password file that is lost or belongs to another database is told apart from a damage', async () => {
  const folder = await aStoppedDatabase()
  const password = join(folder, 'postgres/password')
  await rm(password)
  expect(await refusalOf(startOn(folder))).toContain(
    `password of the embedded database cannot be read from ${password}`,
  )
  await writeFile(password, 'of another one')
  expect(await refusalOf(startOn(folder))).toContain(
    `The password in ${password} is not the one of the database`,
  )
})

test('a full disk is named at the first start and at a later one, and with space again nothing is lost', async ({
  skip,
}) => {
  const disk = await aSmallDisk()
  if (disk === undefined) return skip('only root may mount a small disk; the table below has the messages')
  const folder = join(disk, 'data')
  const full = `The disk that holds ${folder} is full, so the database cannot start; nothing is lost. Free some space`
  await fillBut(disk, 20)
  expect(await refusalOf(startOn(folder))).toContain(full)
  await rm(join(disk, 'ballast'))
  const database = await startOn(folder)
  await query(database.url, 'CREATE TABLE kept AS SELECT 7 AS answer')
  await database.stop()
  await fillBut(disk, 0)
  expect(await refusalOf(startOn(folder))).toContain(full)
  await rm(join(disk, 'ballast'))
  const again = await startOn(folder)
  expect(await query(again.url, 'SELECT answer FROM kept')).toEqual([7])
  await again.stop()
})

test.for([
  [
    'FATAL:  could not write lock file "postmaster.pid": No space left on device',
    /^The disk that holds .* is full/,
  ],
  [
    'FATAL:  could not extend file "base/1/2691": wrote only 4096 of 8192 bytes\nHINT:  Check free disk space.',
    /full/,
  ],
  [
    'FATAL:  could not map anonymous shared memory: Cannot allocate memory',
    /has not enough memory for the database/,
  ],
  [
    'FATAL:  data directory "/d" has wrong ownership',
    /may not read or write its files .* to the user the server runs as/,
  ],
  [
    'PANIC:  could not locate a valid checkpoint record',
    /is damaged: could not locate a valid checkpoint record\. Keep/,
  ],
  [
    'postgres: error while loading shared libraries: libicuuc.so.60: cannot open',
    /does not run on this machine/,
  ],
  [
    'FATAL:  unrecognized configuration parameter "x"\nFATAL:  y',
    /ended while starting: unrecognized configuration/,
  ],
] as const)('the server says «%s»', async ([output, sentence]) => {
  const cluster = await openEmbeddedCluster(await aDataFolder())
  expect((await serverFault(cluster, output)).message).toMatch(sentence)
})

test('a failed initdb says what it complained about', async () => {
  const cluster = await openEmbeddedCluster(await aDataFolder())
  expect((await setupFault(cluster, 'creating\ninitdb: error: could not do it\n')).message).toBe(
    `The embedded database could not be made in ${cluster.folder}: could not do it. ` +
      'Correct that and start the bot again; nothing was left behind.',
  )
})

const aStoppedDatabase = async (): Promise<string> => {
  const folder = await aDataFolder()
  await (await startOn(folder)).stop()
  return folder
}

/** Undefined where mounting is not allowed. */
const aSmallDisk = async (): Promise<string | undefined> => {
  const disk = join(await aDataFolder(), 'disk')
  await mkdir(disk, { recursive: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128m,mode=711', 'tmpfs', disk], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  onTestFinished(() => {
    execFileSync('umount', [disk])
  })
  return disk
}

const fillBut = async (disk: string, freeMb: number): Promise<void> => {
  const { bavail, bsize } = await statfs(disk)
  await writeFile(join(disk, 'ballast'), Buffer.alloc(bavail * bsize - freeMb * 1024 * 1024))
}

const serverUser = (): string => {
  const users = execFileSync('cat', ['/etc/passwd'], { encoding: 'utf8' })
  return /^postgres:/m.test(users) ? 'postgres' : 'nobody'
}
