import type { AccountChange, AccountMemory, Accounts } from '../domain/account/account.ts'
import { type Connection, Prisma } from './database.ts'
import { gatherReads } from './gathering.ts'

type LoadedRow = Omit<AccountMemory, 'lastUpdateId'> & Readonly<{ id: bigint; lastUpdateId: bigint | null }>

const columnsOf = ({ dialogue, lastUpdateId, ...change }: AccountChange) => ({
  ...change,
  ...(dialogue === undefined
    ? {}
    : { dialogue: (dialogue as Prisma.InputJsonObject | null) ?? Prisma.DbNull }),
  ...(lastUpdateId === undefined ? {} : { lastUpdateId: BigInt(lastUpdateId) }),
})

const readAccounts = (connection: Connection, ids: readonly number[]): Promise<LoadedRow[]> =>
  connection.$queryRaw<LoadedRow[]>(Prisma.sql`
    SELECT t."id", t."language", t."digits", t."dialogue", t."screenId", t."lastUpdateId", t."commands", t."reachable",
      t."longTextAt", p."id" AS "personId", p."name", f."timeZone",
      (SELECT max(c."noticeVersion") FROM "Consent" c WHERE c."personId" = l."personId" AND c."accountId" = t."id"
        AND c."withdrawnAt" IS NULL) AS "consentVersion"
    FROM "TelegramAccount" t
    LEFT JOIN "TelegramLink" l ON l."accountId" = t."id" AND l."endedAt" IS NULL
    LEFT JOIN "Person" p ON p."id" = l."personId"
    LEFT JOIN "NoticePreference" f ON f."personId" = l."personId"
    WHERE t."id" = ANY(${[...ids]}::bigint[])`)

export const createAccounts = (connection: Connection): Accounts => {
  const read = gatherReads<number, LoadedRow>(
    ids => readAccounts(connection, ids),
    row => Number(row.id),
  )
  return accountsOn(connection, read)
}

const accountsOn = (
  connection: Connection,
  read: (accountId: number) => Promise<LoadedRow | undefined>,
): Accounts => ({
  async load(accountId) {
    const row = await read(accountId)
    if (!row) return undefined
    const { id: _, lastUpdateId, ...account } = row
    return { ...account, lastUpdateId: lastUpdateId === null ? null : Number(lastUpdateId) }
  },

  async save(accountId, change) {
    const id = BigInt(accountId)
    const update = columnsOf(change)
    await connection.telegramAccount.upsert({ where: { id }, create: { id, ...update }, update })
  },

  async addressOf(personId) {
    const where = { personId, endedAt: null }
    const link = await connection.telegramLink.findFirst({ where, include: { account: true } })
    if (!link) return undefined
    const { language, digits, reachable } = link.account
    return { accountId: Number(link.accountId), language, digits, reachable }
  },
})
