import type { Moment } from '../moment.ts'
import type { Store } from '../ports.ts'
import { type ErasableOfPerson, erasableOfPerson } from './port.ts'
import type { RetentionLine } from './retention.ts'

/** What was erased of somebody, and what is kept, each with its rule. */
export type ErasedOfPerson = Readonly<{
  erased: readonly Readonly<{ of: ErasableOfPerson; count: number }>[]
  kept: readonly RetentionLine[]
}>

/**
 * Erases at once what may be erased of one person, in the transaction of whoever accepted his request: ended invites
 * and links, what he was told (but what he has still to decide), his notebook (but what an evaluation under way was
 * written from), drafts he never handed in of closed cycles, updates of his that failed. Everything else is kept, by
 * law or until its time is over. `actorId` is who accepted it.
 */
export const eraseErasable = async (
  store: Store,
  personId: string,
  actorId: string,
  { at, today }: Moment,
): Promise<ErasedOfPerson> => {
  const erased: { of: ErasableOfPerson; count: number }[] = []
  for (const of of erasableOfPerson) {
    const count = await store.retention.eraseOf(of, personId)
    if (count === 0) continue
    erased.push({ of, count })
    const details = { class: of, count }
    await store.audit({ at, actorId, action: 'data.erased', subjectId: personId, details })
  }
  const schedule = await store.retention.schedule(today)
  return { erased, kept: schedule.filter(line => !erasableOfPerson.some(of => of === line.of)) }
}
