import { Prisma } from './database.ts'

/** What the line said in the submission an approval (`ap`) is about (`s`). */
const claim = Prisma.sql`
  (SELECT json_object_agg(said."id", s."answers"->said."id") FROM unnest(ARRAY[ap."line" || '.name',
    ap."line" || '.failures', ap."line" || '.delays', ap."line" || '.cause']) AS said("id"))`

/** The objective causes asked about an evaluation (`e`), as one value. */
export const askedCauses = Prisma.sql`
  (SELECT json_agg(json_build_object('approvalId', ap."id", 'authorityId', ap."authorityId", 'line', ap."line",
      'revision', ap."revision", 'claim', ${claim}, 'outcome', de."outcome"))
    FROM "Approval" ap JOIN "Submission" s ON s."evaluationId" = ap."evaluationId" AND s."revision" = ap."revision"
    LEFT JOIN "Decision" de ON de."approvalId" = ap."id"
    WHERE ap."evaluationId" = e."id" AND ap."kind" = 'evaluation.cause')`
