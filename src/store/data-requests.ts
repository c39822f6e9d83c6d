import type { Relation } from '../domain/access.ts'
import type { DataRequestKind } from '../domain/data-request/clocks.ts'
import type { BasedLimit, DataRequests } from '../domain/data-request/port.ts'
import type {
  DataDecision,
  DataRequestFile,
  OwnDataRequest,
  RequestDays,
  Taken,
} from '../domain/data-request/request.ts'
import type { Moment } from '../domain/moment.ts'
import type { People } from '../domain/ports.ts'
import { dataRequestKeys } from './data-request-rules.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay } from './day-column.ts'
import { holdPerson } from './hold-person.ts'
import { staffOver } from './people.ts'
import type { Rulebook } from './rulebook.ts'
import { findRulesInForce } from './rules-in-force.ts'
import { isUndecided } from './undecided.ts'

/** Of "PersonRequest" as pr: what is about somebody's data; `about` holds the days it was told. */
const isOfData = Prisma.sql`pr."kind" IN ('rectification', 'objection', 'erasure')`

const toDays = (about: string): RequestDays => JSON.parse(about) as RequestDays

const findTerms = async (
  connection: Connection,
  rulebook: Rulebook,
  kind: DataRequestKind,
  { at, today }: Moment,
): Promise<Readonly<{ firstAnswer: BasedLimit; decision: BasedLimit }>> => {
  const terms = await rulebook.dataRequests(connection, today, at)
  const bases = await findRulesInForce(connection, Object.values(dataRequestKeys), today)
  const basedOn = (name: 'firstAnswer' | DataRequestKind): BasedLimit => {
    const basis = bases.find(({ key }) => key === dataRequestKeys[name])
    if (!basis) throw new Error(`The rulebook has no ${dataRequestKeys[name]} valid on ${today}.`)
    const { reference, verified } = basis
    return { ...terms[name], reference, verified }
  }
  return { firstAnswer: basedOn('firstAnswer'), decision: basedOn(kind) }
}

type Row = Readonly<{
  requestId: string
  requesterId: string
  requester: string
  kind: DataRequestKind
  about: string
  text: string
  takenById: string | null
  takenBy: string | null
  answeredAt: Date | null
  outcome: DataDecision['outcome'] | null
  decider: string | null
  decidedAt: Date | null
  reason: string | null
}>

const toTaken = ({ takenBy, answeredAt }: Row): Taken | null =>
  takenBy !== null && answeredAt ? { by: takenBy, at: answeredAt.toISOString() } : null

/** How much was erased with it is said once, when it is decided. */
const toDecision = ({ outcome, decider, decidedAt, reason }: Row): DataDecision | null =>
  outcome && decider && decidedAt
    ? { outcome, decider, decidedAt: decidedAt.toISOString(), answer: reason ?? '', erased: null }
    : null

/** Held first and read afterwards, so that the second of two sees what the first one did. */
const lockRow = async (connection: Connection, approvalId: string): Promise<Row | undefined> => {
  const held = await connection.$queryRaw<unknown[]>(Prisma.sql`
    SELECT 1 FROM "Approval" WHERE "id" = ${approvalId}::uuid AND "kind" = 'person.request' FOR UPDATE`)
  if (held.length === 0) return undefined
  const rows = await connection.$queryRaw<Row[]>(Prisma.sql`
    SELECT pr."id" AS "requestId", ap."requesterId", p."name" AS "requester", pr."kind", pr."about", pr."text",
      pr."answeredById" AS "takenById", tp."name" AS "takenBy", pr."answeredAt",
      de."outcome", dp."name" AS "decider", de."decidedAt", de."reason"
    FROM "Approval" ap JOIN "PersonRequest" pr ON pr."id" = ap."requestId"
    JOIN "Person" p ON p."id" = ap."requesterId" LEFT JOIN "Person" tp ON tp."id" = pr."answeredById"
    LEFT JOIN "Decision" de ON de."approvalId" = ap."id" LEFT JOIN "Person" dp ON dp."id" = de."deciderId"
    WHERE ap."id" = ${approvalId}::uuid AND ${isOfData}`)
  return rows[0]
}

export const createDataRequests = (
  connection: Connection,
  people: People,
  rulebook: Rulebook,
): DataRequests => ({
  terms: (kind, moment) => findTerms(connection, rulebook, kind, moment),

  async waiting(personId, kind, text) {
    await holdPerson(connection, personId)
    const rows = await connection.$queryRaw<{ kind: string; text: string; about: string }[]>(Prisma.sql`
      SELECT pr."kind", pr."text", pr."about" FROM "PersonRequest" pr
      JOIN "Approval" ap ON ap."requestId" = pr."id" WHERE pr."personId" = ${personId}::uuid AND ${isOfData}
        AND ${isUndecided}`)
    const same = rows.find(row => row.kind === kind && row.text === text)
    return { same: same ? toDays(same.about) : null, total: rows.length }
  },

  async file({ id, approvalId, personId, kind, text, days, at }) {
    const request = { id, personId, kind, about: JSON.stringify(days), text, createdAt: at }
    await connection.personRequest.create({ data: request })
    const approval = { id: approvalId, kind: 'person.request', requesterId: personId, requestId: id }
    const dueOn = fromDay(days.decision.dueOn)
    await connection.approval.create({ data: { ...approval, revision: 1, createdAt: at, dueOn } })
  },

  async own(personId, limit) {
    const rows = await connection.$queryRaw<(Omit<OwnDataRequest, 'days'> & { about: string })[]>(Prisma.sql`
      SELECT pr."kind", pr."createdAt", pr."about", tp."name" AS "takenBy", de."outcome" FROM "PersonRequest" pr
      JOIN "Approval" ap ON ap."requestId" = pr."id" LEFT JOIN "Decision" de ON de."approvalId" = ap."id"
      LEFT JOIN "Person" tp ON tp."id" = pr."answeredById"
      WHERE pr."personId" = ${personId}::uuid AND ${isOfData}
      ORDER BY pr."createdAt" DESC, pr."id" LIMIT ${limit}`)
    return rows.map(({ about, ...row }) => ({ ...row, days: toDays(about) }))
  },

  async lock(approvalId, actorId, today): Promise<DataRequestFile | undefined> {
    const row = await lockRow(connection, approvalId)
    if (!row) return undefined
    const { requestId, requesterId, requester, kind, text, takenById } = row
    const { positionTitles = null, unit = null } = (await people.summary(requesterId, today)) ?? {}
    const days = toDays(row.about)
    const card = { approvalId, requester, positionTitles, unit, kind, text, days, taken: toTaken(row) }
    const file = { requestId, requesterId, card, takenById, decision: toDecision(row) }
    if (actorId === null) return { ...file, relations: new Set() }
    const staff = await connection.$queryRaw<{ id: string }[]>(
      staffOver(Prisma.sql`${requesterId}::uuid`, today),
    )
    const relations = new Set<Relation>(staff.some(({ id }) => id === actorId) ? ['staff'] : [])
    if (requesterId === actorId) relations.add('self')
    if (await people.areRelated(requesterId, actorId)) relations.add('relative')
    return { ...file, relations }
  },

  async takeUp(id, answeredById, answeredAt) {
    await connection.personRequest.updateMany({
      where: { id, answeredAt: null },
      data: { answeredAt, answeredById },
    })
  },

  async undecided() {
    const rows = await connection.$queryRaw<{ approvalId: string; about: string; isAnswered: boolean }[]>(
      Prisma.sql`
        SELECT ap."id" AS "approvalId", pr."about", pr."answeredAt" IS NOT NULL AS "isAnswered"
        FROM "PersonRequest" pr JOIN "Approval" ap ON ap."requestId" = pr."id" WHERE ${isOfData}
          AND ${isUndecided}
        ORDER BY ap."createdAt", ap."id"`,
    )
    return rows.map(({ about, ...row }) => ({ ...row, days: toDays(about) }))
  },
})
