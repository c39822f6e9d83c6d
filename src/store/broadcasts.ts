import type { Relation } from '../domain/access.ts'
import type { Decision } from '../domain/approval/approval.ts'
import type {
  Attachment,
  Broadcast,
  BroadcastEnding,
  BroadcastState,
  BroadcastStep,
  BroadcastTexts,
} from '../domain/broadcast/broadcast.ts'
import { titleOf } from '../domain/broadcast/broadcast.ts'
import { progressKey } from '../domain/broadcast/card.ts'
import type {
  AudienceCycle,
  BroadcastChange,
  BroadcastFile,
  Broadcasts,
  ListedBroadcast,
} from '../domain/broadcast/port.ts'
import type { Day } from '../domain/day.ts'
import {
  countAudience,
  findOpenCycles,
  findPositionGroups,
  findScopes,
  findStaffFor,
  findUnit,
  findUnitsByName,
  toAudienceCycle,
} from './audience.ts'
import { type Connection, Prisma } from './database.ts'
import type { Outbox } from './notices.ts'
import { mainPost } from './people.ts'
import { createRecipients } from './recipients.ts'
import type { Rulebook } from './rulebook.ts'

type Row = Readonly<{
  id: string
  authorId: string
  author: string
  office: string | null
  state: string
  ending: string | null
  version: number
  step: string | null
  unitId: string
  unit: string
  role: string | null
  positionGroup: string | null
  titles: Record<string, string>[] | null
  language: string | null
  cycleId: string | null
  cycleKind: string | null
  periodFrom: Date | null
  periodTo: Date | null
  closesOn: Date | null
  texts: BroadcastTexts
  fallback: string | null
  attachment: Attachment | null
  asksRead: boolean
  startsAt: Date | null
  noticeId: string | null
  confirmedAt: Date | null
  approvalId: string | null
  outcome: string | null
  decider: string | null
  deciderId: string | null
  decidedAt: Date | null
  reason: string | null
}>

/** The row stays locked, so that whoever steers, releases or finishes it follow one another. */
const lockRow = async (connection: Connection, id: string, today: Day): Promise<Row | undefined> => {
  const rows = await connection.$queryRaw<Row[]>(Prisma.sql`
    SELECT b."id", b."authorId", p."name" AS "author", post."unit" AS "office", b."state", b."ending", b."version", b."step", b."unitId",
      u."name" AS "unit", b."role", b."positionGroup", b."language", b."cycleId", b."texts", b."fallback",
      b."attachment", b."asksRead", b."startsAt", b."noticeId", b."confirmedAt",
      (SELECT json_agg(po."titles" ORDER BY po."code") FROM "Position" po
        WHERE po."positionGroup" = b."positionGroup") AS "titles",
      c."kind" AS "cycleKind", c."periodFrom", c."periodTo", c."closesOn",
      ap."id" AS "approvalId", de."outcome", dp."name" AS "decider", de."deciderId", de."decidedAt", de."reason"
    FROM "Broadcast" b
    JOIN "Person" p ON p."id" = b."authorId" ${mainPost(today)} JOIN "Unit" u ON u."id" = b."unitId"
    LEFT JOIN "EvaluationCycle" c ON c."id" = b."cycleId"
    LEFT JOIN "Approval" ap ON ap."broadcastId" = b."id"
    LEFT JOIN "Decision" de ON de."approvalId" = ap."id" LEFT JOIN "Person" dp ON dp."id" = de."deciderId"
    WHERE b."id" = ${id}::uuid FOR UPDATE OF b`)
  return rows[0]
}

const toBroadcast = (row: Row): Broadcast => ({
  id: row.id,
  authorId: row.authorId,
  state: row.state as BroadcastState,
  ending: row.ending as BroadcastEnding | null,
  version: row.version,
  step: row.step as BroadcastStep | null,
  audience: {
    unitId: row.unitId,
    role: row.role as Broadcast['audience']['role'],
    positionGroup: row.positionGroup,
    language: row.language as Broadcast['audience']['language'],
    cycleId: row.cycleId,
  },
  texts: row.texts,
  fallback: row.fallback as Broadcast['fallback'],
  attachment: row.attachment,
  asksRead: row.asksRead,
  startsAt: row.startsAt,
  noticeId: row.noticeId,
  confirmedAt: row.confirmedAt,
})

const toRelease = (row: Row): BroadcastFile['release'] => {
  const { approvalId, outcome, decider, deciderId, decidedAt, reason } = row
  if (approvalId === null) return null
  if (!outcome || !decider || !deciderId || !decidedAt) return { approvalId, decision: null }
  const facts = { decider, deciderId, decidedAt, reason, lines: [] }
  return { approvalId, decision: { ...facts, outcome: outcome as Decision['outcome'] } }
}

const toCycle = ({ cycleId, cycleKind, periodFrom, periodTo, closesOn }: Row): AudienceCycle | null =>
  cycleId && cycleKind && periodFrom && periodTo && closesOn
    ? toAudienceCycle({ id: cycleId, kind: cycleKind, periodFrom, periodTo, closesOn })
    : null

const lockBroadcast = async (
  connection: Connection,
  id: string,
  actorId: string | null,
  today: Day,
): Promise<BroadcastFile | undefined> => {
  const row = await lockRow(connection, id, today)
  if (!row) return undefined
  const relations = new Set<Relation>()
  if (actorId !== null) {
    if (row.authorId === actorId) relations.add('self')
    if ((await findStaffFor(connection, row.unitId, today, actorId)).length > 0) relations.add('staff')
  }
  const { positionGroup, titles } = row
  return {
    broadcast: toBroadcast(row),
    author: row.author,
    unit: row.unit,
    sender: row.office ?? row.unit,
    cycle: toCycle(row),
    group: positionGroup === null ? null : { code: positionGroup, titles: titles ?? [] },
    relations,
    release: toRelease(row),
  }
}

const columnsOf = ({ audience, texts, attachment, ...change }: BroadcastChange) => ({
  ...change,
  ...(audience ?? {}),
  ...(texts === undefined ? {} : { texts: { ...texts } }),
  ...(attachment === undefined ? {} : { attachment: attachment ? { ...attachment } : Prisma.DbNull }),
  // What is taken up again is not over any more.
  ...(change.state !== undefined && change.state !== 'ended' ? { ending: null, endedAt: null } : {}),
})

type ListRow = Omit<ListedBroadcast, 'title'> & Readonly<{ texts: BroadcastTexts; fallback: string | null }>

const findListed = async (
  connection: Connection,
  actorId: string,
  today: Day,
  limit: number,
): Promise<ListedBroadcast[]> => {
  const scopes = await findScopes(connection, actorId, today)
  const rows = await connection.$queryRaw<ListRow[]>(Prisma.sql`
    WITH RECURSIVE scope AS (
      SELECT unnest(${scopes.map(({ id }) => id)}::uuid[]) AS "id"
      UNION
      SELECT u."id" FROM "Unit" u JOIN scope s ON u."parentId" = s."id"
    )
    SELECT b."id", p."name" AS "author", b."state", b."ending", b."createdAt", b."texts", b."fallback"
    FROM "Broadcast" b JOIN "Person" p ON p."id" = b."authorId"
    WHERE b."unitId" IN (SELECT "id" FROM scope) AND b."ending" IS DISTINCT FROM 'discarded'
      AND (b."authorId" = ${actorId}::uuid OR b."state" <> 'draft')
    ORDER BY b."createdAt" DESC, b."id" LIMIT ${limit}`)
  return rows.map(({ texts, fallback, ...row }) => ({
    ...row,
    title: titleOf({ texts, fallback: fallback as Broadcast['fallback'] }),
  }))
}

type Options = Readonly<{ outbox: Outbox; rulebook: Rulebook }>

export const createBroadcasts = (connection: Connection, { outbox, rulebook }: Options): Broadcasts => ({
  async add({ id, authorId, unitId, at }) {
    await connection.broadcast.create({
      data: { id, authorId, unitId, state: 'draft', texts: {}, createdAt: at },
    })
  },
  async untouched(authorId, unitId, texts) {
    // What a draft was copied from is its one change.
    const version = Object.keys(texts).length === 0 ? 1 : 2
    const where = { authorId, unitId, state: 'draft', version, texts: { equals: { ...texts } } }
    return (await connection.broadcast.findFirst({ where, select: { id: true } }))?.id
  },
  lock: (id, actorId, today) => lockBroadcast(connection, id, actorId, today),
  async change(id, change) {
    const data = { ...columnsOf(change), version: { increment: 1 } }
    await connection.broadcast.update({ where: { id }, data })
  },
  list: (actorId, today, limit) => findListed(connection, actorId, today, limit),
  secondApprovalAbove: ({ at, today }) => rulebook.secondApprovalAbove(connection, today, at),

  scopes: (actorId, today) => findScopes(connection, actorId, today),
  async isStaffFor(personId, unitId, today) {
    return (await findStaffFor(connection, unitId, today, personId)).length > 0
  },
  async staffFor(unitId, today) {
    return (await findStaffFor(connection, unitId, today)).map(({ personId }) => personId)
  },
  unit: (unitId, today) => findUnit(connection, unitId, today),
  findUnits: (actorId, name, today, limit) => findUnitsByName(connection, actorId, name, today, limit),
  positionGroups: (unitId, today) => findPositionGroups(connection, unitId, today),
  cycles: (unitId, today) => findOpenCycles(connection, unitId, today),
  count: (audience, today) => countAudience(connection, audience, today),

  ...createRecipients(connection),
  run: id => outbox.broadcast(connection, id),
  async isWatched(authorId, screen) {
    const where = { authorId, state: { in: ['running', 'paused'] } }
    const underWay = await connection.broadcast.findMany({ where, select: { id: true } })
    const dedupeKey = { in: underWay.map(({ id }) => progressKey(id)) }
    return (await connection.delivery.count({ where: { screen, notice: { dedupeKey } } })) > 0
  },
  async watch(id, screen) {
    const where = { notice: { dedupeKey: progressKey(id) }, revisesId: null, screen: { not: null } }
    await connection.delivery.updateMany({ where, data: { screen } })
  },
  async due(at) {
    const where = { state: 'scheduled', OR: [{ startsAt: null }, { startsAt: { lte: at } }] }
    return (await connection.broadcast.findMany({ where, select: { id: true } })).map(({ id }) => id)
  },
  async unfinished(at) {
    const rows = await connection.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT b."id" FROM "Broadcast" b WHERE b."state" = 'running' AND (
        NOT EXISTS (SELECT 1 FROM "Delivery" d WHERE d."noticeId" = b."noticeId" AND d."state" IN ('held', 'sending'))
        OR EXISTS (SELECT 1 FROM "Delivery" d WHERE d."noticeId" = b."noticeId"
          AND (d."state" = 'pending' OR (d."state" = 'held' AND d."dueAt" <= ${at}))))`)
    return rows.map(({ id }) => id)
  },
})
