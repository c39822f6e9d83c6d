import type { Cutoff, Erasable } from '../domain/retention/retention.ts'
import { type Connection, Prisma } from './database.ts'
import { eraseLinks, eraseStrangers } from './erase-accounts.ts'
import { emptyDrafts, eraseEvidence, eraseLooseNotebook, eraseNotebook } from './erase-evaluation.ts'
import { eraseNotices, isLast } from './erase-notices.ts'
import { eraseWorkDrafts } from './erase-work-drafts.ts'

type Erase = (connection: Connection, before: Cutoff, limit: number) => Promise<number>

/** When an invite came to its end, however it did. */
const inviteEnded = Prisma.sql`least("usedAt", "revokedAt", "expiresAt")`

/** Each class by a statement or two over what is past its time; what others lean on is left to them. */
export const eraseBefore: Readonly<Record<Erasable, Erase>> = {
  invites: (connection, { at }, limit) =>
    connection.$executeRaw(Prisma.sql`
      DELETE FROM "Invite" WHERE "id" IN (SELECT "id" FROM "Invite" WHERE ${inviteEnded} < ${at} LIMIT ${limit})`),

  links: (connection, { at }, limit) =>
    eraseLinks(connection, Prisma.sql`l."endedAt" < ${at} LIMIT ${limit}`),

  strangers: (connection, { at }, limit) => eraseStrangers(connection, at, limit),
  notices: (connection, { at }, limit) => eraseNotices(connection, at, limit),

  // To whom an announcement went; the announcement itself stays.
  broadcasts: (connection, { at }, limit) =>
    connection.$executeRaw(Prisma.sql`
      DELETE FROM "Delivery" WHERE "id" IN (
        SELECT d."id" FROM "Broadcast" b JOIN "Delivery" d ON d."noticeId" = b."noticeId"
        WHERE b."state" = 'ended' AND b."endedAt" < ${at} AND ${isLast} LIMIT ${limit})`),

  notebook: (connection, { at }, limit) => eraseNotebook(connection, at, limit),
  looseNotebook: (connection, { day }, limit) => eraseLooseNotebook(connection, day, limit),

  drafts: (connection, { at }, limit) =>
    emptyDrafts(connection, Prisma.sql`ec."closedAt" < ${at} LIMIT ${limit}`),

  evidence: (connection, { at }, limit) => eraseEvidence(connection, at, limit),

  // What was decided leans on the request, so it stays without its words.
  requests: (connection, { at }, limit) =>
    connection.$executeRaw(Prisma.sql`
      UPDATE "PersonRequest" SET "text" = '' WHERE "id" IN (
        SELECT q."id" FROM "PersonRequest" q
        LEFT JOIN "Approval" ap ON ap."requestId" = q."id" LEFT JOIN "Decision" de ON de."approvalId" = ap."id"
        WHERE q."text" <> '' GROUP BY q."id"
        HAVING count(ap."id") = count(de."approvalId")
          AND coalesce(max(de."decidedAt"), q."answeredAt") < ${at} LIMIT ${limit})`),

  imports: (connection, { at }, limit) =>
    connection.$executeRaw(Prisma.sql`
      DELETE FROM "Import" WHERE "id" IN (
        SELECT "id" FROM "Import" WHERE "state" IN ('checked', 'refused', 'cancelled')
          AND coalesce("endedAt", "createdAt") < ${at} LIMIT ${limit})`),

  importFiles: (connection, { at }, limit) =>
    connection.$executeRaw(Prisma.sql`
      DELETE FROM "Import" WHERE "id" IN (
        SELECT "id" FROM "Import" WHERE "state" = 'done' AND "endedAt" < ${at} LIMIT ${limit})`),

  workDrafts: (connection, { at }, limit) => eraseWorkDrafts(connection, at, limit),

  deadLetters: (connection, { at }, limit) =>
    connection.$executeRaw(Prisma.sql`
      DELETE FROM "DeadLetter" WHERE "updateId" IN (
        SELECT "updateId" FROM "DeadLetter" WHERE "createdAt" < ${at} LIMIT ${limit})`),
}
