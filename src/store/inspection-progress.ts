import type {
  Conclusion,
  ProgressDetails,
  ProgressEvent,
  ProgressKind,
} from '../domain/inspection/progress.ts'
import type { Progress } from '../domain/inspection/progress-port.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay, toDay } from './day-column.ts'
import { answersFor } from './inspection-heads.ts'

type EventRow = Omit<ProgressEvent, 'happenedOn'> & Readonly<{ happenedOn: Date }>

const conclusionOf = (
  found: { conclusion: string | null; conclusionFile: unknown } | null,
): Conclusion | null =>
  found && found.conclusion !== null
    ? { text: found.conclusion, file: (found.conclusionFile as Conclusion['file']) ?? null }
    : null

export const createProgress = (connection: Connection): Progress => ({
  async events(inspectionId) {
    const rows = await connection.$queryRaw<EventRow[]>(Prisma.sql`
      SELECT ev."id", ev."kind", ev."happenedOn", ev."details", p."name" AS "recordedBy", ev."recordedAt"
      FROM "InspectionEvent" ev JOIN "Person" p ON p."id" = ev."recordedById"
      WHERE ev."inspectionId" = ${inspectionId}::uuid ORDER BY ev."recordedAt", ev."id"`)
    return rows.map(row => ({
      ...row,
      kind: row.kind as ProgressKind,
      details: row.details as ProgressDetails,
      happenedOn: toDay(row.happenedOn),
    }))
  },

  async add({ happenedOn, details, ...event }) {
    const data = { ...event, details: { ...details }, happenedOn: fromDay(happenedOn) }
    await connection.inspectionEvent.create({ data })
  },

  async open(id, openedById, openedAt) {
    const data = { state: 'opened', openedAt, openedById, version: { increment: 1 } }
    await connection.inspection.update({ where: { id }, data })
  },

  async nameAddressees(inspectionId, today, at) {
    await connection.$executeRaw(Prisma.sql`
      INSERT INTO "InspectionAddressee" ("id", "inspectionId", "subjectId", "personId", "since")
      SELECT gen_random_uuid(), s."inspectionId", s."id", ${answersFor(today)}, ${at}
      FROM "InspectionSubject" s WHERE s."inspectionId" = ${inspectionId}::uuid AND ${answersFor(today)} IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM "InspectionAddressee" ad
          WHERE ad."subjectId" = s."id" AND ad."endedAt" IS NULL)`)
    await connection.$executeRaw(Prisma.sql`
      UPDATE "InspectionAddressee" SET "toldAt" = coalesce("toldAt", ${at})
      WHERE "inspectionId" = ${inspectionId}::uuid AND "endedAt" IS NULL`)
  },

  async receive(id, receivedById, receivedAt) {
    await connection.inspection.updateMany({
      where: { id, receivedAt: null },
      data: { receivedAt, receivedById },
    })
  },

  async conclusion(id) {
    const select = { conclusion: true, conclusionFile: true }
    return conclusionOf(await connection.inspection.findUnique({ where: { id }, select }))
  },

  async draftConclusion(id, { text, file }) {
    const data = { conclusion: text, conclusionFile: file ? { ...file } : Prisma.DbNull }
    await connection.inspection.update({ where: { id }, data })
  },

  async conclude(id, concludedAt) {
    const data = { state: 'concluded', concludedAt, version: { increment: 1 } }
    await connection.inspection.update({ where: { id }, data })
  },

  async close(id, closedAt) {
    const data = { state: 'closed', closedAt, version: { increment: 1 } }
    await connection.inspection.update({ where: { id }, data })
  },

  async resume(id) {
    // Held either way, so that nobody closes it meanwhile.
    await connection.$queryRaw(Prisma.sql`SELECT 1 FROM "Inspection" WHERE "id" = ${id}::uuid FOR UPDATE`)
    const data = { state: 'concluded', closedAt: null, version: { increment: 1 } }
    await connection.inspection.updateMany({ where: { id, state: 'closed' }, data })
  },
})
