import type { Relation } from '../domain/access.ts'
import type { Approval, Decision, PendingApproval } from '../domain/approval/approval.ts'
import { cardOf } from '../domain/approval/card.ts'
import type { Day } from '../domain/day.ts'
import type { CycleKind } from '../domain/evaluation/evaluation.ts'
import { type Level, levelOf } from '../domain/evaluation/score.ts'
import type { Approvals, Evaluations, People } from '../domain/ports.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay, toDay } from './day-column.ts'
import { isMine, mainPost } from './people.ts'
import type { Rulebook } from './scoring-rules.ts'

type ApprovalRow = Omit<Approval, 'dueOn'> & Readonly<{ dueOn: Date }>

/** The row stays locked, so that two deciders follow one another and the second sees the first's decision. */
const lockApproval = async (connection: Connection, approvalId: string): Promise<Approval | undefined> => {
  const rows = await connection.$queryRaw<ApprovalRow[]>(Prisma.sql`
    SELECT "id", "kind", "requesterId", "authorityId", "evaluationId", "revision", "createdAt", "dueOn"
    FROM "Approval" WHERE "id" = ${approvalId}::uuid FOR UPDATE`)
  return rows[0] && { ...rows[0], dueOn: toDay(rows[0].dueOn) }
}

const findDecision = async (connection: Connection, approvalId: string): Promise<Decision | null> => {
  const found = await connection.decision.findUnique({ where: { approvalId }, include: { decider: true } })
  return (
    found && {
      outcome: found.outcome as Decision['outcome'],
      decider: found.decider.name,
      deciderId: found.deciderId,
      decidedAt: found.decidedAt,
      reason: found.reason,
      lines: found.lines,
    }
  )
}

const relationsTo = async (
  approval: Approval,
  actorId: string,
  today: Day,
  people: People,
): Promise<Set<Relation>> => {
  const relations = new Set<Relation>()
  if (approval.requesterId === actorId) relations.add('self')
  if (approval.authorityId === actorId) relations.add('authority')
  if ((await people.deputies(approval.authorityId, today)).includes(actorId)) relations.add('deputy')
  return relations
}

type PendingRow = Readonly<{
  id: string
  requesterId: string
  dueOn: Date
  name: string
  positionTitles: Record<string, string> | null
  unit: string | null
  kind: string
  periodFrom: Date
  periodTo: Date
  revision: number
  points: number
  changedLines: number
  late: boolean
}>

const pendingOf = (personId: string, today: Day): Prisma.Sql => Prisma.sql`
  ${isMine(personId, today)} AND NOT EXISTS (SELECT 1 FROM "Decision" de WHERE de."approvalId" = ap."id")`

const findPending = (
  connection: Connection,
  personId: string,
  today: Day,
  page: { offset: number; limit: number },
): Promise<PendingRow[]> =>
  connection.$queryRaw<PendingRow[]>(Prisma.sql`
    SELECT ap."id", ap."requesterId", ap."dueOn", p."name", post."titles" AS "positionTitles", post."unit",
      c."kind", c."periodFrom", c."periodTo", s."revision", s."score" AS "points", s."changedLines", s."late"
    FROM "Approval" ap
    JOIN "Person" p ON p."id" = ap."requesterId" ${mainPost(today)}
    JOIN "Evaluation" e ON e."id" = ap."evaluationId" JOIN "EvaluationCycle" c ON c."id" = e."cycleId"
    JOIN "Submission" s ON s."evaluationId" = e."id" AND s."revision" = ap."revision"
    WHERE ${pendingOf(personId, today)}
    ORDER BY ap."createdAt", ap."id" OFFSET ${page.offset} LIMIT ${page.limit}`)

export const createApprovals = (
  connection: Connection,
  evaluations: Evaluations,
  people: People,
  rulebook: Rulebook,
): Approvals => ({
  async add({ dueOn, ...approval }) {
    await connection.approval.create({ data: { ...approval, dueOn: fromDay(dueOn) } })
  },

  async lock(approvalId, actorId, { at, today }) {
    const approval = await lockApproval(connection, approvalId)
    if (!approval) return undefined
    const file = await evaluations.lock(approval.evaluationId, at)
    const requester = await people.summary(approval.requesterId, today)
    const submission = await evaluations.submission(approval.evaluationId, approval.revision)
    if (!file || !requester || !submission) return undefined
    const decision = await findDecision(connection, approvalId)
    const relations = await relationsTo(approval, actorId, today, people)
    return {
      approval,
      decision,
      requester,
      file: { ...file, answers: submission.answers },
      submission,
      relations,
    }
  },

  async decide({ at, lines, ...decision }) {
    await connection.decision.create({ data: { ...decision, decidedAt: at, lines: [...lines] } })
  },

  async pendingFor(personId, { at, today }, page) {
    const [count] = await connection.$queryRaw<{ total: number }[]>(
      Prisma.sql`SELECT count(*)::int AS "total" FROM "Approval" ap WHERE ${pendingOf(personId, today)}`,
    )
    const items: PendingApproval[] = []
    for (const row of await findPending(connection, personId, today, page)) {
      const rules = await rulebook.scoring(connection, toDay(row.periodTo), at)
      items.push(toPending(row, levelOf(row.points, rules)))
    }
    return { total: count?.total ?? 0, items }
  },
})

const toPending = (row: PendingRow, level: Level): PendingApproval => {
  const period = {
    kind: row.kind as CycleKind,
    periodFrom: toDay(row.periodFrom),
    periodTo: toDay(row.periodTo),
  }
  return {
    card: cardOf({ id: row.id, dueOn: toDay(row.dueOn) }, row, period, level, row),
    requesterId: row.requesterId,
  }
}
