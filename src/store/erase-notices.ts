import { type Connection, Prisma } from './database.ts'
import { isUndecided } from './undecided.ts'

/** The kind and the number of what a notice (n) is about, where it is about something that has one. */
const about = Prisma.sql`split_part(n."subject", ':', 1)`
const aboutId = Prisma.sql`split_part(n."subject", ':', 2)::uuid`
const hasNumber = Prisma.sql`n."subject" ~ '^[A-Za-z.]+:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(:|$)'`

/** Whether something of a kind is not over yet; whom it was told to says who hears of what becomes of it. */
const stillOpen: readonly (readonly [string, Prisma.Sql])[] = [
  ['approval', Prisma.sql`SELECT 1 FROM "Approval" ap WHERE ap."id" = ${aboutId} AND ${isUndecided}`],
  [
    'inspection',
    Prisma.sql`SELECT 1 FROM "Inspection" i WHERE i."id" = ${aboutId} AND i."state" IN ('draft', 'planned', 'opened')`,
  ],
  [
    'inspection.question',
    Prisma.sql`SELECT 1 FROM "InspectionQuestion" q WHERE q."id" = ${aboutId} AND q."answeredAt" IS NULL`,
  ],
  [
    'recommendation',
    Prisma.sql`SELECT 1 FROM "Recommendation" re WHERE re."id" = ${aboutId} AND re."state" <> 'closed'`,
  ],
  ['urge', Prisma.sql`SELECT 1 FROM "Urge" ur WHERE ur."id" = ${aboutId} AND ur."answeredAt" IS NULL`],
  [
    'evaluation.due',
    Prisma.sql`SELECT 1 FROM "EvaluationCycle" ec WHERE ec."id" = ${aboutId} AND ec."closedAt" IS NULL`,
  ],
  [
    'collective',
    Prisma.sql`SELECT 1 FROM "Evaluation" ev JOIN "EvaluationCycle" ec ON ec."id" = ev."cycleId"
      WHERE ev."id" = ${aboutId} AND ev."state" IN ('draft', 'returned') AND ec."closedAt" IS NULL`,
  ],
  ['broadcast', Prisma.sql`SELECT 1 FROM "Broadcast" b WHERE b."id" = ${aboutId} AND b."state" <> 'ended'`],
]

const cases = stillOpen.map(([kind, query]) => Prisma.sql`WHEN ${about} = ${kind} THEN EXISTS (${query})`)

/** Of "Notice" as n: it waits to be sent, or what it told of is not over. */
export const isInUse = Prisma.sql`(
  EXISTS (SELECT 1 FROM "Delivery" w WHERE w."noticeId" = n."id" AND w."state" IN ('held', 'collected', 'sending'))
  OR CASE WHEN NOT ${hasNumber} THEN false ${Prisma.join(cases, ' ')} ELSE false END)`

/** Of "Delivery" as d: nothing names it as what it edited. */
export const isLast = Prisma.sql`NOT EXISTS (SELECT 1 FROM "Delivery" r WHERE r."revisesId" = d."id")`

/**
 * Takes the words of old notices and whom they went to. The key of each stays, so that nothing is told a second
 * time; those of announcements have a time of their own.
 */
export const eraseNotices = async (connection: Connection, at: Date, limit: number): Promise<number> => {
  const rows = await connection.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT n."id" FROM "Notice" n
    WHERE n."createdAt" < ${at} AND NOT EXISTS (SELECT 1 FROM "Broadcast" b WHERE b."noticeId" = n."id")
      AND n."payload" <> '{}'::jsonb AND NOT ${isInUse}
      AND NOT EXISTS (SELECT 1 FROM "Delivery" d JOIN "Delivery" r ON r."revisesId" = d."id"
        JOIN "Notice" rn ON rn."id" = r."noticeId" WHERE d."noticeId" = n."id"
        AND (rn."createdAt" >= ${at} OR r."state" IN ('pending', 'held', 'collected', 'sending')))
    ORDER BY n."createdAt" DESC LIMIT ${limit}`)
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return 0
  await connection.$executeRaw(Prisma.sql`
    DELETE FROM "Delivery" d WHERE d."noticeId" = ANY(${ids}::uuid[]) AND d."revisesId" IS NOT NULL AND ${isLast}`)
  await connection.$executeRaw(Prisma.sql`
    DELETE FROM "Delivery" d WHERE d."noticeId" = ANY(${ids}::uuid[]) AND ${isLast}`)
  await connection.$executeRaw(Prisma.sql`
    UPDATE "Notice" SET "payload" = '{}'::jsonb WHERE "id" = ANY(${ids}::uuid[]) AND "payload" <> '{}'::jsonb`)
  return ids.length
}
