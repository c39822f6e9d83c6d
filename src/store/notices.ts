import type { NoticeContent } from '../domain/notice/notice.ts'
import type { Notices } from '../domain/ports.ts'
import { type Connection, Prisma } from './database.ts'

/** Puts one job per delivery into the same transaction; the lane keeps what one person gets in order. */
export type Outbox = (
  connection: Connection,
  deliveries: readonly Readonly<{ deliveryId: string; personId: string }>[],
) => Promise<void>

type NoticeRow = Readonly<{
  id: string
  dedupeKey: string
  subject: string
  content: NoticeContent
  at: Date
}>

const insertNotice = async (connection: Connection, notice: NoticeRow): Promise<boolean> => {
  const { kind, ...payload } = notice.content
  const { count } = await connection.notice.createMany({
    data: [
      {
        id: notice.id,
        dedupeKey: notice.dedupeKey,
        subject: notice.subject,
        kind,
        payload,
        createdAt: notice.at,
      },
    ],
    skipDuplicates: true,
  })
  return count === 1
}

export const createNotices = (connection: Connection, outbox: Outbox, newId: () => string): Notices => ({
  async add(notice) {
    if (!(await insertNotice(connection, notice))) return
    const deliveries = notice.recipients.map(personId => ({ deliveryId: newId(), personId }))
    await connection.delivery.createMany({
      data: deliveries.map(({ deliveryId, personId }) => ({
        id: deliveryId,
        noticeId: notice.id,
        personId,
        state: 'pending',
      })),
    })
    await outbox(connection, deliveries)
  },

  async revise({ except, ...revision }) {
    if (!(await insertNotice(connection, revision))) return
    const originals = await connection.$queryRaw<{ id: string; personId: string }[]>(Prisma.sql`
      SELECT d."id", d."personId" FROM "Delivery" d JOIN "Notice" n ON n."id" = d."noticeId"
      WHERE n."subject" = ${revision.subject} AND d."revisesId" IS NULL AND n."id" <> ${revision.id}::uuid
        AND (${except}::text IS NULL OR d."screen" IS DISTINCT FROM ${except}::text)`)
    const deliveries = originals.map(({ id, personId }) => ({ deliveryId: newId(), personId, revisesId: id }))
    await connection.delivery.createMany({
      data: deliveries.map(({ deliveryId, personId, revisesId }) => ({
        id: deliveryId,
        noticeId: revision.id,
        personId,
        revisesId,
        state: 'pending',
      })),
    })
    await outbox(connection, deliveries)
  },
})
