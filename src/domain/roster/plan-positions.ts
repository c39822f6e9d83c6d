import { namesOf } from './names.ts'
import { hasEverything, onlyOnce, type Planning, rowsOf, said, textAt } from './planning.ts'
import type { Entry, PositionRecord } from './roster.ts'

/** Positions as they would be; they belong to the whole province. */
export const planPositions = (planning: Planning): readonly Entry<PositionRecord>[] => {
  const { known, newId, report } = planning
  const byCode = new Map(known.positions.map(position => [position.code, position]))
  const isFirst = onlyOnce(planning, 'positions', 'code')
  return rowsOf(planning, 'positions').flatMap(row => {
    const code = textAt(row, 'code') ?? ''
    const before = byCode.get(code)
    if (!hasEverything(planning, 'positions', row, !before) || !isFirst(code, row.row)) return []
    const after: PositionRecord = {
      id: before?.id ?? newId(),
      code,
      titles: namesOf(row, 'title', before?.titles),
      positionGroup: said(row, 'group', before?.positionGroup, ''),
      leadership: said(row, 'leadership', before?.leadership, false),
      rank: said<string | null>(row, 'rank', before?.rank, null),
      nonLocalRequired:
        said<boolean | null>(row, 'nonLocalRequired', before?.nonLocalRequired, false) ?? false,
      termYears: said<number | null>(row, 'termYears', before?.termYears, null),
      field: said<string | null>(row, 'field', before?.field, null),
      tier: said<string | null>(row, 'tier', before?.tier, null),
    }
    if (after.rank !== null && !after.leadership)
      report('positions', row.row, 'rank', 'rankWithoutLeadership')
    return [{ row: row.row, before: before ?? null, after }]
  })
}
