import type { InspectionKind, InspectionState } from '../domain/inspection/inspection.ts'
import type { Recommendation, RecommendationState } from '../domain/recommendation/recommendation.ts'
import { Prisma } from './database.ts'
import { toDay } from './day-column.ts'

/** Of "Recommendation" as re, with its inspection, its owner and its verifier. */
export const recommendationColumns = Prisma.sql`
  re."id", re."inspectionId", i."title" AS "inspection", i."kind" AS "inspectionKind", i."state" AS "inspectionState",
  re."number", re."text", re."ownerId", ow."name" AS "owner", re."verifierId", ve."name" AS "verifier", re."dueOn",
  re."state", re."round", re."createdAt", re."closedAt"`

export const fromRecommendations = Prisma.sql`
  FROM "Recommendation" re JOIN "Inspection" i ON i."id" = re."inspectionId"
  JOIN "Person" ow ON ow."id" = re."ownerId" JOIN "Person" ve ON ve."id" = re."verifierId"`

export type RecommendationRow = Readonly<{
  id: string
  inspectionId: string
  inspection: string
  inspectionKind: InspectionKind
  inspectionState: InspectionState
  number: number
  text: string
  ownerId: string
  owner: string
  verifierId: string
  verifier: string
  dueOn: Date
  state: RecommendationState
  round: number
  createdAt: Date
  closedAt: Date | null
}>

export const toRecommendation = (row: RecommendationRow): Recommendation => {
  const { ownerId, owner, verifierId, verifier, dueOn, ...facts } = row
  return {
    ...facts,
    owner: { id: ownerId, name: owner },
    verifier: { id: verifierId, name: verifier },
    dueOn: toDay(dueOn),
  }
}
