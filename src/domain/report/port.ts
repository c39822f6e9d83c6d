import type { Day } from '../day.ts'
import type { UnitChoice } from './unit-choice.ts'

export type Reports = Readonly<{
  /** The name of a unit within somebody’s scope as staff, dissolved ones too; undefined for every other. */
  unit(staffId: string, unitId: string, today: Day): Promise<string | undefined>
  /** The units directly below one of them, or those he is staff for where none is named, as of a day, by name. */
  unitsBelow(staffId: string, unitId: string | null, day: Day, today: Day): Promise<readonly UnitChoice[]>
}>
