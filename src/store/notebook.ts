import type { EntryFile, NotebookEntry } from '../domain/notebook/entry.ts'
import type { EntryChange, Notebook, Period } from '../domain/notebook/port.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay, toDay } from './day-column.ts'

type Row = Readonly<{
  id: string
  personId: string
  day: Date
  text: string
  attachment: unknown
  evaluationId: string | null
}>

const toEntry = ({ id, personId, day, text, attachment, evaluationId }: Row): NotebookEntry => ({
  id,
  personId,
  day: toDay(day),
  text,
  attachment: attachment as EntryFile | null,
  evaluationId,
})

const columns = Prisma.sql`n."id", n."personId", n."day", n."text", n."attachment", n."evaluationId"`

/** Entries of a period that no evaluation has taken over; of "NotebookEntry" as n. */
const isProposed = (
  personId: Prisma.Sql,
  periodFrom: Prisma.Sql,
  periodTo: Prisma.Sql,
): Prisma.Sql => Prisma.sql`
  n."personId" = ${personId} AND n."day" BETWEEN ${periodFrom} AND ${periodTo} AND n."evaluationId" IS NULL`

/** How many there are for an open evaluation (as e) of its cycle (as c); nobody but its author has it open. */
export const countProposed = Prisma.sql`
  CASE WHEN e."state" IN ('draft', 'returned') THEN (SELECT count(*)::int FROM "NotebookEntry" n
    WHERE ${isProposed(Prisma.sql`e."personId"`, Prisma.sql`c."periodFrom"`, Prisma.sql`c."periodTo"`)}) ELSE 0 END`

const lockProposals = (
  connection: Connection,
  personId: string,
  { periodFrom, periodTo }: Period,
): Promise<Row[]> =>
  connection.$queryRaw<Row[]>(Prisma.sql`
    SELECT ${columns} FROM "NotebookEntry" n
    WHERE ${isProposed(
      Prisma.sql`${personId}::uuid`,
      Prisma.sql`${fromDay(periodFrom)}::date`,
      Prisma.sql`${fromDay(periodTo)}::date`,
    )}
    ORDER BY n."day", n."createdAt", n."id" FOR UPDATE`)

const changedColumns = ({ day, attachment, ...change }: EntryChange) => ({
  ...change,
  ...(day === undefined ? {} : { day: fromDay(day) }),
  ...(attachment === undefined ? {} : { attachment: { ...attachment } }),
})

export const createNotebook = (connection: Connection): Notebook => ({
  async add({ day, attachment, ...entry }) {
    const { personId, source } = entry
    const data = { ...entry, day: fromDay(day), attachment: attachment ? { ...attachment } : Prisma.DbNull }
    await connection.notebookEntry.createMany({ data, skipDuplicates: true })
    const where = { personId_source: { personId, source } }
    return toEntry(await connection.notebookEntry.findUniqueOrThrow({ where }))
  },

  async lock(entryId) {
    const [row] = await connection.$queryRaw<Row[]>(Prisma.sql`
      SELECT ${columns} FROM "NotebookEntry" n WHERE n."id" = ${entryId}::uuid FOR UPDATE`)
    return row && toEntry(row)
  },

  async change(entryId, change) {
    await connection.notebookEntry.update({ where: { id: entryId }, data: changedColumns(change) })
  },

  async remove(entryId) {
    await connection.notebookEntry.delete({ where: { id: entryId } })
  },

  async page(personId, { offset, limit }) {
    const where = { personId }
    const orderBy = [{ day: 'desc' as const }, { createdAt: 'desc' as const }, { id: 'desc' as const }]
    const total = await connection.notebookEntry.count({ where })
    const rows = await connection.notebookEntry.findMany({ where, orderBy, skip: offset, take: limit })
    return { total, items: rows.map(toEntry) }
  },

  async lockProposals(personId, period) {
    return (await lockProposals(connection, personId, period)).map(toEntry)
  },

  async takenOver(evaluationId) {
    const orderBy = [{ day: 'asc' as const }, { createdAt: 'asc' as const }, { id: 'asc' as const }]
    return (await connection.notebookEntry.findMany({ where: { evaluationId }, orderBy })).map(toEntry)
  },

  async assign(entryIds, evaluationId) {
    const where = { id: { in: [...entryIds] } }
    await connection.notebookEntry.updateMany({ where, data: { evaluationId } })
  },
})
