import type { InspectionQuestions, Question } from '../domain/inspection/question-port.ts'
import { type Connection, Prisma } from './database.ts'

type Row = Omit<Question, 'answer'> &
  Readonly<{
    answer: string | null
    answererId: string | null
    answerer: string | null
    answeredAt: Date | null
  }>

const toQuestion = ({ answer, answererId, answerer, answeredAt, ...question }: Row): Question => ({
  ...question,
  answer:
    answer !== null && answererId !== null && answerer !== null && answeredAt
      ? { text: answer, answererId, answerer, answeredAt }
      : null,
})

const select = Prisma.sql`
  SELECT q."id", q."inspectionId", q."askerId", p."name" AS "asker", q."text", q."askedAt", q."answer",
    q."answererId", an."name" AS "answerer", q."answeredAt"
  FROM "InspectionQuestion" q JOIN "Person" p ON p."id" = q."askerId"
  LEFT JOIN "Person" an ON an."id" = q."answererId"`

/** What addressees ask the team of an inspection. */
export const createInspectionQuestions = (connection: Connection): InspectionQuestions => ({
  async isKnown(inspectionId, source) {
    return (await connection.inspectionQuestion.count({ where: { inspectionId, source } })) > 0
  },

  async add(question) {
    await connection.inspectionQuestion.create({ data: question })
  },

  async lock(id) {
    // Locked by itself: a row that was waited for is joined with what stood beside it before.
    await connection.$queryRaw(
      Prisma.sql`SELECT 1 FROM "InspectionQuestion" WHERE "id" = ${id}::uuid FOR UPDATE`,
    )
    const [row] = await connection.$queryRaw<Row[]>(Prisma.sql`${select} WHERE q."id" = ${id}::uuid`)
    return row && toQuestion(row)
  },

  async answer({ questionId: id, text: answer, answererId, at: answeredAt }) {
    await connection.inspectionQuestion.update({ where: { id }, data: { answer, answererId, answeredAt } })
  },

  async of(inspectionId) {
    const rows = await connection.$queryRaw<Row[]>(Prisma.sql`
      ${select} WHERE q."inspectionId" = ${inspectionId}::uuid
      ORDER BY q."answeredAt" IS NOT NULL, q."askedAt" DESC, q."id"`)
    return rows.map(toQuestion)
  },
})
