import type { Subordinate } from '../domain/evaluation/unit-part.ts'
import { isEvaluated } from './choose-form.ts'
import { type Connection, Prisma } from './database.ts'

/** Runs on the last day of the period: that is the day a period is judged by. */
const isRunningAtTheEnd = (from: string, to: string): Prisma.Sql =>
  Prisma.raw(`(${from} <= c."periodTo" AND (${to} IS NULL OR c."periodTo" <= ${to}))`)

/**
 * Whom the person of an evaluation (`e`) leads: by an explicit line, and as the head of a unit everybody there
 * who has no line of his own and does not lead it too.
 */
const subordinateIds = Prisma.sql`
  SELECT s."subordinateId" FROM "SupervisorLine" s
  WHERE s."supervisorId" = e."personId" AND ${isRunningAtTheEnd('s."validFrom"', 's."validTo"')}
  UNION
  SELECT a."personId" FROM "Assignment" mine
  JOIN "Position" led ON led."id" = mine."positionId" AND led."leadership"
  JOIN "Assignment" a ON a."unitId" = mine."unitId" AND ${isRunningAtTheEnd('a."startedOn"', 'a."endedOn"')}
  WHERE mine."personId" = e."personId" AND ${isRunningAtTheEnd('mine."startedOn"', 'mine."endedOn"')}
    AND NOT EXISTS (SELECT 1 FROM "SupervisorLine" l WHERE l."subordinateId" = a."personId"
      AND ${isRunningAtTheEnd('l."validFrom"', 'l."validTo"')})
    AND NOT EXISTS (SELECT 1 FROM "Assignment" own
      JOIN "Position" po ON po."id" = own."positionId" AND po."leadership"
      WHERE own."personId" = a."personId" AND own."unitId" = mine."unitId"
        AND ${isRunningAtTheEnd('own."startedOn"', 'own."endedOn"')})`

/** The level somebody (`p`) has in whatever cycle of the same period, after a petition the one it led to. */
const levelOfPeriod = Prisma.sql`
  SELECT coalesce(pe."level", cl."level") AS "level",
    cl."publishedAt" IS NOT NULL OR cl."deciderId" = e."personId" AS "isKnown"
  FROM "Evaluation" other JOIN "EvaluationCycle" oc ON oc."id" = other."cycleId"
  JOIN "Classification" cl ON cl."evaluationId" = other."id"
  LEFT JOIN "Petition" pe ON pe."evaluationId" = other."id" AND pe."outcome" = 'changed'
  WHERE other."personId" = p."id" AND other."unitId" IS NULL AND oc."kind" = c."kind"
    AND oc."periodFrom" = c."periodFrom" AND oc."periodTo" = c."periodTo"
  ORDER BY cl."decidedAt" DESC LIMIT 1`

/** Those under the person of an evaluation, each with his level of the same period where it was decided. */
export const findSubordinates = (connection: Connection, evaluationId: string): Promise<Subordinate[]> =>
  connection.$queryRaw<Subordinate[]>(Prisma.sql`
    SELECT p."name", rated."level", coalesce(rated."isKnown", false) AS "isKnown"
    FROM "Evaluation" e JOIN "EvaluationCycle" c ON c."id" = e."cycleId"
    JOIN "Person" p ON p."id" IN (${subordinateIds}) AND p."id" <> e."personId" AND ${isEvaluated}
    LEFT JOIN LATERAL (${levelOfPeriod}) rated ON true
    WHERE e."id" = ${evaluationId}::uuid ORDER BY p."name", p."id"`)

/** How long a leader's steps may go on with the levels they last saw. */
const freshMilliseconds = 60_000

export type SubordinatesOf = (evaluationId: string, at: Date) => Promise<readonly Subordinate[]>

/** For the steps of a dialogue: read once a minute, not at every press. Whatever decides reads them anew. */
export const rememberSubordinates = (connection: Connection): SubordinatesOf => {
  const known = new Map<string, { subordinates: readonly Subordinate[]; readAt: number }>()
  return async (evaluationId, at) => {
    const isFresh = ({ readAt }: { readAt: number }) => Math.abs(at.getTime() - readAt) < freshMilliseconds
    const hit = known.get(evaluationId)
    if (hit && isFresh(hit)) return hit.subordinates
    for (const [id, entry] of known) if (!isFresh(entry)) known.delete(id)
    const subordinates = await findSubordinates(connection, evaluationId)
    known.set(evaluationId, { subordinates, readAt: at.getTime() })
    return subordinates
  }
}
