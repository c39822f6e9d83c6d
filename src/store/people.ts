import type { Relation } from '../domain/access.ts'
import type { Day } from '../domain/day.ts'
import type { Hats, PersonSummary } from '../domain/person/person.ts'
import type { People } from '../domain/ports.ts'
import { type Connection, Prisma } from './database.ts'
import { isRoleToRelease } from './role-scope.ts'
import { areRelated, hasLeft, isLine, isPost, isRunning } from './standing.ts'
import { isUndecided } from './undecided.ts'

export { areRelated, isRunning }

/** Leading posts first, then the longest held: the post somebody is known by. */
export const mainPost = (today: Day): Prisma.Sql => Prisma.sql`
  LEFT JOIN LATERAL (
    SELECT po."titles", u."name" AS "unit" FROM "Assignment" a
    JOIN "Position" po ON po."id" = a."positionId" JOIN "Unit" u ON u."id" = a."unitId"
    WHERE a."personId" = p."id" AND ${isRunning('a."startedOn"', 'a."endedOn"', today)}
    ORDER BY po."leadership" DESC, a."startedOn", po."code" LIMIT 1
  ) post ON true`

export const summaryColumns = Prisma.sql`
  p."id", p."name", post."titles" AS "positionTitles", post."unit",
  EXISTS (SELECT 1 FROM "TelegramLink" l WHERE l."personId" = p."id" AND l."endedAt" IS NULL) AS "isLinked"`

/** Of "Position" as po: heads of a unit before their deputies, then whoever else leads there. */
const rankOrder = Prisma.sql`CASE po."rank" WHEN 'head' THEN 0 WHEN 'deputy' THEN 1 ELSE 2 END`

/** The units somebody has a post in, and all above them as the tree stands today. */
const unitsAbove = (person: Prisma.Sql, today: Day): Prisma.Sql => Prisma.sql`
  above AS (
    SELECT u."id", u."parentId", 0 AS "height" FROM "Assignment" a JOIN "Unit" u ON u."id" = a."unitId"
    WHERE a."personId" = ${person} AND ${isPost('a', today)}
    UNION
    SELECT u."id", u."parentId", above."height" + 1 FROM "Unit" u JOIN above ON u."id" = above."parentId"
    WHERE ${isRunning('u."validFrom"', 'u."validTo"', today)}
  )`

/**
 * Staff in whose scope somebody has a post today, also one that was left over in a unit that is dissolved, or had his
 * last one; where there are none, staff of the whole province, and without them the admins. Never himself, nor a
 * declared relative.
 */
export const staffOver = (person: Prisma.Sql, today: Day): Prisma.Sql => Prisma.sql`
  WITH RECURSIVE held AS (
    SELECT a."unitId", ${isPost('a', today)} AS "isPost", a."endedOn" FROM "Assignment" a WHERE a."personId" = ${person}
  ),
  over AS (
    SELECT u."id", u."parentId" FROM held JOIN "Unit" u ON u."id" = held."unitId"
    WHERE held."isPost" OR (NOT EXISTS (SELECT 1 FROM held post WHERE post."isPost")
      AND held."endedOn" = (SELECT max(past."endedOn") FROM held past))
    UNION
    SELECT u."id", u."parentId" FROM "Unit" u JOIN over ON u."id" = over."parentId"
  ),
  candidate AS (
    SELECT r."personId" AS "id", CASE WHEN r."role" = 'admin' THEN 2 WHEN r."unitId" IN (SELECT "id" FROM over) THEN 0
      ELSE 1 END AS "place"
    FROM "Role" r JOIN "Unit" u ON u."id" = r."unitId"
    WHERE ${isRunning('r."validFrom"', 'r."validTo"', today)} AND r."personId" <> ${person}
      AND (r."role" = 'admin' OR r."role" = 'staff' AND (u."parentId" IS NULL OR u."id" IN (SELECT "id" FROM over)))
      AND NOT ${areRelated(Prisma.sql`r."personId"`, person)}
  )
  SELECT DISTINCT "id" FROM candidate WHERE "place" = (SELECT min("place") FROM candidate)`

/** Without an explicit line a leader is decided on from above, never by the deputies of his own unit; nobody by his relatives. */
export const authoritiesOf = (person: Prisma.Sql, today: Day): Prisma.Sql => Prisma.sql`
    WITH RECURSIVE ${unitsAbove(person, today)},
    candidate AS (
      SELECT s."supervisorId" AS "id", -1 AS "height", 0 AS "rank", s."validFrom" AS "since" FROM "SupervisorLine" s
      WHERE s."subordinateId" = ${person} AND ${isLine('s', today)}
      UNION ALL
      SELECT a."personId", above."height", ${rankOrder}, a."startedOn" FROM above
      JOIN "Assignment" a ON a."unitId" = above."id" AND ${isRunning('a."startedOn"', 'a."endedOn"', today)}
      JOIN "Position" po ON po."id" = a."positionId" AND po."leadership"
      WHERE NOT EXISTS (
        SELECT 1 FROM "Assignment" own JOIN "Position" led ON led."id" = own."positionId" AND led."leadership"
        WHERE own."personId" = ${person} AND own."unitId" = above."id"
          AND ${isPost('own', today)})
    )
    SELECT ${summaryColumns} FROM candidate JOIN "Person" p ON p."id" = candidate."id" ${mainPost(today)}
    WHERE NOT ${areRelated(Prisma.sql`p."id"`, person)} AND NOT ${hasLeft(Prisma.sql`p."id"`, today)}
    ORDER BY candidate."height", candidate."rank", candidate."since", p."id"`

const findAuthorities = (connection: Connection, personId: string, today: Day): Promise<PersonSummary[]> =>
  connection.$queryRaw<PersonSummary[]>(authoritiesOf(Prisma.sql`${personId}::uuid`, today))

const isRelated = async (connection: Connection, one: string, other: string): Promise<boolean> => {
  const related = areRelated(Prisma.sql`${one}::uuid`, Prisma.sql`${other}::uuid`)
  const [row] = await connection.$queryRaw<{ is: boolean }[]>(Prisma.sql`SELECT ${related} AS "is"`)
  return row?.is ?? false
}

const findRoles = async (
  connection: Connection,
  actorId: string,
  personId: string,
  today: Day,
): Promise<Relation[]> => {
  const rows = await connection.$queryRaw<{ role: 'staff' | 'admin' }[]>(Prisma.sql`
    WITH RECURSIVE ${unitsAbove(Prisma.sql`${personId}::uuid`, today)}
    SELECT DISTINCT r."role" FROM "Role" r
    WHERE r."personId" = ${actorId}::uuid AND ${isRunning('r."validFrom"', 'r."validTo"', today)}
      AND r."unitId" IN (SELECT "id" FROM above)`)
  return rows.map(row => row.role)
}

const findHats = async (connection: Connection, personId: string, today: Day): Promise<Hats> => {
  const [row] = await connection.$queryRaw<(Omit<Hats, 'pending'> & { pending: number })[]>(Prisma.sql`
    SELECT
      EXISTS (SELECT 1 FROM "Role" r WHERE r."personId" = ${personId}::uuid AND r."role" = 'staff'
        AND ${isRunning('r."validFrom"', 'r."validTo"', today)}) AS "staff",
      EXISTS (SELECT 1 FROM "Role" r WHERE r."personId" = ${personId}::uuid AND r."role" = 'admin'
        AND ${isRunning('r."validFrom"', 'r."validTo"', today)}) AS "admin",
      EXISTS (SELECT 1 FROM "SupervisorLine" s WHERE s."supervisorId" = ${personId}::uuid
        AND ${isRunning('s."validFrom"', 's."validTo"', today)})
      OR EXISTS (SELECT 1 FROM "Deputy" d WHERE d."deputyId" = ${personId}::uuid
        AND ${isRunning('d."validFrom"', 'd."validTo"', today)})
      OR EXISTS (SELECT 1 FROM "Assignment" a JOIN "Position" po ON po."id" = a."positionId"
        WHERE a."personId" = ${personId}::uuid AND po."leadership"
        AND ${isRunning('a."startedOn"', 'a."endedOn"', today)}) AS "supervisor",
      (SELECT count(*)::int FROM "Approval" ap WHERE ${isMine(personId, today)}
        AND ${isUndecided}) AS "pending"`)
  return row ?? { supervisor: false, staff: false, admin: false, pending: 0 }
}

/**
 * `scope`, of a WITH RECURSIVE: the units somebody is staff for today, and all below them. Those below that were
 * dissolved belong to it only where asked for: what was left over in one still has its staff.
 */
export const staffScope = (
  staffId: string,
  today: Day,
  units: 'standing' | 'all' = 'standing',
): Prisma.Sql => Prisma.sql`
  scope AS (
    SELECT r."unitId" AS "id" FROM "Role" r WHERE r."personId" = ${staffId}::uuid AND r."role" = 'staff'
      AND ${isRunning('r."validFrom"', 'r."validTo"', today)}
    UNION
    SELECT u."id" FROM "Unit" u JOIN scope ON u."parentId" = scope."id"
    WHERE ${units === 'all' ? Prisma.sql`true` : isRunning('u."validFrom"', 'u."validTo"', today)}
  )`

/** An entered paper form (`ap`) of somebody in whose scope this person is staff, while its cycle is open. */
const isToSign = (personId: string, today: Day): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT 1 FROM "PaperEntry" pf JOIN "EvaluationCycle" pc ON pc."id" = pf."cycleId" AND pc."closedAt" IS NULL
  JOIN "Assignment" a ON a."personId" = pf."personId" AND ${isRunning('a."startedOn"', 'a."endedOn"', today)}
  WHERE pf."id" = ap."paperEntryId" AND pf."personId" <> ${personId}::uuid
    AND NOT ${areRelated(Prisma.sql`pf."personId"`, Prisma.sql`${personId}::uuid`)}
    AND a."unitId" IN (WITH RECURSIVE ${staffScope(personId, today, 'all')} SELECT "id" FROM scope))`

/**
 * Approvals (`ap`) routed to this person, to somebody whose deputy he is today, or to the staff of a unit he is
 * staff for, which a request of somebody with a post there is; never his own, nor as authority, as deputy or in
 * answer to a request a declared relative's.
 */
export const isMine = (personId: string, today: Day): Prisma.Sql => Prisma.sql`
  ap."requesterId" <> ${personId}::uuid AND ((ap."authorityId" = ${personId}::uuid OR ap."authorityId" IN (
    SELECT d."principalId" FROM "Deputy" d WHERE d."deputyId" = ${personId}::uuid
      AND ${isRunning('d."validFrom"', 'd."validTo"', today)}))
    AND NOT ${areRelated(Prisma.sql`ap."requesterId"`, Prisma.sql`${personId}::uuid`)}
    OR (ap."kind" = 'evaluation.paper' AND ${isToSign(personId, today)})
    OR (ap."kind" = 'rule.release' AND EXISTS (
      SELECT 1 FROM "Role" r WHERE r."personId" = ${personId}::uuid AND r."role" = 'admin'
        AND ${isRunning('r."validFrom"', 'r."validTo"', today)}))
    OR (ap."kind" = 'role.change' AND ${isRoleToRelease(personId, today)})
    OR (ap."kind" = 'person.request' AND ap."authorityId" IS NULL
      AND ${personId}::uuid IN (${staffOver(Prisma.sql`ap."requesterId"`, today)}))
    OR EXISTS (
      SELECT 1 FROM "Broadcast" b WHERE b."id" = ap."broadcastId" AND b."state" = 'awaiting' AND b."unitId" IN (
        WITH RECURSIVE ${staffScope(personId, today)} SELECT "id" FROM scope)))`

/** Signs that LIKE would take for any letters are only themselves in a name. */
export const literally = (name: string): string => name.replace(/[\\%_]/g, '\\$&')

/** `in_scope`: everybody with a post today in or below a unit where the actor has a role. */
export const inScope = (actorId: string, today: Day): Prisma.Sql => Prisma.sql`
  scope AS (
    SELECT r."unitId" AS "id" FROM "Role" r
    WHERE r."personId" = ${actorId}::uuid AND ${isRunning('r."validFrom"', 'r."validTo"', today)}
    UNION
    SELECT u."id" FROM "Unit" u JOIN scope s ON u."parentId" = s."id"
    WHERE ${isRunning('u."validFrom"', 'u."validTo"', today)}
  ),
  in_scope AS (
    SELECT a."personId" FROM "Assignment" a
    WHERE a."unitId" IN (SELECT "id" FROM scope) AND ${isRunning('a."startedOn"', 'a."endedOn"', today)}
  )`

const findByName = (
  connection: Connection,
  actorId: string,
  name: string,
  today: Day,
  limit: number,
): Promise<PersonSummary[]> =>
  connection.$queryRaw<PersonSummary[]>(Prisma.sql`
    WITH RECURSIVE ${inScope(actorId, today)}
    SELECT ${summaryColumns} FROM "Person" p ${mainPost(today)}
    WHERE fold_name(p."name") LIKE '%' || fold_name(${literally(name)}) || '%'
      AND p."id" IN (SELECT "personId" FROM in_scope)
    ORDER BY p."name", p."id" LIMIT ${limit}`)

export const createPeople = (connection: Connection): People => ({
  async summary(personId, today) {
    const rows = await connection.$queryRaw<PersonSummary[]>(Prisma.sql`
      SELECT ${summaryColumns} FROM "Person" p ${mainPost(today)} WHERE p."id" = ${personId}::uuid`)
    return rows[0]
  },

  hats: (personId, today) => findHats(connection, personId, today),

  async relations(actorId, personId, today) {
    const relations = new Set(await findRoles(connection, actorId, personId, today))
    if (actorId === personId) relations.add('self')
    if (await isRelated(connection, actorId, personId)) relations.add('relative')
    return relations
  },

  areRelated: (one, other) => isRelated(connection, one, other),

  find: (actorId, name, today, limit) => findByName(connection, actorId, name, today, limit),
  authorities: (personId, today) => findAuthorities(connection, personId, today),

  async deputies(personId, today) {
    const rows = await connection.$queryRaw<{ deputyId: string }[]>(Prisma.sql`
      SELECT d."deputyId" FROM "Deputy" d WHERE d."principalId" = ${personId}::uuid
        AND ${isRunning('d."validFrom"', 'd."validTo"', today)}`)
    return rows.map(row => row.deputyId)
  },

  unlinkedBeside: (personId, today, limit) =>
    connection.$queryRaw<PersonSummary[]>(Prisma.sql`
      SELECT DISTINCT ${summaryColumns} FROM "Assignment" own
      JOIN "Assignment" a ON a."unitId" = own."unitId" AND ${isRunning('a."startedOn"', 'a."endedOn"', today)}
      JOIN "Person" p ON p."id" = a."personId" ${mainPost(today)}
      WHERE own."personId" = ${personId}::uuid AND ${isRunning('own."startedOn"', 'own."endedOn"', today)}
        AND NOT EXISTS (SELECT 1 FROM "TelegramLink" l WHERE l."personId" = p."id" AND l."endedAt" IS NULL)
        AND NOT ${hasLeft(Prisma.sql`p."id"`, today)}
      ORDER BY p."name", p."id" LIMIT ${limit}`),

  async endLink(personId, at) {
    await connection.consent.updateMany({ where: { personId, withdrawnAt: null }, data: { withdrawnAt: at } })
    const ended = await connection.telegramLink.updateMany({
      where: { personId, endedAt: null },
      data: { endedAt: at },
    })
    return ended.count > 0
  },
})
