import { addDays, type Day } from '../day.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, refused } from '../result.ts'
import { type Changed, changeEntry } from './change.ts'

/** How far back an entry may be dated, in days: what somebody still remembers. */
const longestAgo = 7

/** The days an entry may be given, newest first. */
export const entryDays = (today: Day): readonly Day[] =>
  Array.from({ length: longestAgo + 1 }, (_, ago) => addDays(today, -ago))

/** Gives an entry to another day: today or one of the last seven. */
export const moveEntry = (
  deps: Deps,
  actor: Actor,
  entryId: string,
  day: Day,
): Changed<'entry_day_invalid'> =>
  changeEntry(deps, actor, entryId, () =>
    entryDays(deps.moment().today).includes(day) ? done({ day }) : refused('entry_day_invalid'),
  )
