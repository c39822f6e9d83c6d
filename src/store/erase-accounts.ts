import { type Connection, Prisma } from './database.ts'

/** What an account was remembered by, once nobody is linked to it; its number stays with the proof of consent. */
const forgetAccounts = async (connection: Connection, ids: readonly bigint[]): Promise<void> => {
  await connection.$executeRaw(Prisma.sql`
    UPDATE "TelegramAccount" t SET "language" = NULL, "digits" = NULL, "dialogue" = NULL, "screenId" = NULL,
      "lastUpdateId" = NULL, "commands" = NULL, "longTextAt" = NULL, "wrongCodes" = 0, "wrongCodesFrom" = NULL
    WHERE t."id" = ANY(${[...ids]}::bigint[])
      AND NOT EXISTS (SELECT 1 FROM "TelegramLink" l WHERE l."accountId" = t."id")`)
}

/** Of "TelegramLink" as l: what says that it ended is still on its way to its chat. */
const isToBeTold = Prisma.sql`EXISTS (SELECT 1 FROM "Notice" n JOIN "Delivery" w ON w."noticeId" = n."id"
  WHERE n."subject" = 'link:' || l."id" AND w."state" IN ('pending', 'held', 'collected', 'sending'))`

/** Ended links (`which`, of "TelegramLink" as l), and with the last of somebody how he wanted to be told things. */
export const eraseLinks = async (connection: Connection, which: Prisma.Sql): Promise<number> => {
  const ended = await connection.$queryRaw<{ accountId: bigint; personId: string }[]>(Prisma.sql`
    DELETE FROM "TelegramLink" WHERE "id" IN (
      SELECT l."id" FROM "TelegramLink" l WHERE l."endedAt" IS NOT NULL AND NOT ${isToBeTold} AND ${which})
    RETURNING "accountId", "personId"`)
  if (ended.length === 0) return 0
  await forgetAccounts(
    connection,
    ended.map(({ accountId }) => accountId),
  )
  await connection.$executeRaw(Prisma.sql`
    DELETE FROM "NoticePreference" f WHERE f."personId" = ANY(${ended.map(({ personId }) => personId)}::uuid[])
      AND NOT EXISTS (SELECT 1 FROM "TelegramLink" l WHERE l."personId" = f."personId")`)
  return ended.length
}

/** Of "TelegramAccount" as t: it never was anybody's here. */
const isStranger = Prisma.sql`NOT EXISTS (SELECT 1 FROM "TelegramLink" l WHERE l."accountId" = t."id")
  AND NOT EXISTS (SELECT 1 FROM "Consent" c WHERE c."accountId" = t."id")`

/**
 * Accounts of people who never were anybody here: they tried no code, or their last one before then. Whoever is just
 * being asked something has another day for his answer.
 */
export const eraseStrangers = async (connection: Connection, at: Date, limit: number): Promise<number> => {
  await connection.$executeRaw(Prisma.sql`
    UPDATE "TelegramAccount" t SET "wrongCodesFrom" = ${at}
    WHERE t."dialogue" IS NOT NULL AND t."wrongCodesFrom" IS NULL AND ${isStranger}`)
  return connection.$executeRaw(Prisma.sql`
    DELETE FROM "TelegramAccount" WHERE "id" IN (
      SELECT t."id" FROM "TelegramAccount" t
      WHERE (t."wrongCodesFrom" IS NULL OR t."wrongCodesFrom" < ${at}) AND ${isStranger}
      LIMIT ${limit})`)
}
