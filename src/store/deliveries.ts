import type { Deliveries, PendingDelivery } from '../domain/notice/delivery.ts'
import type { NoticeContent } from '../domain/notice/notice.ts'
import type { Connection } from './database.ts'

export const createDeliveries = (connection: Connection): Deliveries => ({
  async load(id) {
    const found = await connection.delivery.findUnique({
      where: { id },
      include: { notice: true, revises: true },
    })
    if (found?.state !== 'pending') return undefined
    const content = { kind: found.notice.kind, ...(found.notice.payload as object) } as NoticeContent
    return { id, personId: found.personId, content, revises: originalOf(found.revisesId, found.revises) }
  },

  async settle(id, outcome, settledAt) {
    const screen = outcome.state === 'sent' ? { screen: outcome.screen } : {}
    await connection.delivery.update({ where: { id }, data: { state: outcome.state, settledAt, ...screen } })
  },
})

const originalOf = (
  revisesId: string | null,
  original: { screen: string | null } | null,
): PendingDelivery['revises'] => {
  if (revisesId === null) return null
  return original?.screen ? { screen: original.screen } : 'nothing'
}
