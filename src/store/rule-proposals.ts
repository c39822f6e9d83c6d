import type { Relation } from '../domain/access.ts'
import type { SourceGrade, Text4 } from '../domain/evaluation/form.ts'
import type { Rules } from '../domain/rule/port.ts'
import type { Rule, RuleProposal } from '../domain/rule/rule.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay, fromDayOrNull, toDay } from './day-column.ts'
import { isRunning } from './people.ts'
import type { Rulebook } from './rulebook.ts'

type ProposalRow = Readonly<{
  id: string
  approvalId: string
  authorId: string
  author: string
  rows: Rule[]
  createdAt: Date
  isAdmin: boolean
  outcome: 'approved' | 'returned' | null
  decider: string | null
  decidedAt: Date | null
  reason: string | null
}>

const isAdminToday = (actorId: string | null, today: string | null): Prisma.Sql =>
  actorId === null || today === null
    ? Prisma.sql`false`
    : Prisma.sql`EXISTS (SELECT 1 FROM "Role" r WHERE r."personId" = ${actorId}::uuid AND r."role" = 'admin'
        AND ${isRunning('r."validFrom"', 'r."validTo"', today)})`

const findProposals = async (
  connection: Connection,
  where: Prisma.Sql,
  actorId: string | null,
  today: string | null,
): Promise<RuleProposal[]> => {
  const rows = await connection.$queryRaw<ProposalRow[]>(Prisma.sql`
    SELECT rp."id", ap."id" AS "approvalId", rp."authorId", p."name" AS "author", rp."rows", rp."createdAt",
      ${isAdminToday(actorId, today)} AS "isAdmin", de."outcome", dp."name" AS "decider", de."decidedAt", de."reason"
    FROM "RuleProposal" rp JOIN "Person" p ON p."id" = rp."authorId"
    JOIN "Approval" ap ON ap."ruleProposalId" = rp."id"
    LEFT JOIN "Decision" de ON de."approvalId" = ap."id" LEFT JOIN "Person" dp ON dp."id" = de."deciderId"
    WHERE ${where} ORDER BY rp."createdAt", rp."id" FOR UPDATE OF rp`)
  return rows.map(row => {
    const { outcome, decider, decidedAt, reason, isAdmin, rows: rules, ...proposal } = row
    const relations = new Set<Relation>(isAdmin ? ['admin'] : [])
    if (row.authorId === actorId) relations.add('self')
    const decision = outcome && decider && decidedAt ? { outcome, decider, decidedAt, reason } : null
    return { ...proposal, rules, decision, relations }
  })
}

export const createRules = (connection: Connection, rulebook: Rulebook): Rules => ({
  async all() {
    const rows = await connection.rule.findMany({ orderBy: [{ key: 'asc' }, { validFrom: 'asc' }] })
    return rows.map(({ key, value, reference, source, grade, verified, validFrom, validTo }) => ({
      key,
      value,
      reference: reference as Text4,
      source,
      grade: grade as SourceGrade,
      verified,
      validFrom: toDay(validFrom),
      validTo: validTo && toDay(validTo),
    }))
  },

  async unreadable(rules) {
    const unreadable = new Set<string>()
    for (const rule of rules) if (!(await rulebook.canRead(connection, rule))) unreadable.add(rule.key)
    return unreadable
  },

  async propose({ id, approvalId, authorId, rules, at, dueOn }) {
    const rows = rules as unknown as Prisma.InputJsonArray
    await connection.ruleProposal.create({ data: { id, authorId, rows, createdAt: at } })
    await connection.approval.create({
      data: {
        id: approvalId,
        kind: 'rule.release',
        requesterId: authorId,
        ruleProposalId: id,
        revision: 1,
        createdAt: at,
        dueOn: fromDay(dueOn),
      },
    })
  },

  async lock(proposalId, actorId, today) {
    const where = Prisma.sql`rp."id" = ${proposalId}::uuid`
    // Held first and read afterwards, so that the second of two admins sees the first one's decision; and with
    // every proposal that waits, because two of them may be about one rule.
    await connection.$queryRaw(Prisma.sql`
      SELECT 1 FROM "RuleProposal" rp WHERE ${where} OR rp."decidedAt" IS NULL ORDER BY rp."id" FOR UPDATE`)
    return (await findProposals(connection, where, actorId, today))[0]
  },

  waiting: () => findProposals(connection, Prisma.sql`de."approvalId" IS NULL`, null, null),

  async succeed(proposalId, successions, newId) {
    for (const { before, after } of successions) {
      const key = { key: before.key, validFrom: fromDay(before.validFrom) }
      await connection.rule.updateMany({ where: key, data: { validTo: fromDayOrNull(before.validTo) } })
      await connection.rule.create({
        data: {
          ...after,
          id: newId(),
          proposalId,
          value: after.value as Prisma.InputJsonValue,
          reference: after.reference as Prisma.InputJsonValue,
          validFrom: fromDay(after.validFrom),
          validTo: fromDayOrNull(after.validTo),
        },
      })
    }
  },

  async settle(proposalId, at) {
    await connection.ruleProposal.update({ where: { id: proposalId }, data: { decidedAt: at } })
  },

  async isAdmin(personId, today) {
    const [row] = await connection.$queryRaw<{ isAdmin: boolean }[]>(
      Prisma.sql`SELECT ${isAdminToday(personId, today)} AS "isAdmin"`,
    )
    return row?.isAdmin ?? false
  },
})
