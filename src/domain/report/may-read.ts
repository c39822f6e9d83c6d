import { isAllowed } from '../access.ts'
import type { Day } from '../day.ts'
import { relationsOfHats } from '../person/hats.ts'
import type { Store } from '../ports.ts'

/** Whether somebody is staff today, and so has reports to read at all. */
export const mayReadReports = async (store: Store, personId: string, today: Day): Promise<boolean> =>
  isAllowed('report.read', relationsOfHats(await store.people.hats(personId, today)))
