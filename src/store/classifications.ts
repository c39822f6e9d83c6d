import type { Relation } from '../domain/access.ts'
import type {
  Classification,
  ClassificationFile,
  Member,
  Response,
} from '../domain/classification/classification.ts'
import type { GroupSummary } from '../domain/classification/group.ts'
import type { Classifications, NewClassification } from '../domain/classification/port.ts'
import type { Day } from '../domain/day.ts'
import type { Level } from '../domain/evaluation/score.ts'
import { findBand } from './classification-band.ts'
import { findTallies } from './classification-tallies.ts'
import { type CycleRow, collectiveUnit, cycleColumns, toCycle } from './cycle-columns.ts'
import { type Connection, Prisma } from './database.ts'
import { isMine, mainPost, summaryColumns } from './people.ts'
import { findCircle, findUntold } from './publications.ts'
import type { Rulebook } from './rulebook.ts'
import { findRulesFor } from './rules-for-person.ts'

type ClassifiedRow = Readonly<{
  points: number | null
  proposed: string | null
  level: string | null
  reason: string | null
  decider: string | null
  decidedAt: Date | null
  publishedAt: Date | null
  response: string | null
  changedLevel: string | null
  changedPoints: number | null
}>

const classifiedColumns = Prisma.sql`
  cl."points", cl."proposed", cl."level", cl."reason", dp."name" AS "decider", cl."decidedAt", cl."publishedAt",
  cl."response", pe."level" AS "changedLevel", pe."points" AS "changedPoints"`

const toClassification = (row: ClassifiedRow): Classification | null => {
  const { points, proposed, level, decider, decidedAt } = row
  if (points === null || !proposed || !level || !decider || !decidedAt) return null
  return {
    points,
    proposed: proposed as Level,
    level: level as Level,
    reason: row.reason,
    decider,
    decidedAt,
    publishedAt: row.publishedAt,
    response: row.response as Response | null,
    changed:
      row.changedLevel !== null && row.changedPoints !== null
        ? { level: row.changedLevel as Level, points: row.changedPoints }
        : null,
  }
}

/** An evaluation (`e`) with the newest item about its level (`ap`), the submission that was reviewed, and its decision. */
const reviewed = Prisma.sql`
  FROM "Evaluation" e JOIN "EvaluationCycle" c ON c."id" = e."cycleId"
  JOIN "Approval" ap ON ap."evaluationId" = e."id" AND ap."kind" = 'evaluation.decision' AND ap."revision" = e."revision"
  JOIN "Submission" s ON s."evaluationId" = e."id" AND s."revision" = e."revision"
  JOIN "Person" p ON p."id" = e."personId"
  LEFT JOIN "Classification" cl ON cl."evaluationId" = e."id" LEFT JOIN "Person" dp ON dp."id" = cl."deciderId"
  LEFT JOIN "Petition" pe ON pe."evaluationId" = e."id"`

type MemberRow = ClassifiedRow &
  Member['person'] &
  Pick<CycleRow, 'collectiveUnit'> &
  Readonly<{ evaluationId: string; ownPoints: number; reviewedPoints: number; proposedLevel: string }>

const findMembers = async (
  connection: Connection,
  cycleId: string,
  personId: string,
  today: Day,
): Promise<Member[]> => {
  const rows = await connection.$queryRaw<MemberRow[]>(Prisma.sql`
    SELECT e."id" AS "evaluationId", s."score" AS "ownPoints", e."reviewedPoints", e."proposedLevel",
      ${classifiedColumns}, ${collectiveUnit}, ${summaryColumns}
    ${reviewed} ${mainPost(today)}
    WHERE e."cycleId" = ${cycleId}::uuid AND e."reviewedPoints" IS NOT NULL AND ${isMine(personId, today)}
    ORDER BY post."unit" NULLS LAST, e."reviewedPoints" DESC, p."name", p."id"`)
  return rows.map(row => ({
    evaluationId: row.evaluationId,
    person: {
      id: row.id,
      name: row.collectiveUnit ?? row.name,
      positionTitles: row.positionTitles,
      unit: row.unit,
      isLinked: row.isLinked,
    },
    ownPoints: row.ownPoints,
    points: row.reviewedPoints,
    proposed: row.proposedLevel as Level,
    classification: toClassification(row),
  }))
}

type FileRow = CycleRow &
  ClassifiedRow &
  Readonly<{
    approvalId: string
    evaluationId: string
    personId: string
    person: string
    authorityId: string
    isMine: boolean
    isLeader: boolean
    reviewId: string
    ownPoints: number
    reviewedPoints: number
    proposedLevel: string
  }>

const relationsOf = ({ personId, authorityId, isMine }: FileRow, actorId: string): Set<Relation> => {
  const relations = new Set<Relation>()
  if (personId === actorId) relations.add('self')
  if (isMine) relations.add(authorityId === actorId ? 'authority' : 'deputy')
  return relations
}

/** Held in one order, and read only afterwards, so that the second of two deciders sees what the first decided. */
const lockFiles = async (
  connection: Connection,
  where: Prisma.Sql,
  actorId: string,
  today: Day,
): Promise<ClassificationFile[]> => {
  const hold = Prisma.sql`SELECT ap."id" ${reviewed} WHERE ${where} ORDER BY ap."id" FOR UPDATE OF ap`
  const ids = (await connection.$queryRaw<{ id: string }[]>(hold)).map(({ id }) => id)
  const rows = await connection.$queryRaw<FileRow[]>(Prisma.sql`
    SELECT ap."id" AS "approvalId", e."id" AS "evaluationId", e."personId", p."name" AS "person", ap."authorityId",
      (${isMine(actorId, today)}) AS "isMine", p."kind" = 'leader' AS "isLeader",
      (SELECT rv."id" FROM "Approval" rv WHERE rv."evaluationId" = e."id" AND rv."kind" = 'evaluation.review'
        AND rv."revision" = e."revision") AS "reviewId", s."score" AS "ownPoints", e."reviewedPoints", e."proposedLevel",
      ${classifiedColumns}, ${cycleColumns}, ${collectiveUnit}
    ${reviewed}
    WHERE ap."id" = ANY(${ids}::uuid[]) AND e."reviewedPoints" IS NOT NULL AND ${where}
    ORDER BY ap."id"`)
  return rows.map(row => ({
    approvalId: row.approvalId,
    evaluationId: row.evaluationId,
    personId: row.personId,
    person: row.collectiveUnit ?? row.person,
    isLeader: row.isLeader,
    reviewId: row.reviewId,
    cycle: toCycle(row),
    ownPoints: row.ownPoints,
    points: row.reviewedPoints,
    proposed: row.proposedLevel as Level,
    classification: toClassification(row),
    relations: relationsOf(row, actorId),
  }))
}

type SummaryRow = CycleRow & Omit<GroupSummary, 'cycle'>

const findGroups = async (connection: Connection, personId: string, today: Day): Promise<GroupSummary[]> => {
  const rows = await connection.$queryRaw<SummaryRow[]>(Prisma.sql`
    SELECT ${cycleColumns},
      count(*) FILTER (WHERE cl."evaluationId" IS NULL)::int AS "waiting",
      count(*) FILTER (WHERE cl."evaluationId" IS NOT NULL AND cl."publishedAt" IS NULL)::int AS "decided",
      count(*) FILTER (WHERE cl."publishedAt" IS NOT NULL)::int AS "published"
    ${reviewed} WHERE e."reviewedPoints" IS NOT NULL AND ${isMine(personId, today)}
    GROUP BY c."id" ORDER BY c."periodTo" DESC, c."id"`)
  return rows.map(({ waiting, decided, published, ...row }) => ({
    cycle: toCycle(row),
    waiting,
    decided,
    published,
  }))
}

const decideAll = async (
  connection: Connection,
  decisions: readonly NewClassification[],
  deciderId: string,
  at: Date,
): Promise<void> => {
  const evaluationIds = decisions.map(({ evaluationId }) => evaluationId)
  await connection.decision.createMany({
    data: decisions.map(({ approvalId, reason }) => ({
      approvalId,
      outcome: 'approved',
      deciderId,
      decidedAt: at,
      reason,
    })),
  })
  await connection.classification.createMany({
    data: decisions.map(({ approvalId: _, ...decision }) => ({ ...decision, deciderId, decidedAt: at })),
  })
  const where = { id: { in: evaluationIds } }
  await connection.evaluation.updateMany({ where, data: { state: 'decided' } })
}

export const createClassifications = (connection: Connection, rulebook: Rulebook): Classifications => ({
  rules: (moment, personId) => findRulesFor(connection, rulebook, moment, personId),
  groups: (personId, today) => findGroups(connection, personId, today),

  async group(cycleId, personId, today) {
    const members = await findMembers(connection, cycleId, personId, today)
    if (members.length === 0) return undefined
    const [cycle] = await connection.$queryRaw<CycleRow[]>(
      Prisma.sql`SELECT ${cycleColumns} FROM "EvaluationCycle" c WHERE c."id" = ${cycleId}::uuid`,
    )
    if (!cycle) return undefined
    const people = members.map(({ person }) => person.id)
    const tallies = cycle.collective ? [] : await findTallies(connection, cycleId, people, today)
    return { cycle: toCycle(cycle), members, tallies }
  },

  async lock(evaluationId, actorId, today) {
    const where = Prisma.sql`e."id" = ${evaluationId}::uuid`
    return (await lockFiles(connection, where, actorId, today))[0]
  },

  lockWaiting(cycleId, actorId, today) {
    const mine = isMine(actorId, today)
    const where = Prisma.sql`e."cycleId" = ${cycleId}::uuid AND cl."evaluationId" IS NULL AND ${mine}`
    return lockFiles(connection, where, actorId, today)
  },

  lockUnpublished(cycleId, actorId, today) {
    const open = Prisma.sql`cl."evaluationId" IS NOT NULL AND cl."publishedAt" IS NULL`
    const where = Prisma.sql`e."cycleId" = ${cycleId}::uuid AND ${open} AND ${isMine(actorId, today)}`
    return lockFiles(connection, where, actorId, today)
  },

  decide: (decisions, deciderId, at) => decideAll(connection, decisions, deciderId, at),

  circle: (evaluationIds, today) => findCircle(connection, evaluationIds, today),

  band: (evaluationId, isPublishedOnly, today) => findBand(connection, evaluationId, isPublishedOnly, today),

  async publish(evaluationIds, publisherId, at) {
    const where = { evaluationId: { in: [...evaluationIds] } }
    await connection.classification.updateMany({ where, data: { publisherId, publishedAt: at } })
    await connection.evaluation.updateMany({
      where: { id: { in: [...evaluationIds] } },
      data: { state: 'published' },
    })
  },

  async respond(evaluationId, response, at) {
    await connection.classification.update({ where: { evaluationId }, data: { response, respondedAt: at } })
  },

  untold: at => findUntold(connection, at),
})
