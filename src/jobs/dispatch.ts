import { fromPrisma, type PgBoss } from 'pg-boss'
import { createLanes, type Handle, workLanes } from './lanes.ts'

export type DispatchItem = Readonly<{ deliveryId: string; personId: string }>

const queue = 'dispatch'

/** Deliveries taken up together; the pace between them is the dispatcher's. */
const batch = 25
const workers = 2

type Transaction = Parameters<typeof fromPrisma>[0]

export type Dispatch = Readonly<{
  /** Adds jobs inside the transaction that wrote their deliveries; they exist if and only if it commits. */
  add(transaction: Transaction, items: readonly (DispatchItem & { isReminder: boolean })[]): Promise<void>
}>

export const createDispatch = async (boss: PgBoss): Promise<Dispatch> => {
  await createLanes(boss, queue)
  return {
    async add(transaction, items) {
      if (items.length === 0) return
      // Ten thousand reminders of one morning are no reason to wait for somebody's decision.
      const jobs = items.map(({ deliveryId, personId, isReminder }) => ({
        data: { deliveryId, personId },
        singletonKey: personId,
        priority: isReminder ? 0 : 1,
      }))
      await boss.insert(queue, jobs, { db: fromPrisma(transaction) })
    },
  }
}

/** One person's deliveries go out in the order they were written. */
export const workDispatch = (boss: PgBoss, handle: Handle<DispatchItem>): Promise<void> =>
  workLanes<DispatchItem>({ boss, queue, batch, workers, handle })
