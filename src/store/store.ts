import type { Deps, Store } from '../domain/ports.ts'
import { createApprovals } from './approvals.ts'
import { createBroadcasts } from './broadcasts.ts'
import type { Connection, Database } from './database.ts'
import { createEvaluations, createSteps } from './evaluations.ts'
import { createForms } from './forms.ts'
import { createInvites } from './invites.ts'
import { createNotices, type Outbox } from './notices.ts'
import { createPeople } from './people.ts'
import type { Rulebook } from './rulebook.ts'

type Options = Readonly<{ database: Database; outbox: Outbox; rulebook: Rulebook; newId: () => string }>

/** Longest a use-case may hold its rows, and longest it waits for a connection, in milliseconds. */
const limits = { timeout: 8_000, maxWait: 8_000 }

/** Everything a use-case reads and writes: bound to one transaction, or a step at a time. */
export const createStore = (options: Options): Pick<Deps, 'transaction' | 'steps'> => {
  const { database, outbox, rulebook, newId } = options
  const forms = createForms()
  const storeOn = (connection: Connection): Store => {
    const evaluations = createEvaluations(connection, forms, rulebook)
    const people = createPeople(connection)
    return {
      evaluations,
      people,
      approvals: createApprovals(connection, evaluations, people, rulebook),
      invites: createInvites(connection),
      notices: createNotices(connection, { outbox, rulebook, newId }),
      broadcasts: createBroadcasts(connection, { outbox, rulebook }),
      audit: async event => {
        const { details, ...data } = event
        await connection.auditEvent.create({ data: { ...data, details }, select: { seq: true } })
      },
    }
  }
  return {
    transaction: work => database.prisma.$transaction(connection => work(storeOn(connection)), limits),
    steps: createSteps(database.prisma, forms, rulebook),
  }
}
