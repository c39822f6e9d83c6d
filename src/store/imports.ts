import type { Import, ImportState, Imports, SentFile, ShownPlan } from '../domain/roster/port.ts'
import { type Connection, Prisma } from './database.ts'

type Row = Omit<Import, 'file' | 'shown'> & Readonly<{ attachment: SentFile; counts: ShownPlan }>

const toImport = ({ attachment, counts, ...row }: Row): Import => ({
  ...row,
  file: attachment,
  shown: counts,
})

const columns = Prisma.sql`i."id", i."authorId", i."unitId", i."state", i."fileHash", i."attachment", i."counts"`

/** Held by whoever writes an import, and let go by the database when his connection is gone. */
const writing = Prisma.sql`hashtext('canbo roster import')`

/** Files of the roster on their way in. */
export const createImports = (connection: Connection): Imports => {
  const find = async (rest: Prisma.Sql): Promise<Import | undefined> => {
    const [row] = await connection.$queryRaw<Row[]>(Prisma.sql`SELECT ${columns} FROM "Import" i ${rest}`)
    return row && toImport(row)
  }
  const isIn = async (importId: string, state: ImportState): Promise<boolean> =>
    (await connection.import.count({ where: { id: importId, state } })) > 0
  return {
    async add({ file, shown, ...row }, at) {
      const { authorId } = row
      const waiting = { authorId, state: 'checked' }
      await connection.import.updateMany({ where: waiting, data: { state: 'cancelled', endedAt: at } })
      const json = { attachment: file, counts: shown }
      await connection.import.create({ data: { ...row, ...json, state: 'checked', createdAt: at } })
    },

    find: importId => find(Prisma.sql`WHERE i."id" = ${importId}::uuid`),

    latest: authorId =>
      find(Prisma.sql`WHERE i."state" = 'running' OR i."authorId" = ${authorId}::uuid
        ORDER BY i."state" = 'running' DESC, i."createdAt" DESC, i."id" DESC LIMIT 1`),

    async isAnotherRunning(importId) {
      return (await connection.import.count({ where: { state: 'running', id: { not: importId } } })) > 0
    },

    async begin(importId, at) {
      // Whoever begins at the same moment follows, and finds the first.
      await connection.$executeRaw(Prisma.sql`SELECT pg_advisory_xact_lock(hashtext('canbo roster begin'))`)
      if (!(await isIn(importId, 'checked'))) return 'over'
      if ((await connection.import.count({ where: { state: 'running' } })) > 0) return 'another'
      const begun = await connection.import.updateMany({
        where: { id: importId, state: 'checked' },
        data: { state: 'running', startedAt: at },
      })
      return begun.count > 0 ? 'begun' : 'over'
    },

    async end(importId, state, at) {
      const ended = await connection.import.updateMany({
        where: { id: importId, state: { in: ['checked', 'running'] } },
        data: { state, endedAt: at },
      })
      return ended.count > 0
    },

    isRunning: importId => isIn(importId, 'running'),

    async holdWriting() {
      await connection.$executeRaw(Prisma.sql`SELECT pg_advisory_xact_lock(${writing})`)
    },

    async refuseAbandoned(at) {
      if ((await connection.import.count({ where: { state: 'running' } })) === 0) return []
      const [lock] = await connection.$queryRaw<{ is: boolean }[]>(
        Prisma.sql`SELECT pg_try_advisory_xact_lock(${writing}) AS "is"`,
      )
      if (!lock?.is) return []
      const rows = await connection.$queryRaw<Row[]>(Prisma.sql`
        UPDATE "Import" i SET "state" = 'refused', "endedAt" = ${at} WHERE i."state" = 'running'
        RETURNING ${columns}`)
      return rows.map(toImport)
    },
  }
}
