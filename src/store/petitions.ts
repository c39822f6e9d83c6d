import type { Level } from '../domain/evaluation/score.ts'
import type {
  Petition,
  PetitionAnswer,
  PetitionBasis,
  PetitionFile,
  PetitionText,
} from '../domain/petition/petition.ts'
import type { Petitions } from '../domain/petition/port.ts'
import type { People } from '../domain/ports.ts'
import { relationsTo } from './approvals.ts'
import { type CycleRow, collectiveUnit, cycleColumns, toCycle } from './cycle-columns.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay, toDay } from './day-column.ts'

type PetitionRow = Readonly<{
  evaluationId: string
  personId: string
  grounds: PetitionText
  filedAt: Date
  answerBy: Date
  outcome: PetitionAnswer['outcome'] | null
  answer: string | null
  level: Level | null
  points: number | null
  answerer: string | null
  answeredAt: Date | null
}>

/** Of "Petition" as pe, with the one who answered it. */
const petitionColumns = Prisma.sql`
  pe."evaluationId", pe."personId", pe."grounds", pe."filedAt", pe."answerBy", pe."outcome", pe."answer", pe."level",
  pe."points", an."name" AS "answerer", pe."answeredAt"`

const withAnswerer = Prisma.sql`LEFT JOIN "Person" an ON an."id" = pe."answererId"`

const toAnswer = ({ outcome, answer, level, points, answerer, answeredAt }: PetitionRow) => {
  if (answer === null || answerer === null || answeredAt === null) return null
  const written = { text: answer, answerer, answeredAt }
  if (outcome !== 'changed' || level === null || points === null)
    return { ...written, outcome: 'upheld' as const }
  return { ...written, outcome, level, points }
}

const toPetition = (row: PetitionRow): Petition => ({
  evaluationId: row.evaluationId,
  personId: row.personId,
  text: row.grounds,
  filedAt: row.filedAt,
  answerBy: toDay(row.answerBy),
  answer: toAnswer(row),
})

type FileRow = PetitionRow &
  CycleRow &
  Readonly<{
    approvalId: string
    authorityId: string
    authority: string
    decidedPoints: number
    decidedLevel: Level
  }>

/** The item stays locked, so that two who answer follow one another and the second sees the first's answer. */
const lockFile = async (connection: Connection, approvalId: string): Promise<FileRow | undefined> => {
  const held = await connection.$queryRaw<unknown[]>(Prisma.sql`
    SELECT 1 FROM "Approval" WHERE "id" = ${approvalId}::uuid AND "kind" = 'evaluation.petition' FOR UPDATE`)
  if (held.length === 0) return undefined
  const rows = await connection.$queryRaw<FileRow[]>(Prisma.sql`
    SELECT ap."id" AS "approvalId", ap."authorityId", au."name" AS "authority", ${petitionColumns}, ${cycleColumns}, ${collectiveUnit},
      cl."points" AS "decidedPoints", cl."level" AS "decidedLevel"
    FROM "Approval" ap JOIN "Person" au ON au."id" = ap."authorityId" JOIN "Petition" pe ON pe."evaluationId" = ap."evaluationId" ${withAnswerer}
    JOIN "Classification" cl ON cl."evaluationId" = ap."evaluationId"
    JOIN "Evaluation" e ON e."id" = ap."evaluationId" JOIN "EvaluationCycle" c ON c."id" = e."cycleId"
    WHERE ap."id" = ${approvalId}::uuid`)
  return rows[0]
}

export const createPetitions = (connection: Connection, people: People): Petitions => ({
  async find(evaluationId) {
    const [row] = await connection.$queryRaw<PetitionRow[]>(Prisma.sql`
      SELECT ${petitionColumns} FROM "Petition" pe ${withAnswerer} WHERE pe."evaluationId" = ${evaluationId}::uuid`)
    return row && toPetition(row)
  },

  async file({ text, answerBy, ...petition }) {
    const grounds = structuredClone(text) as unknown as Prisma.InputJsonObject
    await connection.petition.create({ data: { ...petition, grounds, answerBy: fromDay(answerBy) } })
  },

  async lock(approvalId, actorId, today): Promise<PetitionFile | undefined> {
    const row = await lockFile(connection, approvalId)
    const requester = row && (await people.summary(row.personId, today))
    if (!requester) return undefined
    const { authorityId } = row
    const between = { requesterId: row.personId, authorityId }
    return {
      approvalId,
      authority: { id: authorityId, name: row.authority },
      petition: toPetition(row),
      requester,
      cycle: toCycle(row),
      decided: { points: row.decidedPoints, level: row.decidedLevel },
      relations: actorId === null ? new Set() : await relationsTo(between, actorId, today, people),
    }
  },

  async answer({ evaluationId, text, changed, answererId, at }) {
    const outcome = changed ? 'changed' : 'upheld'
    const data = { outcome, answer: text, ...changed, answererId, answeredAt: at }
    await connection.petition.update({ where: { evaluationId }, data })
  },

  async unanswered(until) {
    const rows = await connection.$queryRaw<{ approvalId: string; answerBy: Date }[]>(Prisma.sql`
      SELECT ap."id" AS "approvalId", pe."answerBy" FROM "Petition" pe
      JOIN "Approval" ap ON ap."evaluationId" = pe."evaluationId" AND ap."kind" = 'evaluation.petition'
      WHERE pe."answeredAt" IS NULL AND pe."answerBy" <= ${fromDay(until)}::date
      ORDER BY pe."answerBy", ap."id"`)
    return rows.map(({ approvalId, answerBy }) => ({ approvalId, answerBy: toDay(answerBy) }))
  },

  async decidedWith(evaluationId) {
    const [row] = await connection.$queryRaw<{ authorityId: string }[]>(Prisma.sql`
      SELECT ap."authorityId" FROM "Approval" ap JOIN "Decision" de ON de."approvalId" = ap."id"
      WHERE ap."evaluationId" = ${evaluationId}::uuid AND ap."kind" = 'evaluation.decision'
      ORDER BY de."decidedAt" DESC LIMIT 1`)
    return row?.authorityId
  },

  async basis(personId, today) {
    const [row] = await connection.$queryRaw<PetitionBasis[]>(Prisma.sql`
      SELECT r."reference", r."source", r."grade", r."verified" FROM "Rule" r
      JOIN "Person" p ON p."id" = ${personId}::uuid
      WHERE r."key" = CASE p."kind" WHEN 'publicEmployee' THEN 'petition.publicEmployee'
          ELSE 'petition.civilServant' END
        AND r."validFrom" <= ${fromDay(today)}::date AND (r."validTo" IS NULL OR ${fromDay(today)}::date <= r."validTo")`)
    return row
  },
})
