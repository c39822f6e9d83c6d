import { type Look, looks, type OwnData } from '../domain/own-data/look.ts'
import { isLookPurpose } from '../domain/person/search.ts'
import { type Connection, Prisma } from './database.ts'
import { holdPerson } from './hold-person.ts'
import { findOwnFacts } from './own-data-facts.ts'
import { isSecret } from './own-data-traces.ts'
import { mainPost } from './people.ts'
import type { Rulebook } from './rulebook.ts'

const looksAt = (personId: string): Prisma.Sql => Prisma.sql`
  ae."subjectId" = ${personId}::uuid AND ae."actorId" IS NOT NULL AND ae."actorId" <> ${personId}::uuid
  AND ae."action" = ANY(${[...looks]}) AND NOT ${isSecret}`

type Row = Readonly<{ at: Date; action: Look['action']; purpose: string | null; part: string | null }> &
  Look['by']

export const createOwnData = (connection: Connection, rulebook: Rulebook): OwnData => ({
  async looks(personId, today, page) {
    const [count] = await connection.$queryRaw<{ total: number }[]>(
      Prisma.sql`SELECT count(*)::int AS "total" FROM "AuditEvent" ae WHERE ${looksAt(personId)}`,
    )
    const rows = await connection.$queryRaw<Row[]>(Prisma.sql`
      SELECT ae."at", ae."action", ae."details"->>'purpose' AS "purpose", ae."details"->>'part' AS "part", p."name", post."titles" AS "positionTitles", post."unit"
      FROM "AuditEvent" ae JOIN "Person" p ON p."id" = ae."actorId" ${mainPost(today)}
      WHERE ${looksAt(personId)} ORDER BY ae."seq" DESC OFFSET ${page.offset} LIMIT ${page.limit}`)
    const items = rows.map(({ at, action, purpose, part, ...by }) => {
      const known = purpose !== null && isLookPurpose(purpose) ? purpose : null
      return { at, action, purpose: known, part, by }
    })
    return { total: count?.total ?? 0, items }
  },

  facts: (personId, timeZone, but) => findOwnFacts(connection, personId, timeZone, but),

  async exportedSince(personId, since) {
    await holdPerson(connection, personId)
    const [row] = await connection.$queryRaw<{ is: boolean }[]>(Prisma.sql`SELECT EXISTS (
      SELECT 1 FROM "AuditEvent" WHERE "subjectId" = ${personId}::uuid AND "action" = 'data.exported'
        AND "at" > ${since}) AS "is"`)
    return row?.is ?? false
  },

  disclosesPlanning: ({ at, today }) => rulebook.planningDisclosed(connection, today, at),
})
