import type { Deps } from '../ports.ts'
import type { RetentionLine } from './retention.ts'

/** How long what is kept, and by which rule: everybody may read it, linked or not. */
export const readSchedule = (deps: Deps): Promise<readonly RetentionLine[]> =>
  deps.transaction(store => store.retention.schedule(deps.moment().today))
