import { type Connection, Prisma } from './database.ts'

/** What one message is given: its turn in so many milliseconds; or none, and then its chat is busy for so long. */
export type Turn = Readonly<{ isGranted: boolean; wait: number }>

/** A turn for each, in their order, and in how many milliseconds the next one after them is free. */
export type Turns = Readonly<{ turns: readonly Turn[]; free: number }>

export type SharedPace = Readonly<{
  /** Takes a turn for one message to each of these chats, none of which may be named twice. */
  reserve(chats: readonly number[], perSecond: number): Promise<Turns>
  /** No turns for so long, for any process. */
  hold(seconds: number): Promise<void>
  /** Forgets the chats whose turn is over. */
  tidy(): Promise<void>
}>

/** Telegram as a whole, among the chats. */
const everybody = 0

/** Between two messages: one a second to a person, twenty a minute to a group. */
const spacing = (chat: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`CASE WHEN ${chat} < 0 THEN interval '3 seconds' ELSE interval '1 second' END`

const milliseconds = (until: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`extract(epoch FROM ${until} - clock_timestamp())::float8 * 1000`

type TurnRow = Readonly<{ isGranted: boolean; slot: number; busy: number }>

/**
 * The pace of all processes together: each chat's row, and the one of everybody, says when the next turn is
 * free. The time is the database's own, so that the clocks of the processes need not agree. A chat that is busy
 * when its turn comes gets none: sent later, it would meet the turns of others.
 */
export const createSharedPace = (connection: Connection): SharedPace => ({
  async reserve(chats, perSecond) {
    const step = Prisma.sql`${1 / perSecond}::float8 * interval '1 second'`
    // Everybody's row is locked first and by all, so that no two processes can wait for one another.
    const rows = await connection.$queryRaw<TurnRow[]>(Prisma.sql`
      WITH everybody AS (
        INSERT INTO "Pace" AS p ("chat", "free")
        VALUES (${everybody}, clock_timestamp() + ${chats.length}::int * ${step})
        ON CONFLICT ("chat") DO UPDATE
          SET "free" = greatest(p."free", clock_timestamp()) + ${chats.length}::int * ${step}
        RETURNING "free" - ${chats.length}::int * ${step} AS "first"
      ), asked AS (
        SELECT a."chat", a."place", "first" + (a."place" - 1) * ${step} AS "slot"
        FROM everybody, unnest(${chats}::bigint[]) WITH ORDINALITY AS a("chat", "place")
      ), granted AS (
        INSERT INTO "Pace" AS p ("chat", "free")
        SELECT "chat", "slot" + ${spacing(Prisma.sql`"chat"`)} FROM asked ORDER BY "chat"
        ON CONFLICT ("chat") DO UPDATE SET "free" = EXCLUDED."free"
          WHERE p."free" <= EXCLUDED."free" - ${spacing(Prisma.sql`p."chat"`)}
        RETURNING "chat"
      )
      SELECT g."chat" IS NOT NULL AS "isGranted", ${milliseconds(Prisma.sql`a."slot"`)} AS "slot",
        ${milliseconds(Prisma.sql`greatest(p."free", a."slot")`)} AS "busy"
      FROM asked a LEFT JOIN granted g USING ("chat") LEFT JOIN "Pace" p ON p."chat" = a."chat"
      ORDER BY a."place"`)
    const turns = rows.map(({ isGranted, slot, busy }) => ({
      isGranted,
      wait: Math.max(0, isGranted ? slot : busy),
    }))
    return { turns, free: (rows[0]?.slot ?? 0) + (chats.length * 1_000) / perSecond }
  },

  async hold(seconds) {
    await connection.$executeRaw(Prisma.sql`
      INSERT INTO "Pace" AS p ("chat", "free")
      VALUES (${everybody}, clock_timestamp() + ${seconds} * interval '1 second')
      ON CONFLICT ("chat") DO UPDATE SET "free" = greatest(p."free", EXCLUDED."free")`)
  },

  async tidy() {
    // Whoever is being given a turn just now is left alone: waiting for him could be waiting for one another.
    await connection.$executeRaw(Prisma.sql`
      DELETE FROM "Pace" WHERE "chat" IN (
        SELECT "chat" FROM "Pace" WHERE "free" < clock_timestamp() - interval '1 minute' FOR UPDATE SKIP LOCKED)`)
  },
})
