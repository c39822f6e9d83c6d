import type { PgBoss } from 'pg-boss'
import { type BroadcastJobs, createBroadcastJobs } from './broadcast.ts'
import { createDispatch, type Dispatch } from './dispatch.ts'

/** The jobs that use-cases leave behind, each in the transaction that makes it necessary. */
export type JobOutbox = Readonly<{ deliver: Dispatch['add']; broadcast: BroadcastJobs['add'] }>

export const createOutbox = async (boss: PgBoss): Promise<JobOutbox> => {
  const dispatch = await createDispatch(boss)
  const broadcasts = await createBroadcastJobs(boss)
  return { deliver: dispatch.add, broadcast: broadcasts.add }
}
