import { Prisma } from './database.ts'

/** Whoever works in a hamlet beside his living (`p`) has no regime: nobody evaluates him here, and no clock runs for him. */
export const isEvaluated = Prisma.sql`p."kind" <> 'partTime'`

/**
 * The form of a new evaluation, for a person `p` in a cycle `c`: the newest version, in force at the end of the
 * period, of the one that his regime names. A cycle whose form was chosen for everybody keeps it, and so does
 * whoever has a regime without one.
 */
export const chosenForm = Prisma.sql`
  coalesce((
    SELECT t."id" FROM "Rule" r JOIN "FormTemplate" t ON t."code" = r."value"->>'form'
    WHERE NOT c."formChosen" AND r."key" = 'evaluation.regime.' || p."kind"
      AND r."validFrom" <= c."periodTo" AND (r."validTo" IS NULL OR c."periodTo" <= r."validTo")
      AND t."validFrom" <= c."periodTo" AND (t."validTo" IS NULL OR c."periodTo" <= t."validTo")
    ORDER BY t."version" DESC LIMIT 1
  ), c."templateId")`
