import { namesOf } from './names.ts'
import { hasEverything, onlyOnce, type Planning, rowsOf, said, textAt } from './planning.ts'
import type { Entry, TargetRecord } from './roster.ts'
import type { UnitFinder } from './unit-finder.ts'

/** Targets of resolutions as they would be, each with whether it was reached as of a day that has come. */
export const planTargets = (planning: Planning, units: UnitFinder): readonly Entry<TargetRecord>[] => {
  const { known, newId, planner, report } = planning
  const byCode = new Map(known.targets.map(target => [target.code, target]))
  const isFirst = onlyOnce(planning, 'targets', 'code')
  return rowsOf(planning, 'targets').flatMap(row => {
    const code = textAt(row, 'code') ?? ''
    const before = byCode.get(code)
    if (!hasEverything(planning, 'targets', row, !before) || !isFirst(code, row.row)) return []
    const asOf = said(row, 'asOf', before?.asOf, '')
    if (asOf > planner.today) report('targets', row.row, 'asOf', 'dayToCome', asOf)
    const unitCode = textAt(row, 'unit')
    const unit = typeof unitCode === 'string' ? units.kept(unitCode, before?.unitId, asOf) : undefined
    if (typeof unitCode === 'string' && !unit) report('targets', row.row, 'unit', 'unknownCode', unitCode)
    const unitId = unitCode === undefined ? before?.unitId : unit?.id
    if (unitId === undefined) return []
    const after: TargetRecord = {
      id: before?.id ?? newId(),
      code,
      names: namesOf(row, 'name', before?.names),
      resolution: said(row, 'resolution', before?.resolution, ''),
      unitId,
      reached: said<boolean | null>(row, 'reached', before?.reached, null),
      asOf,
    }
    return [{ row: row.row, before: before ?? null, after }]
  })
}
