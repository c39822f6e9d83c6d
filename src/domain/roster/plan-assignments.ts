import type { Day } from '../day.ts'
import {
  afterwards,
  groupBy,
  hasEverything,
  isTouched,
  onlyOnce,
  overlap,
  type Planning,
  rowsOf,
  said,
  textAt,
} from './planning.ts'
import type { AssignmentRecord, Entry, RosterRow, UnitRecord } from './roster.ts'
import type { UnitFinder } from './unit-finder.ts'

type Ids = ReadonlyMap<string, string>
type Known = Readonly<{ people: Ids; positions: Ids; units: UnitFinder }>

const placeOf = ({ personId, positionId, unitId }: AssignmentRecord): string =>
  `${personId} ${positionId} ${unitId}`

const keyOf = (assignment: AssignmentRecord): string => `${placeOf(assignment)} ${assignment.startedOn}`

const planRow = (
  row: RosterRow,
  key: Pick<AssignmentRecord, 'personId' | 'positionId' | 'unitId' | 'startedOn'>,
  before: AssignmentRecord | undefined,
  newId: () => string,
): AssignmentRecord => ({
  ...key,
  id: before?.id ?? newId(),
  kind: said(row, 'kind', before?.kind, ''),
  endedOn: said<Day | null>(row, 'endedOn', before?.endedOn, null),
  decisionNo: said(row, 'decisionNo', before?.decisionNo, ''),
  managingTier: said<string | null>(row, 'managingTier', before?.managingTier, null),
  mandated: said<boolean | null>(row, 'mandated', before?.mandated, false) ?? false,
  locality: said<string | null>(row, 'locality', before?.locality, 'unknown') ?? 'unknown',
  localityBy: said<string | null>(row, 'localityBy', before?.localityBy, null),
})

type Placed = Entry<AssignmentRecord> & Readonly<{ unit: UnitRecord }>

/** Posts as they would be; one that begins another day is another post. */
export const planAssignments = (
  planning: Planning,
  { people, positions, units }: Known,
): readonly Entry<AssignmentRecord>[] => {
  const { known, newId, report } = planning
  const byKey = new Map(known.assignments.map(assignment => [keyOf(assignment), assignment]))
  const isFirst = onlyOnce(planning, 'assignments', 'person')
  const entries: Placed[] = []
  for (const row of rowsOf(planning, 'assignments')) {
    const codeAt = (column: string): string => textAt(row, column) ?? ''
    const startedOn = codeAt('startedOn')
    const personId = people.get(codeAt('person'))
    const positionId = positions.get(codeAt('position'))
    const unit = units.at(codeAt('unit'), startedOn)
    const found = { person: personId, position: positionId, unit }
    const key = { personId: personId ?? '', positionId: positionId ?? '', unitId: unit?.id ?? '', startedOn }
    const before = byKey.get(`${key.personId} ${key.positionId} ${key.unitId} ${startedOn}`)
    if (!hasEverything(planning, 'assignments', row, !before)) continue
    for (const [column, value] of Object.entries(found))
      if (value === undefined) report('assignments', row.row, column, 'unknownCode', codeAt(column))
    if (!personId || !positionId || !unit) continue
    const after = planRow(row, key, before, newId)
    if (isFirst(keyOf(after), row.row)) entries.push({ row: row.row, before: before ?? null, after, unit })
  }
  reportAssignments(planning, entries)
  return entries.map(({ row, before, after }) => ({ row, before, after }))
}

const reportAssignments = (planning: Planning, entries: readonly Placed[]): void => {
  const { known, report } = planning
  const byPlace = groupBy(afterwards(known.assignments, entries), placeOf)
  for (const entry of entries) {
    const { row, after, unit } = entry
    const { id, startedOn, endedOn } = after
    if (endedOn !== null && endedOn < startedOn)
      report('assignments', row, 'endedOn', 'endBeforeStart', endedOn)
    const other = byPlace
      .get(placeOf(after))
      ?.find(known => known.id !== id && overlap(startedOn, endedOn, known.startedOn, known.endedOn))
    if (other) report('assignments', row, 'startedOn', 'overlaps', other.startedOn)
    if (isTouched(entry) && unit.validTo !== null && startedOn > unit.validTo)
      report('assignments', row, 'unit', 'unitOver', unit.validTo)
  }
}
