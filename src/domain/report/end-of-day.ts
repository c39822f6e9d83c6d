import { addDays, type Day } from '../day.ts'
import type { Deps, Store } from '../ports.ts'

/** The province's zone, and the instant in it from which a day is over. */
export type DayEnd = Readonly<{ timeZone: string; until: Date }>

export const endOfDay = async (store: Store, deps: Deps, day: Day): Promise<DayEnd> => {
  const { timeZone } = await store.notices.rules(deps.moment())
  return { timeZone, until: deps.zones.instant({ day: addDays(day, 1), minute: 0 }, timeZone) }
}
