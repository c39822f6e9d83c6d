import type { Day } from '../domain/day.ts'
import type { ListedRecommendations, Page, RecommendationList } from '../domain/recommendation/port.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay } from './day-column.ts'
import { areRelated, isRunning, staffScope } from './people.ts'
import {
  fromRecommendations,
  type RecommendationRow,
  recommendationColumns,
  toRecommendation,
} from './recommendation-columns.ts'

/** What is open before what is closed, then by its day. */
const inOrder = Prisma.sql`ORDER BY re."state" = 'closed', re."dueOn", re."id"`

const wheres: Readonly<Record<RecommendationList, (personId: string, today: Day) => Prisma.Sql>> = {
  owned: personId => Prisma.sql`re."ownerId" = ${personId}::uuid`,

  verified: (personId, today) => Prisma.sql`
    re."ownerId" <> ${personId}::uuid AND (re."verifierId" = ${personId}::uuid
      OR re."state" <> 'closed' AND re."verifierId" IN (
        SELECT d."principalId" FROM "Deputy" d WHERE d."deputyId" = ${personId}::uuid
          AND ${isRunning('d."validFrom"', 'd."validTo"', today)})
        AND NOT ${areRelated(Prisma.sql`re."ownerId"`, Prisma.sql`${personId}::uuid`)})`,

  overdue: (personId, today) => Prisma.sql`
    re."state" = 'open' AND re."dueOn" < ${fromDay(today)}::date AND i."unitId" IN (
      WITH RECURSIVE ${staffScope(personId, today, 'all')} SELECT "id" FROM scope)`,
}

/** A page of one list, and how many there are in all. */
export const listRecommendations = async (
  connection: Connection,
  list: RecommendationList,
  personId: string,
  today: Day,
  { offset, limit }: Page,
): Promise<ListedRecommendations> => {
  const found = Prisma.sql`${fromRecommendations} WHERE ${wheres[list](personId, today)}`
  const [count] = await connection.$queryRaw<{ total: number }[]>(
    Prisma.sql`SELECT count(*)::int AS "total" ${found}`,
  )
  const rows = await connection.$queryRaw<RecommendationRow[]>(Prisma.sql`
    SELECT ${recommendationColumns} ${found} ${inOrder} OFFSET ${offset} LIMIT ${limit}`)
  return { total: count?.total ?? 0, items: rows.map(toRecommendation) }
}
