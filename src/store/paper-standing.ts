import { Prisma } from './database.ts'

/** Of "Evaluation" as e, which may be missing: the one paper form it is being entered from. */
const entered = Prisma.sql`
  FROM "PaperEntry" pf JOIN "Person" clerk ON clerk."id" = pf."clerkId" JOIN "Person" cadre ON cadre."id" = pf."personId"
  WHERE pf."evaluationId" = e."id" AND pf."settledAt" IS NULL AND pf."revokedAt" IS NULL`

export const paperStanding = Prisma.sql`(SELECT json_build_object('entryId', pf."id", 'clerkId', pf."clerkId",
  'clerk', clerk."name", 'cadre', cadre."name", 'isHandedIn', pf."handedInAt" IS NOT NULL) ${entered})`

export const paperClerk = Prisma.sql`(SELECT clerk."name" ${entered})`
