import { PrismaPg } from '@prisma/adapter-pg'
import { Prisma, PrismaClient } from './client/client.ts'

export { Prisma }

/** A connection outside or inside a transaction: what every repository is built on. */
export type Connection = Prisma.TransactionClient

export type Database = Readonly<{
  prisma: PrismaClient
  close(): Promise<void>
}>

/** Connections one process holds; with the queue's own pool it stays well below a small server's limit. */
const poolSize = 12

export const connectDatabase = (url: string): Database => {
  const adapter = new PrismaPg({ connectionString: url, max: poolSize })
  const prisma = new PrismaClient({ adapter })
  return { prisma, close: () => prisma.$disconnect() }
}
