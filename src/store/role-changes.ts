import type { Roles } from '../domain/role/port.ts'
import type { RoleCard, RoleDecision, RoleName, WantedRole } from '../domain/role/role.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay, toDay } from './day-column.ts'
import { isRoleToRelease } from './role-scope.ts'

type ChangeRow = Readonly<{
  changeId: string
  approvalId: string
  authorId: string
  author: string
  personId: string
  person: string
  unitId: string
  unit: string
  role: RoleName
  change: WantedRole['change']
  dueOn: Date
  outcome: RoleDecision['outcome'] | null
  decider: string | null
  decidedAt: Date | null
  reason: string | null
}>

const select = (where: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT rc."id" AS "changeId", ap."id" AS "approvalId", rc."authorId", au."name" AS "author", rc."personId",
    p."name" AS "person", rc."unitId", u."name" AS "unit", rc."role", rc."change", ap."dueOn",
    de."outcome", dp."name" AS "decider", de."decidedAt", de."reason"
  FROM "RoleChange" rc JOIN "Approval" ap ON ap."roleChangeId" = rc."id"
  JOIN "Person" au ON au."id" = rc."authorId" JOIN "Person" p ON p."id" = rc."personId"
  JOIN "Unit" u ON u."id" = rc."unitId"
  LEFT JOIN "Decision" de ON de."approvalId" = ap."id" LEFT JOIN "Person" dp ON dp."id" = de."deciderId"
  WHERE ${where} ORDER BY rc."createdAt", rc."id"`

const toCard = ({ changeId, person, role, unit, change, author, dueOn }: ChangeRow): RoleCard => ({
  ...{ changeId, person, role, unit, change, author },
  dueOn: toDay(dueOn),
})

const toDecision = ({ outcome, decider, decidedAt, reason }: ChangeRow): RoleDecision | null =>
  outcome && decider && decidedAt ? { outcome, decider, decidedAt: decidedAt.toISOString(), reason } : null

type RoleChanges = Pick<Roles, 'waiting' | 'same' | 'propose' | 'lock'>

/** What was proposed, with the item that waits for a second admin. */
export const createRoleChanges = (connection: Connection): RoleChanges => ({
  async waiting(adminId, today, personId) {
    const about = personId === undefined ? Prisma.sql`true` : Prisma.sql`rc."personId" = ${personId}::uuid`
    const open = Prisma.sql`de."approvalId" IS NULL AND ${about} AND ${isRoleToRelease(adminId, today)}`
    return (await connection.$queryRaw<ChangeRow[]>(select(open))).map(toCard)
  },

  async same({ personId, unitId, role, change }) {
    const where = Prisma.sql`de."approvalId" IS NULL AND rc."personId" = ${personId}::uuid
      AND rc."unitId" = ${unitId}::uuid AND rc."role" = ${role} AND rc."change" = ${change}`
    return (await connection.$queryRaw<ChangeRow[]>(select(where)))[0]?.changeId
  },

  async propose({ id, approvalId, authorId, at, dueOn, ...wanted }) {
    await connection.roleChange.create({ data: { ...wanted, id, authorId, createdAt: at } })
    await connection.approval.create({
      data: {
        id: approvalId,
        kind: 'role.change',
        requesterId: authorId,
        roleChangeId: id,
        revision: 1,
        createdAt: at,
        dueOn: fromDay(dueOn),
      },
    })
  },

  async lock(changeId) {
    const where = Prisma.sql`rc."id" = ${changeId}::uuid`
    // One change of any role after another: admins who end each other at once would leave none.
    await connection.$executeRaw(Prisma.sql`SELECT pg_advisory_xact_lock(hashtext('canbo role change'))`)
    // Held first and read afterwards, so that the second of two admins sees the first one's decision.
    await connection.$queryRaw(Prisma.sql`SELECT 1 FROM "RoleChange" rc WHERE ${where} FOR UPDATE`)
    const [row] = await connection.$queryRaw<ChangeRow[]>(select(where))
    if (!row) return undefined
    const { personId, unitId, role, change, approvalId, authorId } = row
    const wanted = { personId, unitId, role, change }
    return { wanted, approvalId, authorId, card: toCard(row), decision: toDecision(row) }
  },
})
