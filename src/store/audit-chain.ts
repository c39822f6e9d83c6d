import { type Connection, Prisma } from './database.ts'

/** The end of the chain, for whoever keeps it elsewhere: events taken off the end are missed only by that. */
export type ChainEnd = Readonly<{ seq: bigint; hash: string }>

export type AuditChain = Readonly<{
  events: number
  /** The first event that does not follow the one before it, or does not say what its own hash was made over. */
  brokenAt: bigint | null
  end: ChainEnd | null
}>

type Row = Readonly<{
  events: number
  brokenAt: bigint | null
  endSeq: bigint | null
  endHash: string | null
  isKnown: boolean
}>

/**
 * Reckons the whole chain of audit events anew, in the database, as the trigger that writes it does.
 * `known` is an end that was noted earlier: it has to be in the chain still, or the chain is broken after it.
 */
export const verifyAuditChain = async (
  connection: Pick<Connection, '$queryRaw'>,
  known: string | null,
): Promise<AuditChain & Readonly<{ isKnown: boolean }>> => {
  const [row] = await connection.$queryRaw<Row[]>(Prisma.sql`
    WITH link AS (
      SELECT "seq", "hash", "previousHash" = coalesce(lag("hash") OVER (ORDER BY "seq"), '')
        AND "hash" = encode(sha256(convert_to(concat_ws('|', "previousHash", "seq", extract(epoch FROM "at"),
          "actorId", "action", "subjectId", "details"::text), 'UTF8')), 'hex') AS "isWhole"
      FROM "AuditEvent"
    )
    SELECT count(*)::int AS "events", min("seq") FILTER (WHERE NOT "isWhole") AS "brokenAt",
      max("seq") AS "endSeq", (SELECT "hash" FROM link ORDER BY "seq" DESC LIMIT 1) AS "endHash",
      ${known}::text IS NULL OR coalesce(bool_or("hash" = ${known}), false) AS "isKnown"
    FROM link`)
  const { events = 0, brokenAt = null, endSeq, endHash, isKnown = false } = row ?? {}
  return { events, brokenAt, end: endSeq && endHash ? { seq: endSeq, hash: endHash } : null, isKnown }
}
