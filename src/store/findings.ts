import type { Finding, Findings } from '../domain/finding/finding.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay, toDay } from './day-column.ts'

type Row = Omit<Finding, 'foundOn'> & Readonly<{ foundOn: Date }>

const toFinding = (row: Row): Finding => ({ ...row, foundOn: toDay(row.foundOn) })

const columns = Prisma.sql`f."id", f."personId", f."kind", f."foundOn", f."document", p."name" AS "recordedBy",
  f."recordedAt", f."revokedAt" FROM "Finding" f JOIN "Person" p ON p."id" = f."recordedById"`

export const createFindings = (connection: Connection): Findings => ({
  async of(personId) {
    const rows = await connection.$queryRaw<Row[]>(Prisma.sql`
      SELECT ${columns} WHERE f."personId" = ${personId}::uuid ORDER BY f."foundOn" DESC, f."recordedAt" DESC LIMIT 20`)
    return rows.map(toFinding)
  },

  async add({ foundOn, ...finding }) {
    await connection.finding.create({ data: { ...finding, foundOn: fromDay(foundOn) } })
  },

  async lock(id) {
    const [row] = await connection.$queryRaw<Row[]>(
      Prisma.sql`SELECT ${columns} WHERE f."id" = ${id}::uuid FOR UPDATE OF f`,
    )
    return row && toFinding(row)
  },

  async revoke(id, revokedAt) {
    await connection.finding.update({ where: { id }, data: { revokedAt } })
  },
})
