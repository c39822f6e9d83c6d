import type { Retention } from '../domain/retention/port.ts'
import { type Erasable, erasable, type Kept, kept } from '../domain/retention/retention.ts'
import type { Connection } from './database.ts'
import { eraseBefore } from './erase-before.ts'
import { eraseOfPerson } from './erase-of-person.ts'
import { readPeriod, retentionKey } from './retention-rules.ts'
import type { Rulebook } from './rulebook.ts'
import { basisOf, findRulesInForce } from './rules-in-force.ts'

/** Kept first, then what is erased. */
const order: readonly (Erasable | Kept)[] = [...kept, ...erasable]

export const createRetention = (connection: Connection, rulebook: Rulebook): Retention => ({
  rules: ({ at, today }) => rulebook.retention(connection, today, at),

  async schedule(today) {
    const rows = await findRulesInForce(connection, order.map(retentionKey), today)
    const rowOf = new Map(rows.map(row => [row.key, row]))
    return order.flatMap(of => {
      const row = rowOf.get(retentionKey(of))
      return row ? [{ of, period: readPeriod(of, row.value), ...basisOf(row) }] : []
    })
  },

  erase: (what, before, limit) => eraseBefore[what](connection, before, limit),
  eraseOf: (what, personId) => eraseOfPerson[what](connection, personId),
})
