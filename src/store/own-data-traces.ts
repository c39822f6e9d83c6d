import { looks } from '../domain/own-data/look.ts'
import type { PartName } from '../domain/own-data/parts.ts'
import { toldOfOneself } from '../domain/own-data/told.ts'
import { Prisma } from './database.ts'
import type { PartQuery } from './own-data-record.ts'

type TracePart = Extract<PartName, 'notices' | 'looks' | 'events' | 'actions' | 'undelivered'>

/**
 * Of "AuditEvent" as ae: it belongs to an inspection that nobody but its team knows of; a look of one of them at
 * somebody it is about, said to be for an inspection, too.
 */
export const isSecret = Prisma.sql`EXISTS (SELECT 1 FROM "Inspection" i
  WHERE i."sealed" AND i."openedAt" IS NULL AND (i."id"::text = ae."details"->>'inspectionId'
    OR ae."details"->>'purpose' = 'inspection'
      AND (i."plannedById" = ae."actorId" OR EXISTS (SELECT 1 FROM "InspectionMember" m
        WHERE m."inspectionId" = i."id" AND m."personId" = ae."actorId"))
      AND EXISTS (SELECT 1 FROM "InspectionSubject" su WHERE su."inspectionId" = i."id"
        AND (su."personId" = ae."subjectId" OR su."unitId" IN (
          SELECT a."unitId" FROM "Assignment" a WHERE a."personId" = ae."subjectId")))))`

/** JSON as text speaks of such an inspection, by number or by name, the name as it is written in JSON. */
const speaksOfSecret = (json: Prisma.Sql): Prisma.Sql => Prisma.sql`EXISTS (SELECT 1 FROM "Inspection" i
  WHERE i."sealed" AND i."openedAt" IS NULL AND (position(i."id"::text in ${json}) > 0
    OR (i."title" <> '' AND position(substr(to_jsonb(i."title")::text, 2, length(to_jsonb(i."title")::text) - 2) in ${json}) > 0)))`

/** Of "DeadLetter" as dl: what was sent, without the screen a key stood under and whatever it answered. */
const ownUpdate = Prisma.sql`(dl."update" #- '{callback_query,message}' #- '{callback_query,data}'
  #- '{message,reply_to_message}' #- '{message,quote}' #- '{message,external_reply}')`

const isLook = Prisma.sql`ae."action" = ANY(${[...looks]}) AND ae."actorId" IS NOT NULL`

/** What was told to somebody, what happened to his record, and what he did: facts, nothing of what it said. */
export const traceQueries: Readonly<Record<TracePart, PartQuery>> = {
  notices: id => Prisma.sql`
    SELECT n."kind", n."createdAt" AS "at", d."state", d."settledAt", d."acknowledgedAt",
      CASE WHEN n."kind" = ANY(${[...toldOfOneself]}) THEN n."payload" - 'subjects' END AS "content"
    FROM "Delivery" d JOIN "Notice" n ON n."id" = d."noticeId"
    WHERE d."personId" = ${id}::uuid AND NOT ${speaksOfSecret(Prisma.sql`(n."subject" || n."payload"::text)`)}
    ORDER BY n."createdAt", d."id"`,

  looks: id => Prisma.sql`
    SELECT ae."at", ae."action", p."name" FROM "AuditEvent" ae JOIN "Person" p ON p."id" = ae."actorId"
    WHERE ae."subjectId" = ${id}::uuid AND ae."actorId" <> ${id}::uuid AND ${isLook} AND NOT ${isSecret}
    ORDER BY ae."seq"`,

  events: id => Prisma.sql`
    SELECT ae."at", ae."action", CASE WHEN ae."actorId" IS NULL THEN 'nobody' WHEN ae."actorId" = ${id}::uuid
      THEN 'self' ELSE 'other' END AS "by"
    FROM "AuditEvent" ae WHERE ae."subjectId" = ${id}::uuid AND NOT ${isSecret}
      AND (ae."actorId" = ${id}::uuid OR NOT coalesce(${isLook}, false))
      -- A level that is decided is his to know once it is published.
      AND ae."action" <> 'classification.decided' ORDER BY ae."seq"`,

  // Counted by day, because each would name somebody else's record.
  actions: (id, timeZone) => Prisma.sql`
    SELECT (ae."at" AT TIME ZONE ${timeZone})::date AS "day", ae."action", count(*)::int AS "times" FROM "AuditEvent" ae
    WHERE ae."actorId" = ${id}::uuid AND ae."subjectId" IS DISTINCT FROM ${id}::uuid AND NOT ${isSecret}
    GROUP BY 1, 2 ORDER BY 1, 2`,

  undelivered: id => Prisma.sql`
    SELECT dl."createdAt" AS "at", ${ownUpdate} AS "update" FROM "DeadLetter" dl JOIN "TelegramLink" l
      ON l."personId" = ${id}::uuid AND dl."lane" = l."accountId"::text AND dl."createdAt" >= l."linkedAt"
      AND (l."endedAt" IS NULL OR dl."createdAt" <= l."endedAt")
    WHERE NOT ${speaksOfSecret(Prisma.sql`dl."update"::text`)} ORDER BY dl."createdAt"`,
}
