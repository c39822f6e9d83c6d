import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import type { PastEvaluation } from './paper-port.ts'

/** Periods of one page. */
export const historyPage = 5

/** A page of one's own evaluations, the newest period first; a page beyond the last is empty. */
export const listHistory = (
  deps: Deps,
  { personId }: Actor,
  page: number,
): Promise<Readonly<{ total: number; items: readonly PastEvaluation[] }>> =>
  deps.transaction(store =>
    store.papers.history(personId, { offset: page * historyPage, limit: historyPage }),
  )
