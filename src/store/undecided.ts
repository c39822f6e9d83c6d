import { Prisma } from './database.ts'

/** Of "Approval" as ap: nobody has decided it. */
export const isUndecided = Prisma.sql`NOT EXISTS (SELECT 1 FROM "Decision" de WHERE de."approvalId" = ap."id")`
