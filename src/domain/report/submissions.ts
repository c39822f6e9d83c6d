import type { UnitName } from '../broadcast/port.ts'
import type { Day } from '../day.ts'
import type { ReportCycle } from './cycles.ts'

/** How many are under a cycle, have handed in, and did so after its closing day. */
export type HandedIn = Readonly<{ total: number; handedIn: number; late: number }>

export type ReportUnit = Readonly<{ id: string; name: string; parentId: string | null }>
export type HandedInUnit = Readonly<{ unitId: string }> & HandedIn

/** `isOwn`: those with a post in the unit itself, beside the units below it. */
export type SubmissionRow = Readonly<{ unit: UnitName; isOwn: boolean }> & HandedIn

/** `countedOn`: the day asked for, or the one before it on which the cycle was closed. */
export type SubmissionsFacts = Readonly<{
  cycles: readonly ReportCycle[]
  chosen: ReportCycle | null
  countedOn: Day
  rows: readonly SubmissionRow[]
  total: HandedIn
}>

export const nobody: HandedIn = { total: 0, handedIn: 0, late: 0 }

export const sumHandedIn = (counts: readonly HandedIn[]): HandedIn =>
  counts.reduce(
    (so, { total, handedIn, late }) => ({
      total: so.total + total,
      handedIn: so.handedIn + handedIn,
      late: so.late + late,
    }),
    nobody,
  )

/**
 * One row for each unit right below the topmost one, with all below it, and one for the topmost itself; where there
 * are several topmost ones, a row for each. Units with nobody under the cycle are left out.
 */
export const rollUp = (units: readonly ReportUnit[], counts: readonly HandedInUnit[]): SubmissionRow[] => {
  const known = new Set(units.map(({ id }) => id))
  const below = Map.groupBy(units, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : null,
  )
  const countOf = new Map(counts.map(count => [count.unitId, count]))
  const within = (unit: ReportUnit): HandedIn =>
    sumHandedIn([countOf.get(unit.id) ?? nobody, ...(below.get(unit.id) ?? []).map(within)])
  const rowOf = (unit: ReportUnit): SubmissionRow => ({ unit, isOwn: false, ...within(unit) })
  const [top, ...more] = below.get(null) ?? []
  if (!top) return []
  const children = below.get(top.id) ?? []
  const rows =
    more.length > 0 || children.length === 0
      ? [top, ...more].map(rowOf)
      : [{ unit: top, isOwn: true, ...(countOf.get(top.id) ?? nobody) }, ...children.map(rowOf)]
  return rows
    .filter(({ total }) => total > 0)
    .map(({ unit: { id, name }, isOwn, total, handedIn, late }) => ({
      unit: { id, name },
      isOwn,
      total,
      handedIn,
      late,
    }))
}
