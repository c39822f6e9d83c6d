import { inhabitant } from './inhabitant.ts'
import { type Manners, watchManners } from './manners.ts'
import type { Person } from './person.ts'
import { settlesDemonstration } from './routing.ts'
import { createTown, type Town } from './town.ts'

export type InspectionTown = Readonly<{
  town: Town
  manners: Manners
  /** Subjects of inspections: a cadre, and the head of a ward. */
  khoi: Person
  tiep: Person
  khoisId: string
  tiepsId: string
  /** The staff that plans. */
  hue: Person
  leader: Readonly<{ id: string; name: string; person: Person }>
}>

/** A town in which nothing else is told than what has to do with inspections. */
export const createInspectionTown = async (): Promise<InspectionTown> => {
  const town = await createTown()
  const khoi = await town.resident('cadre')
  const tiep = await town.resident('inspectedHead')
  const hue = await town.resident('staff')
  const leader = await inhabitant(town, 'CB0061', 'vi')
  await settlesDemonstration(town)
  const data = { closedAt: town.deps.moment().at }
  await town.database.prisma.evaluationCycle.updateMany({ data })
  const khoisId = town.cast('cadre').personId
  const tiepsId = town.cast('inspectedHead').personId
  return { town, manners: watchManners(town), khoi, tiep, khoisId, tiepsId, hue, leader }
}
