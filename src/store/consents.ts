import type { Consents } from '../domain/person/consent-port.ts'
import type { Connection } from './database.ts'

export const createConsents = (connection: Connection): Consents => ({
  async version(personId, accountId) {
    const where = { personId, accountId: BigInt(accountId), withdrawnAt: null }
    const newest = await connection.consent.aggregate({ where, _max: { noticeVersion: true } })
    return newest._max.noticeVersion
  },

  async add({ accountId, at, ...consent }) {
    await connection.consent.create({ data: { ...consent, accountId: BigInt(accountId), givenAt: at } })
  },
})
