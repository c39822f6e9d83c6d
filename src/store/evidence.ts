import type { Evidences, SentFile } from '../domain/evaluation/evidence-port.ts'
import { type Connection, Prisma } from './database.ts'

export const createEvidence = (connection: Connection): Evidences => ({
  async isKnown(evaluationId, source) {
    return (await connection.evidence.count({ where: { evaluationId, source } })) > 0
  },

  async add({ sent, at, ...evidence }) {
    await connection.evidence.create({ data: { ...evidence, attachment: sent, createdAt: at } })
  },

  async keep(evaluationId, questionId, files) {
    const key = { evaluationId, questionId }
    if (files.length === 0) {
      await connection.answer.deleteMany({ where: key })
      return
    }
    const value = { kind: 'files', files: [...files] }
    const where = { evaluationId_questionId: key }
    await connection.answer.upsert({ where, create: { ...key, value }, update: { value } })
  },

  async find(evaluationId, ids) {
    const where = { evaluationId, id: { in: [...ids] } }
    const rows = await connection.evidence.findMany({ where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
    return rows.map(({ attachment }) => attachment as SentFile)
  },

  async forget(evaluationId, id) {
    await connection.$executeRaw(Prisma.sql`
      DELETE FROM "Evidence" WHERE "id" = ${id}::uuid AND "evaluationId" = ${evaluationId}::uuid
        AND NOT EXISTS (SELECT 1 FROM "Submission" s
          WHERE s."evaluationId" = ${evaluationId}::uuid AND strpos(s."answers"::text, ${id}::text) > 0)`)
  },
})
