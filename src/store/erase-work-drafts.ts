import { type Connection, Prisma } from './database.ts'

/** Announcements that were never confirmed. */
const eraseBroadcastDrafts = (connection: Connection, at: Date, limit: number): Promise<number> =>
  connection.$executeRaw(Prisma.sql`
    DELETE FROM "Broadcast" WHERE "id" IN (
      SELECT b."id" FROM "Broadcast" b
      WHERE b."confirmedAt" IS NULL AND b."noticeId" IS NULL AND (b."state" = 'draft' OR b."ending" = 'discarded')
        AND b."createdAt" < ${at} AND NOT EXISTS (SELECT 1 FROM "Approval" ap WHERE ap."broadcastId" = b."id")
      LIMIT ${limit})`)

/** Inspections that were never planned. */
const eraseInspectionDrafts = async (connection: Connection, at: Date, limit: number): Promise<number> => {
  const rows = await connection.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT i."id" FROM "Inspection" i WHERE i."state" = 'draft' AND i."createdAt" < ${at}
      AND NOT EXISTS (SELECT 1 FROM "InspectionEvent" e WHERE e."inspectionId" = i."id")
      AND NOT EXISTS (SELECT 1 FROM "InspectionAddressee" a WHERE a."inspectionId" = i."id")
    LIMIT ${limit} FOR UPDATE OF i`)
  const ids = rows.map(({ id }) => id)
  const inspectionId = { in: ids }
  await connection.inspectionMember.deleteMany({ where: { inspectionId } })
  await connection.inspectionSubject.deleteMany({ where: { inspectionId } })
  await connection.inspection.deleteMany({ where: { id: inspectionId } })
  return ids.length
}

/** Announcements and inspections somebody began before then, and left. */
export const eraseWorkDrafts = async (connection: Connection, at: Date, limit: number): Promise<number> =>
  (await eraseBroadcastDrafts(connection, at, limit)) + (await eraseInspectionDrafts(connection, at, limit))
