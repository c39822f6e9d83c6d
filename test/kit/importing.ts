import { type SheetName, sheetNames } from '../../src/domain/roster/columns.ts'
import type { Cell, ReadSheet } from '../../src/domain/table.ts'
import { connectDatabase, Prisma } from '../../src/store/database.ts'
import { readTables } from '../../src/tables/read.ts'
import { writeWorkbook } from '../../src/tables/write.ts'
import type { Person } from './person.ts'
import type { Town } from './town.ts'

/** Rows by sheet, with the names of the columns as the program has them: files may use those too. */
export type Written = Partial<Record<SheetName, readonly Readonly<Record<string, Cell>>[]>>

/** A workbook with these rows; a sheet has the columns its rows name. */
export const rosterFile = (written: Written): Promise<Uint8Array> =>
  writeWorkbook({
    isRightToLeft: false,
    sheets: sheetNames.flatMap(sheet => {
      const rows = written[sheet]
      if (!rows) return []
      const names = [...new Set(rows.flatMap(row => Object.keys(row)))]
      return [
        {
          name: sheet,
          columns: names.map(title => ({ title, width: 12 })),
          rows: rows.map(row => names.map(name => row[name] ?? null)),
        },
      ]
    }),
  })

export const opensImport = async (person: Person): Promise<void> => {
  await person.hearsBelow(person.sends('/import'))
  await person.seesText('roster:ask')
}

/** What is said below a message by a process that may have to be opened first, on a busy machine. */
export const hearsFromOffice = async (person: Person, messageId: number): Promise<void> => {
  const hears = () => person.hearsBelow(messageId)
  await hears().catch(hears).catch(hears)
}

/** Sends a file and waits for what is said below it. */
export const sendsFile = async (
  person: Person,
  file: Uint8Array | string,
  fileName = 'du-lieu.xlsx',
): Promise<void> => {
  await hearsFromOffice(person, person.user.sendsDocument({ data: Buffer.from(file), fileName }))
}

/** What stands in a file somebody was sent. */
export const fileOf = async (town: Town, fileId: string): Promise<Buffer> => {
  const { apiRoot, token } = town.telegram
  const answer = await fetch(`${apiRoot}/bot${token}/getFile?file_id=${fileId}`)
  const { result } = (await answer.json()) as { result: { file_path: string } }
  return Buffer.from(await (await fetch(`${apiRoot}/file/bot${token}/${result.file_path}`)).arrayBuffer())
}

/** The newest document in somebody's chat, read. */
export const newestDocument = async (
  town: Town,
  person: Person,
): Promise<Readonly<{ bytes: Buffer; sheets: readonly ReadSheet[] }>> => {
  const sent = [...person.messages].reverse().find(message => message.document)
  const bytes = await fileOf(town, sent?.document?.file_id ?? '')
  const read = await readTables(bytes)
  if (!read.ok) throw new Error(`The file cannot be read: ${read.refusal}`)
  return { bytes, sheets: read.value }
}

/** The whole roster, to see that nothing of it changed. */
export const everything = async ({ database: { prisma } }: Town) => ({
  units: await prisma.unit.count(),
  successions: await prisma.unitSuccession.count(),
  positions: await prisma.position.count(),
  people: await prisma.person.findMany({ orderBy: { code: 'asc' } }),
  assignments: await prisma.assignment.findMany({ orderBy: { id: 'asc' } }),
  lines: await prisma.supervisorLine.count(),
})

export const onePerson = (code: string, name: string): Promise<Uint8Array> =>
  rosterFile({ people: [{ code, name, kind: 'civilServant' }] })

/** A file without faults is looked through and waits to be written. */
export const hasChecked = async (person: Person, file: Uint8Array): Promise<void> => {
  await opensImport(person)
  await sendsFile(person, file)
  await person.seesText('roster:checked')
}

/** Somebody else writes people, so that an import which has begun cannot go on; until `act` is done. */
export const whileHeld = async (town: Town, act: () => Promise<unknown>): Promise<void> => {
  const other = connectDatabase(town.databaseUrl)
  try {
    await other.prisma.$transaction(
      async held => {
        await held.$executeRaw(Prisma.sql`LOCK TABLE "Person" IN ROW EXCLUSIVE MODE`)
        await act()
      },
      { timeout: 30_000 },
    )
  } finally {
    await other.close()
  }
}

/** Waits until somebody tries to write the roster, and cannot yet. */
export const untilRunning = async ({ database: { prisma } }: Town): Promise<void> => {
  const waiting = Prisma.sql`SELECT 1 FROM pg_stat_activity
    WHERE "datname" = current_database() AND "wait_event_type" = 'Lock' AND "query" LIKE '%LOCK TABLE%'`
  while ((await prisma.$queryRaw<unknown[]>(waiting)).length === 0);
}

/** Waits until nobody writes the roster any more: whoever was killed is undone. */
export const untilUndone = async ({ database: { prisma } }: Town): Promise<void> => {
  const writing = Prisma.sql`SELECT 1 FROM pg_locks WHERE "locktype" = 'advisory'
    AND "database" = (SELECT "oid" FROM pg_database WHERE "datname" = current_database())
    AND ("classid"::bigint << 32) + "objid"::bigint = hashtext('canbo roster import')::bigint`
  while ((await prisma.$queryRaw<unknown[]>(writing)).length > 0);
}
