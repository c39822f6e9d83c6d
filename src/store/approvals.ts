import type { Relation } from '../domain/access.ts'
import type { Approval, Decision } from '../domain/approval/approval.ts'
import type { Day } from '../domain/day.ts'
import { withAnswers } from '../domain/evaluation/cause.ts'
import type { Approvals, Evaluations, People } from '../domain/ports.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay, toDay } from './day-column.ts'
import { listPending } from './pending-approvals.ts'
import { isMine } from './people.ts'
import type { Rulebook } from './rulebook.ts'
import { isUndecided } from './undecided.ts'

type ApprovalRow = Omit<Approval, 'dueOn'> & Readonly<{ dueOn: Date }>

/** The row stays locked, so that two deciders follow one another and the second sees the first's decision. */
const lockApproval = async (connection: Connection, approvalId: string): Promise<Approval | undefined> => {
  const rows = await connection.$queryRaw<ApprovalRow[]>(Prisma.sql`
    SELECT "id", "kind", "requesterId", "authorityId", "evaluationId", "revision", "createdAt", "dueOn"
    FROM "Approval" WHERE "id" = ${approvalId}::uuid AND "kind" = 'evaluation.review' FOR UPDATE`)
  return rows[0] && { ...rows[0], dueOn: toDay(rows[0].dueOn) }
}

export const findDecision = async (connection: Connection, approvalId: string): Promise<Decision | null> => {
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

export const relationsTo = async (
  approval: Pick<Approval, 'requesterId' | 'authorityId'>,
  actorId: string,
  today: Day,
  people: People,
): Promise<Set<Relation>> => {
  const relations = new Set<Relation>()
  if (approval.requesterId === actorId) relations.add('self')
  if (approval.authorityId === actorId) relations.add('authority')
  if ((await people.deputies(approval.authorityId, today)).includes(actorId)) relations.add('deputy')
  if (await people.areRelated(approval.requesterId, actorId)) relations.add('relative')
  return relations
}

const pendingOf = (personId: string, today: Day): Prisma.Sql => Prisma.sql`
  ${isMine(personId, today)} AND ap."kind" <> 'evaluation.decision'
  AND ${isUndecided}`

export const createApprovals = (
  connection: Connection,
  evaluations: Evaluations,
  people: People,
  rulebook: Rulebook,
): Approvals => ({
  async add({ dueOn, ...approval }) {
    await connection.approval.create({ data: { ...approval, dueOn: fromDay(dueOn) } })
  },

  async addRelease({ dueOn, ...release }) {
    const data = { ...release, kind: 'broadcast.release', dueOn: fromDay(dueOn) }
    await connection.approval.create({ data })
  },

  async lock(approvalId, actorId, { at, today }) {
    const approval = await lockApproval(connection, approvalId)
    if (!approval) return undefined
    const file = await evaluations.lock(approval.evaluationId, at)
    const requester = await people.summary(approval.requesterId, today)
    const submission = await evaluations.submission(approval.evaluationId, approval.revision)
    if (!file || !requester || !submission) return undefined
    const decision = await findDecision(connection, approvalId)
    const { evaluationId, revision } = approval
    const scores = await connection.reviewScore.findMany({ where: { evaluationId, revision } })
    const relations = await relationsTo(approval, actorId, today, people)
    return {
      approval,
      decision,
      requester,
      file: withAnswers(file, submission.answers),
      submission,
      reviewScores: Object.fromEntries(scores.map(({ questionId, points }) => [questionId, points])),
      reviewGap: await rulebook.reviewGap(connection, today, at),
      relations,
    }
  },

  async decide({ at, lines, ...decision }) {
    await connection.decision.create({ data: { ...decision, decidedAt: at, lines: [...lines] } })
  },

  async score({ points, ...score }) {
    const { evaluationId, revision, questionId } = score
    const key = { evaluationId, revision, questionId }
    if (points === null) await connection.reviewScore.deleteMany({ where: key })
    else {
      const where = { evaluationId_revision_questionId: key }
      await connection.reviewScore.upsert({
        where,
        create: { ...score, points },
        update: { ...score, points },
      })
    }
  },

  countPending: (personId, today) =>
    connection.$queryRaw(Prisma.sql`
      SELECT ap."kind", count(*)::int AS "count" FROM "Approval" ap WHERE ${pendingOf(personId, today)}
      GROUP BY ap."kind" ORDER BY count(*) DESC, ap."kind"`),

  pendingFor(personId, { at, today }, { kind, ...page }) {
    const isOfKind = kind === null ? Prisma.sql`true` : Prisma.sql`ap."kind" = ${kind}`
    const isPending = Prisma.sql`${pendingOf(personId, today)} AND ${isOfKind}`
    return listPending(connection, isPending, { at, today }, page, rulebook)
  },
})
