import type { Invites } from '../domain/person/invites-port.ts'
import type { PersonSummary } from '../domain/person/person.ts'
import { type Connection, Prisma } from './database.ts'
import { mainPost, summaryColumns } from './people.ts'

const usable = (at: Date) => ({ usedAt: null, revokedAt: null, expiresAt: { gt: at } })

export const createInvites = (connection: Connection): Invites => ({
  async add(invites) {
    const [first] = invites
    if (!first) return
    const personId = { in: invites.map(invite => invite.personId) }
    const unused = { personId, usedAt: null, revokedAt: null }
    await connection.invite.updateMany({ where: unused, data: { revokedAt: first.at } })
    await connection.invite.createMany({
      data: invites.map(({ at, ...invite }) => ({ ...invite, createdAt: at })),
    })
  },

  async find(codeHash, at, today) {
    type Row = PersonSummary & { inviteId: string }
    const rows = await connection.$queryRaw<Row[]>(Prisma.sql`
      SELECT i."id" AS "inviteId", ${summaryColumns}
      FROM "Invite" i JOIN "Person" p ON p."id" = i."personId" ${mainPost(today)}
      WHERE i."codeHash" = ${codeHash} AND i."usedAt" IS NULL AND i."revokedAt" IS NULL AND i."expiresAt" > ${at}
        AND NOT EXISTS (SELECT 1 FROM "TelegramLink" l WHERE l."personId" = i."personId" AND l."endedAt" IS NULL
          AND i."createdAt" < l."linkedAt")`)
    const [row] = rows
    if (!row) return undefined
    const { inviteId, ...person } = row
    return { id: inviteId, person }
  },

  async countWrong(accountId, isWrong, at) {
    const hourAgo = new Date(at.getTime() - 3_600_000)
    const one = isWrong ? 1 : 0
    const rows = await connection.$queryRaw<{ wrongCodes: number }[]>(Prisma.sql`
      INSERT INTO "TelegramAccount" ("id", "wrongCodes", "wrongCodesFrom") VALUES (${accountId}, ${one}, ${at})
      ON CONFLICT ("id") DO UPDATE SET
        "wrongCodes" = CASE WHEN "TelegramAccount"."wrongCodesFrom" > ${hourAgo}
          THEN "TelegramAccount"."wrongCodes" + ${one} ELSE ${one} END,
        "wrongCodesFrom" = CASE WHEN "TelegramAccount"."wrongCodesFrom" > ${hourAgo}
          THEN "TelegramAccount"."wrongCodesFrom" ELSE ${at} END
      RETURNING "wrongCodes"`)
    return rows[0]?.wrongCodes ?? one
  },

  async use(id, at) {
    const { count } = await connection.invite.updateMany({
      where: { id, ...usable(at) },
      data: { usedAt: at },
    })
    return count === 1
  },

  async revoke(id, at) {
    const { count } = await connection.invite.updateMany({
      where: { id, ...usable(at) },
      data: { revokedAt: at },
    })
    if (count === 0) return undefined
    return connection.invite.findUniqueOrThrow({ where: { id }, select: { issuerId: true, personId: true } })
  },

  async isFree(accountId, personId, but = null) {
    const isOther = but === null ? {} : { id: { not: but } }
    const where = { endedAt: null, OR: [{ accountId: BigInt(accountId) }, { personId, ...isOther }] }
    return (await connection.telegramLink.count({ where })) === 0
  },

  async replacedLink(inviteId) {
    const [row] = await connection.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT l."id" FROM "Invite" i JOIN "TelegramLink" l ON l."personId" = i."personId" AND l."endedAt" IS NULL
      WHERE i."id" = ${inviteId}::uuid AND l."linkedAt" <= i."createdAt"`)
    return row?.id ?? null
  },

  async link({ id, accountId, personId, at, consent }) {
    const account = BigInt(accountId)
    await connection.telegramLink.create({ data: { id, accountId: account, personId, linkedAt: at } })
    await connection.consent.create({ data: { ...consent, personId, accountId: account, givenAt: at } })
  },
})
