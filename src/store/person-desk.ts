import type { Relation } from '../domain/access.ts'
import type { DeskUnit, PeopleTally, PersonDesk } from '../domain/person/desk-port.ts'
import type { FoundPerson } from '../domain/person/record.ts'
import { type PersonState, personStates } from '../domain/person/search.ts'
import type { People } from '../domain/ports.ts'
import { type Connection, Prisma } from './database.ts'
import { mainPost } from './people.ts'
import { findRecord } from './person-desk-record.ts'
import { deskScope, foundPeople, inState, isUnit, rolesOver } from './person-desk-scope.ts'

const states: readonly (PersonState | 'all')[] = ['all', ...personStates]

const tallied = Prisma.join(
  states.map(
    state => Prisma.sql`count(*) FILTER (WHERE ${inState[state]})::int AS ${Prisma.raw(`"${state}"`)}`,
  ),
)

const nobody = Object.fromEntries(states.map(state => [state, 0])) as PeopleTally

/** The most units below one that keys lead to; a province has some hundreds. */
const mostUnits = 1_000

export const createPersonDesk = (connection: Connection, people: People): PersonDesk => ({
  async relations(actorId, personId, today) {
    const rows = await connection.$queryRaw<{ role: 'staff' | 'admin' }[]>(
      rolesOver(actorId, personId, today),
    )
    const relations = new Set<Relation>(rows.map(({ role }) => role))
    if (actorId === personId) relations.add('self')
    if (await people.areRelated(actorId, personId)) relations.add('relative')
    return relations
  },

  async place(actorId, unit, today) {
    const units = (where: Prisma.Sql): Promise<DeskUnit[]> =>
      connection.$queryRaw<DeskUnit[]>(Prisma.sql`
        WITH RECURSIVE ${deskScope(actorId, today)}
        SELECT u."id", u."name", u."validTo"::text AS "validTo" FROM "Unit" u WHERE u."id" IN (SELECT "id" FROM scope) AND ${where}
        ORDER BY u."validTo" IS NOT NULL, u."name", u."validFrom", u."id" LIMIT ${mostUnits}`)
    if (unit === null) {
      const children = await units(
        Prisma.sql`(u."parentId" IS NULL OR u."parentId" NOT IN (SELECT "id" FROM scope))`,
      )
      return { unit: null, parent: null, children }
    }
    const [here] = await units(isUnit(unit))
    if (!here) return undefined
    const [parent = null] = await units(
      Prisma.sql`u."id" = (SELECT o."parentId" FROM "Unit" o WHERE o."id" = ${here.id}::uuid)`,
    )
    return { unit: here, parent, children: await units(Prisma.sql`u."parentId" = ${here.id}::uuid`) }
  },

  async tally(actorId, criteria, today) {
    const [row] = await connection.$queryRaw<PeopleTally[]>(Prisma.sql`
      WITH RECURSIVE ${foundPeople(actorId, criteria, today)} SELECT ${tallied} FROM found`)
    return row ?? nobody
  },

  find: (actorId, criteria, today, { offset, limit }) =>
    connection.$queryRaw<FoundPerson[]>(Prisma.sql`
      WITH RECURSIVE ${foundPeople(actorId, criteria, today)},
      p AS (
        SELECT found.* FROM found WHERE ${inState[criteria.state ?? 'all']}
        ORDER BY found."name", found."id" OFFSET ${offset} LIMIT ${limit}
      )
      SELECT p."id", p."name", p."state", p."isEnded", p."state" IN ('linked', 'blocked') AS "isLinked",
        post."titles" AS "positionTitles", post."unit"
      FROM p ${mainPost(today)} ORDER BY p."name", p."id"`),

  record: (personId, today) => findRecord(connection, personId, today),

  async ownerOf(what, id) {
    const table = what === 'link' ? Prisma.sql`"TelegramLink"` : Prisma.sql`"Invite"`
    const [row] = await connection.$queryRaw<{ personId: string }[]>(
      Prisma.sql`SELECT "personId" FROM ${table} WHERE "id" = ${id}::uuid`,
    )
    return row?.personId
  },

  async revokeInvite(id, at) {
    const where = { id, usedAt: null, revokedAt: null }
    return (await connection.invite.updateMany({ where, data: { revokedAt: at } })).count === 1
  },

  async endLink(linkId, at) {
    const ended = await connection.telegramLink.updateMany({
      where: { id: linkId, endedAt: null },
      data: { endedAt: at },
    })
    if (ended.count === 0) return false
    const { personId } = await connection.telegramLink.findUniqueOrThrow({ where: { id: linkId } })
    await connection.consent.updateMany({ where: { personId, withdrawnAt: null }, data: { withdrawnAt: at } })
    return true
  },
})
