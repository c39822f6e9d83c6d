import { hasEverything, onlyOnce, type Planning, rowsOf, said, textAt } from './planning.ts'
import type { Entry, PlannedRecord } from './roster.ts'
import type { UnitFinder } from './unit-finder.ts'

type Known = Readonly<{ people: ReadonlyMap<string, string>; units: UnitFinder }>

const keyOf = ({ personId, term, tier }: Pick<PlannedRecord, 'personId' | 'term' | 'tier'>): string =>
  `${personId} ${term} ${tier}`

/** Who is planned for which term at which level, as it would be; the planned unit may stay open. */
export const planPlanned = (
  planning: Planning,
  { people, units }: Known,
): readonly Entry<PlannedRecord>[] => {
  const { known, newId, planner, report } = planning
  const byKey = new Map(known.planned.map(planned => [keyOf(planned), planned]))
  const isFirst = onlyOnce(planning, 'planned', 'person')
  const entries: Entry<PlannedRecord>[] = []
  for (const row of rowsOf(planning, 'planned')) {
    const [person, term, tier] = (['person', 'term', 'tier'] as const).map(
      column => textAt(row, column) ?? '',
    )
    const personId = people.get(person ?? '')
    const key = { personId: personId ?? '', term: term ?? '', tier: tier ?? '' }
    const before = byKey.get(keyOf(key))
    if (!hasEverything(planning, 'planned', row, !before)) continue
    if (personId === undefined) report('planned', row.row, 'person', 'unknownCode', person)
    const code = textAt(row, 'unit')
    const unit = typeof code === 'string' ? units.kept(code, before?.unitId, planner.today) : undefined
    if (typeof code === 'string' && !unit) report('planned', row.row, 'unit', 'unknownCode', code)
    if (personId === undefined) continue
    const after: PlannedRecord = {
      ...key,
      id: before?.id ?? newId(),
      unitId: code === undefined ? (before?.unitId ?? null) : (unit?.id ?? null),
      decisionNo: said(row, 'decisionNo', before?.decisionNo, ''),
    }
    if (isFirst(keyOf(after), row.row)) entries.push({ row: row.row, before: before ?? null, after })
  }
  return entries
}
