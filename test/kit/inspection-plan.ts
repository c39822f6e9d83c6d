import { beginInspection, chooseDay, writeInspection } from '../../src/domain/inspection/draft.ts'
import type { InspectionKind } from '../../src/domain/inspection/inspection.ts'
import { addSubject, changeDraftTeam } from '../../src/domain/inspection/people.ts'
import { planInspection } from '../../src/domain/inspection/plan.ts'
import { personOf } from './staffing.ts'
import type { Town } from './town.ts'

/** Staff of the cast, as the one who acts. */
export const planner = ({ cast }: Town) => {
  const { personId, name } = cast('staff')
  return { personId, name }
}

export type Plan = Readonly<{
  kind?: InspectionKind
  title: string
  /** Codes of the team in the roster; the first one leads. */
  team: readonly string[]
  unit: string
  from?: string
  to?: string
}>

/** A draft of the staff's with everything in it. */
export const hasDraft = async (town: Town, plan: Plan): Promise<string> => {
  const { deps, database } = town
  const actor = planner(town)
  const { kind = 'regular', title, team, unit, from = '2026-12-14', to = '2026-12-18' } = plan
  const begun = await beginInspection(deps, actor, { kind, body: 'party' })
  if (!begun.ok) throw new Error(begun.refusal)
  const { id } = begun.value.inspection
  await writeInspection(deps, actor, id, 'title', title)
  await writeInspection(deps, actor, id, 'basis', 'Kế hoạch 12-KH/UBKT')
  for (const code of team) {
    const { id: personId } = await personOf(town, code)
    await changeDraftTeam(deps, actor, id, { personId, as: code === team[0] ? 'leader' : 'member' })
  }
  const { id: unitId } = await database.prisma.unit.findFirstOrThrow({ where: { code: unit, validTo: null } })
  await addSubject(deps, actor, id, { unitId, personId: null })
  await chooseDay(deps, actor, id, 'startsOn', from)
  await chooseDay(deps, actor, id, 'endsOn', to)
  return id
}

/** The same, confirmed. */
export const hasInspection = async (town: Town, plan: Plan): Promise<string> => {
  const id = await hasDraft(town, plan)
  const { version } = await town.database.prisma.inspection.findUniqueOrThrow({ where: { id } })
  const planned = await planInspection(town.deps, planner(town), id, version)
  if (!planned.ok) throw new Error(planned.refusal)
  return id
}
