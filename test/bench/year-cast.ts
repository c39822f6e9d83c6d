import { randomUUID } from 'node:crypto'
import type { Day } from '../../src/domain/day.ts'
import type { Telegram } from '../../src/playground/telegram.ts'
import { type Database, Prisma } from '../../src/store/database.ts'
import { headOf } from '../../src/store/unit-heads.ts'

export type Head = Readonly<{ personId: string; unitId: string }>

/** The head of each commune-level unit of the demonstration province, as the bot knows him on a day. */
const findHeads = ({ prisma }: Database, day: Day): Promise<Head[]> =>
  prisma.$queryRaw<Head[]>(Prisma.sql`
    SELECT found."personId", u."id" AS "unitId" FROM "Unit" u
    CROSS JOIN LATERAL (SELECT ${headOf(Prisma.sql`u."id"`, day)} AS "personId") found
    WHERE u."validTo" IS NULL AND u."kind" IN ('commune', 'ward', 'specialZone') AND found."personId" IS NOT NULL
    ORDER BY u."id"`)

/** Everybody needed has an account the bot may write to: he has pressed start, and is linked. */
const link = async (database: Database, telegram: Telegram, personIds: readonly string[]): Promise<void> => {
  const { prisma } = database
  const users = personIds.map(personId => ({
    personId,
    user: telegram.person({ firstName: 'Cán bộ', languageCode: 'vi' }),
  }))
  for (const { user } of users) user.sends('/start')
  // Telegram lets a bot write to whoever has written to it; a stranger leaves no account behind.
  await telegram.settled(() => users.every(({ user }) => user.chat.length > 1))
  await prisma.telegramAccount.createMany({
    data: users.map(({ user }) => ({ id: BigInt(user.id), language: 'vi', digits: 'latn' })),
    skipDuplicates: true,
  })
  await prisma.telegramLink.createMany({
    data: users.map(({ personId, user }) => {
      return { id: randomUUID(), accountId: BigInt(user.id), personId, linkedAt: new Date(0) }
    }),
  })
}

/** The heads of the province's units and its staff, all of them linked. */
export const settleYear = async (
  database: Database,
  telegram: Telegram,
  staffId: string,
  day: Day,
): Promise<readonly Head[]> => {
  const heads = await findHeads(database, day)
  await link(database, telegram, [...new Set([staffId, ...heads.map(({ personId }) => personId)])])
  return heads
}
