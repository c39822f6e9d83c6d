import type { DeadLetter } from '../domain/account/dead-letter.ts'
import type { Connection, Prisma } from './database.ts'

/** Updates that could not be handled, kept whole for the operator; writing one twice keeps the first. */
export const addDeadLetter = async (connection: Connection, letter: DeadLetter): Promise<void> => {
  const { updateId, update, at, ...rest } = letter
  const data = {
    ...rest,
    updateId: BigInt(updateId),
    update: update as Prisma.InputJsonObject,
    createdAt: at,
  }
  await connection.deadLetter.createMany({ data: [data], skipDuplicates: true })
}
