import type { CauseApproval, Causes } from '../domain/approval/cause-port.ts'
import type { AskedCause } from '../domain/evaluation/asked-cause.ts'
import { withAnswers } from '../domain/evaluation/cause.ts'
import type { Evaluations, People } from '../domain/ports.ts'
import { findDecision, relationsTo } from './approvals.ts'
import { askedCauses } from './asked-causes.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay, toDay } from './day-column.ts'

type CauseRow = Omit<CauseApproval, 'dueOn'> & Readonly<{ dueOn: Date }>

/** Whoever submits holds the evaluation first and its approvals afterwards; so does whoever decides. */
const lockCause = async (connection: Connection, id: string): Promise<CauseApproval | undefined> => {
  const rows = await connection.$queryRaw<CauseRow[]>(Prisma.sql`
    SELECT "id", "requesterId", "authorityId", "evaluationId", "revision", "line", "createdAt", "dueOn"
    FROM "Approval" WHERE "id" = ${id}::uuid AND "kind" = 'evaluation.cause' FOR UPDATE`)
  return rows[0] && { ...rows[0], dueOn: toDay(rows[0].dueOn) }
}

export const createCauses = (connection: Connection, evaluations: Evaluations, people: People): Causes => ({
  async asked(evaluationId) {
    const [row] = await connection.$queryRaw<{ asked: AskedCause[] | null }[]>(
      Prisma.sql`SELECT ${askedCauses} AS "asked" FROM "Evaluation" e WHERE e."id" = ${evaluationId}::uuid`,
    )
    return row?.asked ?? []
  },

  async ask({ dueOn, ...approval }) {
    const data = { ...approval, kind: 'evaluation.cause', dueOn: fromDay(dueOn) }
    await connection.approval.create({ data })
  },

  async lock(approvalId, actorId, { at, today }) {
    const where = { id: approvalId, kind: 'evaluation.cause' }
    const known = await connection.approval.findFirst({ where, select: { evaluationId: true } })
    const file = known?.evaluationId ? await evaluations.lock(known.evaluationId, at) : undefined
    const approval = file && (await lockCause(connection, approvalId))
    if (!approval) return undefined
    const requester = await people.summary(approval.requesterId, today)
    const submission = await evaluations.submission(approval.evaluationId, approval.revision)
    if (!requester || !submission) return undefined
    const decision = await findDecision(connection, approvalId)
    const relations = await relationsTo(approval, actorId, today, people)
    return { approval, decision, requester, file: withAnswers(file, submission.answers), relations }
  },

  async takeBack(approvalIds) {
    const where = { id: { in: [...approvalIds] }, kind: 'evaluation.cause', decision: null }
    await connection.approval.deleteMany({ where })
  },
})
