import { type Connection, Prisma } from './database.ts'

/** Until the transaction ends, whoever holds the same person waits; rows that name him can be written meanwhile. */
export const holdPerson = async (connection: Connection, personId: string): Promise<void> => {
  await connection.$queryRaw(
    Prisma.sql`SELECT 1 FROM "Person" WHERE "id" = ${personId}::uuid FOR NO KEY UPDATE`,
  )
}
