import type { UnitName } from '../broadcast/port.ts'
import type { Day } from '../day.ts'
import type { Acknowledgements } from './acknowledgements.ts'
import type { CycleReports } from './cycle-port.ts'
import type { UnitChoice } from './unit-choice.ts'

export type Reports = Readonly<{
  /** The name of a unit within somebody’s scope as staff, dissolved ones too; undefined for every other. */
  unit(staffId: string, unitId: string, today: Day): Promise<string | undefined>
  /** The units directly below one of them, or those he is staff for where none is named, as of a day, by name. */
  unitsBelow(staffId: string, unitId: string | null, day: Day, today: Day): Promise<readonly UnitChoice[]>
  /** The unit above one of them, where it is within his scope too. */
  unitAbove(staffId: string, unitId: string, today: Day): Promise<UnitName | null>
  /** The newest day before today that was the last of a unit within his scope. */
  lastOfUnits(staffId: string, today: Day): Promise<Day | null>
  cycles: CycleReports
  acknowledgements: Acknowledgements
}>
