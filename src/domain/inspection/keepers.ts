import type { Day } from '../day.ts'
import type { Store } from '../ports.ts'
import type { InspectionFile } from './inspection.ts'

/** Who looks after an inspection: its planner, while he may see it, or else the staff of its unit. */
export const keepersOf = async (
  store: Store,
  { inspection: { plannedById, unitId }, team }: Pick<InspectionFile, 'inspection' | 'team'>,
  today: Day,
): Promise<readonly string[]> => {
  if (team.some(({ person }) => person.id === plannedById)) return [plannedById]
  if (await store.broadcasts.isStaffFor(plannedById, unitId, today)) return [plannedById]
  return store.broadcasts.staffFor(unitId, today)
}
