import type { Relation } from '../domain/access.ts'
import type { ListedEntry, PaperEntry } from '../domain/paper-entry/paper-entry.ts'
import type { PaperEntries } from '../domain/paper-entry/port.ts'
import type { PaperOrigin } from '../domain/paper-entry/standing.ts'
import type { People } from '../domain/ports.ts'
import { findDecision } from './approvals.ts'
import { chosenForm } from './choose-form.ts'
import { type CycleRow, cycleColumns, toCycle } from './cycle-columns.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay, toDay } from './day-column.ts'
import type { Forms } from './forms.ts'
import { holdPerson } from './hold-person.ts'

type EntryRow = Omit<PaperEntry, 'cycle' | 'signedOn'> & CycleRow & Readonly<{ signedOn: Date | null }>

/** The row is held; what belongs to it is read with it. */
const lockEntry = async (connection: Connection, where: Prisma.Sql): Promise<PaperEntry | undefined> => {
  const rows = await connection.$queryRaw<EntryRow[]>(Prisma.sql`
    SELECT pf."id", ${cycleColumns}, pf."personId", p."name" AS "person", pf."issuedById", pf."issuedAt",
      pf."evaluationId", pf."clerkId", clerk."name" AS "clerk", pf."signedOn", pf."round",
      pf."handedInAt" IS NOT NULL AS "isHandedIn", pf."settledAt" IS NOT NULL AS "isSettled",
      (SELECT u."name" FROM "Assignment" a JOIN "Position" po ON po."id" = a."positionId"
        JOIN "Unit" u ON u."id" = a."unitId" WHERE a."personId" = p."id"
        ORDER BY a."endedOn" DESC NULLS FIRST, po."leadership" DESC, a."startedOn", po."code" LIMIT 1) AS "unit",
      EXISTS (SELECT 1 FROM "PaperEntry" before WHERE before."cycleId" = pf."cycleId"
        AND before."personId" = pf."personId" AND before."settledAt" IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM "TelegramLink" l WHERE l."personId" = p."id" AND l."endedAt" IS NULL)
        AS "isFollowUp"
    FROM "PaperEntry" pf JOIN "EvaluationCycle" c ON c."id" = pf."cycleId"
    JOIN "Person" p ON p."id" = pf."personId" LEFT JOIN "Person" clerk ON clerk."id" = pf."clerkId"
    WHERE pf."revokedAt" IS NULL AND ${where} FOR UPDATE OF pf`)
  const [row] = rows
  return row && { ...row, cycle: toCycle(row), signedOn: row.signedOn && toDay(row.signedOn) }
}

type ListedRow = CycleRow &
  Readonly<{
    entryId: string
    person: string
    unit: string | null
    evaluationId: string
    isHandedIn: boolean
  }>

const toListed = (row: ListedRow): ListedEntry => {
  const { entryId: id, person, unit, evaluationId, isHandedIn } = row
  return { id, person, unit, evaluationId, isHandedIn, cycle: toCycle(row) }
}

/** Forms on paper, from their code to the second signature. */
export const createPaperEntries = (connection: Connection, forms: Forms, people: People): PaperEntries => ({
  async holdPerson(personId) {
    await holdPerson(connection, personId)
  },

  async issue({ at, ...entry }) {
    const { cycleId, personId } = entry
    const unused = { cycleId, personId, clerkId: null, revokedAt: null }
    await connection.paperEntry.updateMany({ where: unused, data: { revokedAt: at } })
    await connection.paperEntry.create({ data: { ...entry, issuedAt: at } })
  },

  async isIssuedSince(cycleId, personId, issuedById, since) {
    const where = { cycleId, personId, issuedById, revokedAt: null, issuedAt: { gt: since } }
    return (await connection.paperEntry.count({ where })) > 0
  },

  async blankForm(cycleId, personId) {
    const [row] = await connection.$queryRaw<{ templateId: string }[]>(Prisma.sql`
      SELECT ${chosenForm} AS "templateId" FROM "EvaluationCycle" c, "Person" p
      WHERE c."id" = ${cycleId}::uuid AND p."id" = ${personId}::uuid`)
    return row && forms.load(connection, row.templateId)
  },

  findByCode: codeHash => lockEntry(connection, Prisma.sql`pf."codeHash" = ${codeHash}`),
  lock: entryId => lockEntry(connection, Prisma.sql`pf."id" = ${entryId}::uuid`),

  async take(id, evaluationId, clerkId, at) {
    await connection.paperEntry.update({ where: { id }, data: { evaluationId, clerkId, begunAt: at } })
  },

  async takenBy(clerkId) {
    const rows = await connection.$queryRaw<ListedRow[]>(Prisma.sql`
      SELECT pf."id" AS "entryId", ${cycleColumns}, p."name" AS "person", pf."evaluationId",
        pf."handedInAt" IS NOT NULL AS "isHandedIn",
        (SELECT u."name" FROM "Assignment" a JOIN "Unit" u ON u."id" = a."unitId" WHERE a."personId" = p."id"
          ORDER BY a."endedOn" DESC NULLS FIRST, a."startedOn" LIMIT 1) AS "unit"
      FROM "PaperEntry" pf JOIN "EvaluationCycle" c ON c."id" = pf."cycleId" AND c."closedAt" IS NULL
      JOIN "Person" p ON p."id" = pf."personId"
      WHERE pf."clerkId" = ${clerkId}::uuid AND pf."settledAt" IS NULL AND pf."revokedAt" IS NULL
      ORDER BY pf."begunAt", pf."id" LIMIT 20`)
    return rows.map(toListed)
  },

  async handIn({ entryId, approvalId, clerkId, signedOn, round, at, dueOn }) {
    const data = { signedOn: fromDay(signedOn), round, handedInAt: at }
    await connection.paperEntry.update({ where: { id: entryId }, data })
    await connection.approval.create({
      data: {
        id: approvalId,
        kind: 'evaluation.paper',
        requesterId: clerkId,
        paperEntryId: entryId,
        revision: round,
        createdAt: at,
        dueOn: fromDay(dueOn),
      },
    })
  },

  async lockApproval(approvalId, actorId, today) {
    const [row] = await connection.$queryRaw<Asked[]>(Prisma.sql`
      SELECT ap."paperEntryId" AS "entryId", ap."requesterId", p."name" AS "requester", EXISTS (
        SELECT 1 FROM "PaperEntry" pf JOIN "AuditEvent" ae ON ae."subjectId" = pf."personId" AND ae."action" = 'paper.taken'
          AND ae."details"->>'entryId' = pf."id"::text AND ae."actorId" = ${actorId}::uuid
        WHERE pf."id" = ap."paperEntryId") AS "hadIt"
      FROM "Approval" ap JOIN "Person" p ON p."id" = ap."requesterId"
      WHERE ap."id" = ${approvalId}::uuid AND ap."kind" = 'evaluation.paper' FOR UPDATE OF ap`)
    if (!row) return undefined
    const { entryId, requesterId, requester, hadIt } = row
    const entry = await lockEntry(connection, Prisma.sql`pf."id" = ${entryId}::uuid`)
    if (!entry || entry.evaluationId === null) return undefined
    const relations = new Set<Relation>(await people.relations(actorId, entry.personId, today))
    // Whoever had it before another took it over typed a part of it.
    if (hadIt || requesterId === actorId || entry.clerkId === actorId) relations.add('clerk')
    const decision = await findDecision(connection, approvalId)
    const held = { ...entry, evaluationId: entry.evaluationId }
    return { approvalId, requesterId, requester, entry: held, decision, relations }
  },

  async sendBack(id) {
    await connection.paperEntry.update({ where: { id }, data: { handedInAt: null } })
  },

  async giveBack(id, at) {
    await connection.paperEntry.update({ where: { id }, data: { revokedAt: at } })
  },

  async settle(id, at) {
    await connection.paperEntry.update({ where: { id }, data: { settledAt: at } })
  },

  async origin(evaluationId, revision) {
    const [row] = await connection.$queryRaw<
      (Omit<PaperOrigin, 'signedOn'> & { signedOn: Date })[]
    >(Prisma.sql`
      SELECT clerk."name" AS "clerk", signer."name" AS "signer", pf."signedOn"
      FROM "Submission" s
      JOIN "PaperEntry" pf ON pf."evaluationId" = s."evaluationId" AND pf."settledAt" = s."submittedAt"
      JOIN "Person" clerk ON clerk."id" = pf."clerkId"
      JOIN "Approval" ap ON ap."paperEntryId" = pf."id" AND ap."revision" = pf."round"
      JOIN "Decision" de ON de."approvalId" = ap."id" JOIN "Person" signer ON signer."id" = de."deciderId"
      WHERE s."evaluationId" = ${evaluationId}::uuid AND s."revision" = ${revision}`)
    return row && { ...row, signedOn: toDay(row.signedOn) }
  },
})

type Asked = Readonly<{ entryId: string; requesterId: string; requester: string; hadIt: boolean }>
