import { isDeepStrictEqual } from 'node:util'
import type { Relation } from '../domain/access.ts'
import type { Assignment, AssignmentKind, Career, Locality, Succession } from '../domain/movement/movement.ts'
import type { Movements } from '../domain/movement/port.ts'
import type { RequestAbout, RequestDecision, RequestKind } from '../domain/movement/request.ts'
import type { People } from '../domain/ports.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay, toDay } from './day-column.ts'
import { holdPerson } from './hold-person.ts'
import { findMovementRules } from './movement-rules.ts'
import { staffOver } from './people.ts'
import { isUndecided } from './undecided.ts'

type PostRow = Readonly<{
  id: string
  positionId: string
  titles: Readonly<Record<string, string>>
  leadership: boolean
  rank: 'head' | 'deputy' | null
  termYears: number | null
  field: string | null
  nonLocalRequired: boolean
  unitId: string
  unit: string
  validTo: Date | null
  kind: AssignmentKind
  startedOn: Date
  endedOn: Date | null
  decisionNo: string
  mandated: boolean
  locality: Locality
  localityBy: string | null
}>

const toDayOrNull = (date: Date | null): string | null => (date === null ? null : toDay(date))

const toAssignment = (row: PostRow): Assignment => {
  const { positionId, titles, leadership, rank, termYears, field, nonLocalRequired } = row
  const { id, kind, decisionNo, mandated, locality, localityBy } = row
  return {
    id,
    position: { id: positionId, titles, leadership, rank, termYears, field, nonLocalRequired },
    unit: { id: row.unitId, name: row.unit, validTo: toDayOrNull(row.validTo) },
    kind,
    startedOn: toDay(row.startedOn),
    endedOn: toDayOrNull(row.endedOn),
    decisionNo,
    mandated,
    locality,
    localityBy,
  }
}

const findCareer = async (connection: Connection, personId: string): Promise<Career> => {
  const person = await connection.person.findUniqueOrThrow({
    where: { id: personId },
    select: { serviceFrom: true, serviceUntil: true },
  })
  const rows = await connection.$queryRaw<PostRow[]>(Prisma.sql`
    SELECT a."id", a."kind", a."startedOn", a."endedOn", a."decisionNo", a."mandated", a."locality", a."localityBy",
      po."id" AS "positionId", po."titles", po."leadership", po."rank", po."termYears", po."field",
      po."nonLocalRequired", u."id" AS "unitId", u."name" AS "unit", u."validTo"
    FROM "Assignment" a JOIN "Position" po ON po."id" = a."positionId" JOIN "Unit" u ON u."id" = a."unitId"
    WHERE a."personId" = ${personId}::uuid ORDER BY a."startedOn" DESC, a."id"`)
  const successions = await connection.$queryRaw<Succession[]>(Prisma.sql`
    WITH RECURSIVE before AS (
      SELECT us."fromId", us."toId" FROM "UnitSuccession" us
      WHERE us."toId" IN (SELECT a."unitId" FROM "Assignment" a WHERE a."personId" = ${personId}::uuid)
      UNION
      SELECT us."fromId", us."toId" FROM "UnitSuccession" us JOIN before ON us."toId" = before."fromId"
    )
    SELECT "fromId" AS "from", "toId" AS "to" FROM before`)
  const { serviceFrom, serviceUntil } = person
  return {
    serviceFrom: toDayOrNull(serviceFrom),
    serviceUntil: toDayOrNull(serviceUntil),
    assignments: rows.map(toAssignment),
    successions,
  }
}

type RequestRow = Readonly<{
  requesterId: string
  requester: string
  kind: RequestKind
  about: string | null
  text: string
  dueOn: Date
  outcome: RequestDecision['outcome'] | null
  decider: string | null
  decidedAt: Date | null
  reason: string | null
}>

const toAbout = (about: string | null): RequestAbout | null =>
  about === null ? null : (JSON.parse(about) as RequestAbout)

const toDecision = ({ outcome, decider, decidedAt, reason }: RequestRow): RequestDecision | null =>
  outcome && decider && decidedAt
    ? { outcome, decider, decidedAt: decidedAt.toISOString(), answer: reason ?? '' }
    : null

/** Held first and read afterwards, so that the second of two sees the first one's decision. */
const lockRequest = async (connection: Connection, approvalId: string): Promise<RequestRow | undefined> => {
  const held = await connection.$queryRaw<unknown[]>(Prisma.sql`
    SELECT 1 FROM "Approval" WHERE "id" = ${approvalId}::uuid AND "kind" = 'person.request' FOR UPDATE`)
  if (held.length === 0) return undefined
  const rows = await connection.$queryRaw<RequestRow[]>(Prisma.sql`
    SELECT ap."requesterId", p."name" AS "requester", pr."kind", pr."about", pr."text", ap."dueOn",
      de."outcome", dp."name" AS "decider", de."decidedAt", de."reason"
    FROM "Approval" ap JOIN "PersonRequest" pr ON pr."id" = ap."requestId"
    JOIN "Person" p ON p."id" = ap."requesterId"
    LEFT JOIN "Decision" de ON de."approvalId" = ap."id" LEFT JOIN "Person" dp ON dp."id" = de."deciderId"
    WHERE ap."id" = ${approvalId}::uuid AND pr."kind" IN ('correction', 'wish', 'endEarly')`)
  return rows[0]
}

export const createMovements = (connection: Connection, people: People): Movements => ({
  career: personId => findCareer(connection, personId),

  rules: day => findMovementRules(connection, day),

  async staffFor(personId, today) {
    const rows = await connection.$queryRaw<{ id: string }[]>(staffOver(Prisma.sql`${personId}::uuid`, today))
    return rows.map(({ id }) => id)
  },

  async waiting({ personId, kind, about, text }) {
    await holdPerson(connection, personId)
    const rows = await connection.$queryRaw<
      { id: string; kind: string; about: string | null; text: string }[]
    >(Prisma.sql`
      SELECT pr."id", pr."kind", pr."about", pr."text" FROM "PersonRequest" pr
      JOIN "Approval" ap ON ap."requestId" = pr."id"
      WHERE pr."personId" = ${personId}::uuid AND pr."kind" IN ('correction', 'wish', 'endEarly')
        AND ${isUndecided}`)
    const same = rows.find(
      row => row.kind === kind && row.text === text && isDeepStrictEqual(toAbout(row.about), about),
    )
    return { same: same?.id ?? null, total: rows.length }
  },

  async file({ id, approvalId, personId, kind, about, text, at, dueOn }) {
    const said = about === null ? null : JSON.stringify(about)
    await connection.personRequest.create({ data: { id, personId, kind, about: said, text, createdAt: at } })
    await connection.approval.create({
      data: {
        id: approvalId,
        kind: 'person.request',
        requesterId: personId,
        requestId: id,
        revision: 1,
        createdAt: at,
        dueOn: fromDay(dueOn),
      },
    })
  },

  ownRequests: (personId, limit) =>
    connection.$queryRaw(Prisma.sql`
      SELECT pr."kind", pr."createdAt", de."outcome" FROM "PersonRequest" pr
      JOIN "Approval" ap ON ap."requestId" = pr."id" LEFT JOIN "Decision" de ON de."approvalId" = ap."id"
      WHERE pr."personId" = ${personId}::uuid AND pr."kind" IN ('correction', 'wish', 'endEarly')
      ORDER BY pr."createdAt" DESC, pr."id" LIMIT ${limit}`),

  async lock(approvalId, actorId, today) {
    const row = await lockRequest(connection, approvalId)
    if (!row) return undefined
    const { requesterId, requester, kind, about, text, dueOn } = row
    const summary = await people.summary(requesterId, today)
    const { positionTitles = null, unit = null } = summary ?? {}
    const card = {
      ...{ approvalId, requester, positionTitles, unit, kind, about: toAbout(about), text },
      dueOn: toDay(dueOn),
    }
    const staff = await this.staffFor(requesterId, today)
    const relations = new Set<Relation>(staff.includes(actorId) ? ['staff'] : [])
    if (requesterId === actorId) relations.add('self')
    if (await people.areRelated(requesterId, actorId)) relations.add('relative')
    return { requesterId, card, decision: toDecision(row), relations }
  },
})
