import type { Day } from '../domain/day.ts'
import type { InspectionKind, InspectionState } from '../domain/inspection/inspection.ts'
import type { InspectionGroup, InspectionList } from '../domain/inspection/port.ts'
import { type Connection, Prisma } from './database.ts'
import { toDay } from './day-column.ts'
import { staffScope } from './people.ts'

const statesOf: Readonly<Record<InspectionGroup, readonly InspectionState[]>> = {
  running: ['planned', 'opened'],
  concluded: ['concluded'],
  over: ['closed', 'cancelled'],
}

/** Of "Inspection" as i: a sealed one is known to its team alone until it was opened on site. */
export const isKnownToOthers = Prisma.sql`(NOT i."sealed" OR i."openedAt" IS NOT NULL)`

const isOfTeam = (actorId: string): Prisma.Sql => Prisma.sql`
  EXISTS (SELECT 1 FROM "InspectionMember" m WHERE m."inspectionId" = i."id" AND m."personId" = ${actorId}::uuid)`

const concerns = (actorId: string): Prisma.Sql => Prisma.sql`
  EXISTS (SELECT 1 FROM "InspectionAddressee" ad WHERE ad."inspectionId" = i."id"
    AND ad."personId" = ${actorId}::uuid AND ad."endedAt" IS NULL)`

/** `seen`: everything the actor may know of. */
const seenBy = (actorId: string, today: Day): Prisma.Sql => Prisma.sql`
  ${staffScope(actorId, today, 'all')},
  seen AS (
    SELECT i.*, ${concerns(actorId)} AS "concernsMe" FROM "Inspection" i WHERE i."state" <> 'draft'
      AND (${isOfTeam(actorId)}
        OR (${isKnownToOthers} AND (i."unitId" IN (SELECT "id" FROM scope) OR ${concerns(actorId)})))
  )`

type Row = Readonly<{
  id: string
  title: string
  kind: string
  state: string
  startsOn: Date | null
  endsOn: Date | null
  concernsMe: boolean
}>

const dayOrNull = (date: Date | null): Day | null => date && toDay(date)

/** A page of what the actor may know of, with how many there are in each group. */
export const findListed = async (
  connection: Connection,
  actorId: string,
  today: Day,
  group: InspectionGroup,
  { offset, limit }: Readonly<{ offset: number; limit: number }>,
): Promise<InspectionList> => {
  const [counts] = await connection.$queryRaw<[InspectionList['counts']]>(Prisma.sql`
    WITH RECURSIVE ${seenBy(actorId, today)}
    SELECT count(*) FILTER (WHERE "state" IN ('planned', 'opened'))::int AS "running",
      count(*) FILTER (WHERE "state" = 'concluded')::int AS "concluded",
      count(*) FILTER (WHERE "state" IN ('closed', 'cancelled'))::int AS "over" FROM seen`)
  const rows = await connection.$queryRaw<Row[]>(Prisma.sql`
    WITH RECURSIVE ${seenBy(actorId, today)}
    SELECT "id", "title", "kind", "state", "startsOn", "endsOn", "concernsMe" FROM seen
    WHERE "state" = ANY(${[...statesOf[group]]}::text[])
    ORDER BY "startsOn" ${group === 'over' ? Prisma.sql`DESC` : Prisma.empty}, "title", "id"
    OFFSET ${offset} LIMIT ${limit}`)
  const items = rows.map(row => ({
    ...row,
    kind: row.kind as InspectionKind,
    state: row.state as InspectionState,
    startsOn: dayOrNull(row.startsOn),
    endsOn: dayOrNull(row.endsOn),
  }))
  return { counts, items }
}
