import type { ErasableOfPerson } from '../domain/retention/port.ts'
import { type Connection, Prisma } from './database.ts'
import { eraseLinks } from './erase-accounts.ts'
import { emptyDrafts, isStillNeeded } from './erase-evaluation.ts'
import { isInUse, isLast } from './erase-notices.ts'

type Erase = (connection: Connection, personId: string) => Promise<number>

/** Of "Delivery" as d: what this person was told, but announcements and what he has still to decide. */
const toldTo = (personId: string): Prisma.Sql => Prisma.sql`
  d."personId" = ${personId}::uuid AND d."state" NOT IN ('pending', 'held', 'collected', 'sending')
  AND EXISTS (SELECT 1 FROM "Notice" n WHERE n."id" = d."noticeId" AND NOT ${isInUse}
    AND NOT EXISTS (SELECT 1 FROM "Broadcast" b WHERE b."noticeId" = n."id"))`

/** The same classes for one person, without their time. */
export const eraseOfPerson: Readonly<Record<ErasableOfPerson, Erase>> = {
  invites: (connection, personId) =>
    connection.$executeRaw(Prisma.sql`
      DELETE FROM "Invite" WHERE "personId" = ${personId}::uuid AND ("usedAt" IS NOT NULL OR "revokedAt" IS NOT NULL)`),

  links: (connection, personId) => eraseLinks(connection, Prisma.sql`l."personId" = ${personId}::uuid`),

  async notices(connection, personId) {
    // What edited another goes before it.
    const edits = await connection.$executeRaw(Prisma.sql`
      DELETE FROM "Delivery" d WHERE ${toldTo(personId)} AND d."revisesId" IS NOT NULL AND ${isLast}`)
    const told = await connection.$executeRaw(Prisma.sql`
      DELETE FROM "Delivery" d WHERE ${toldTo(personId)} AND ${isLast}`)
    return edits + told
  },

  notebook: (connection, personId) =>
    connection.$executeRaw(Prisma.sql`
      DELETE FROM "NotebookEntry" ne WHERE ne."personId" = ${personId}::uuid
        AND (ne."evaluationId" IS NULL OR NOT ${isStillNeeded})`),

  drafts: (connection, personId) =>
    emptyDrafts(connection, Prisma.sql`ev."personId" = ${personId}::uuid AND ev."unitId" IS NULL`),

  deadLetters: (connection, personId) =>
    connection.$executeRaw(Prisma.sql`
      DELETE FROM "DeadLetter" dl USING "TelegramLink" l
      WHERE l."personId" = ${personId}::uuid AND dl."lane" = l."accountId"::text
        AND dl."createdAt" >= l."linkedAt" AND (l."endedAt" IS NULL OR dl."createdAt" <= l."endedAt")`),
}
