import { groupBy, isChanged, isTouched, type Planning } from './planning.ts'
import type { AssignmentRecord, Entry, RosterFault, SheetEntries, UnitRecord } from './roster.ts'

/** These units and everything that ever lay below them. */
export const unitsBelow = (units: readonly UnitRecord[], roots: readonly string[]): ReadonlySet<string> => {
  const children = groupBy(units, ({ parentId }) => parentId ?? '')
  const found = new Set<string>(roots)
  for (const id of found) for (const child of children.get(id) ?? []) found.add(child.id)
  return found
}

/** The scope with the new units a file puts into it. */
const withNewUnits = (
  scope: ReadonlySet<string>,
  entries: readonly Entry<UnitRecord>[],
): ReadonlySet<string> => {
  const added = entries.filter(({ before }) => before === null).map(({ after }) => after)
  const roots = added.filter(({ parentId }) => parentId !== null && scope.has(parentId)).map(({ id }) => id)
  return new Set([...scope, ...unitsBelow(added, roots)])
}

/** Somebody is within it with a post that runs or is to come there; without such a post, with any he had. */
const isWithin = (
  posts: readonly AssignmentRecord[],
  scope: ReadonlySet<string>,
  { today }: Planning['planner'],
): boolean => {
  const present = posts.filter(({ endedOn }) => endedOn === null || endedOn >= today)
  const decisive = present.length > 0 ? present : posts
  return decisive.length === 0 || decisive.some(({ unitId }) => scope.has(unitId))
}

/**
 * Whatever a file would change outside its sender's scope, and in his own record; rows that change nothing are
 * nobody's business. Somebody without any post yet is in everybody's scope.
 */
export const reportOutside = (planning: Planning, entries: SheetEntries): void => {
  const { known, planner, report } = planning
  const scope = withNewUnits(planner.scope, entries.units)
  const posts = groupBy(known.assignments, ({ personId }) => personId)
  const within = (personId: string): boolean => isWithin(posts.get(personId) ?? [], scope, planner)
  const isTop = known.units.some(({ id, parentId }) => parentId === null && scope.has(id))
  const outside = (sheet: keyof SheetEntries, row: number, column: string): void =>
    report(sheet, row, column, 'outside')
  const person = (sheet: keyof SheetEntries, row: number, column: string, id: string): void => {
    if (id === planner.actorId) report(sheet, row, column, 'own')
    else if (!within(id)) outside(sheet, row, column)
  }

  for (const { row, before, after } of entries.units.filter(isTouched)) {
    const isMoved = before?.parentId !== after.parentId
    if (!scope.has(after.id)) outside('units', row, 'code')
    else if (before && isMoved && (after.parentId === null || !scope.has(after.parentId)))
      outside('units', row, 'parent')
  }
  for (const { row, after } of entries.successions.filter(isTouched)) {
    if (!scope.has(after.fromId)) outside('successions', row, 'from')
    if (!scope.has(after.toId)) outside('successions', row, 'to')
  }
  // A position is the whole province's: others may be in it elsewhere.
  for (const { row } of entries.positions.filter(isChanged)) if (!isTop) outside('positions', row, 'code')
  for (const { row, before } of entries.people.filter(isChanged))
    if (before) person('people', row, 'code', before.id)
  for (const { row, after } of entries.assignments.filter(isTouched)) {
    person('assignments', row, 'person', after.personId)
    if (!scope.has(after.unitId)) outside('assignments', row, 'unit')
  }
  for (const { row, after } of entries.lines.filter(isTouched))
    person('lines', row, 'subordinate', after.subordinateId)
  for (const { row, after } of entries.planned.filter(isTouched)) {
    person('planned', row, 'person', after.personId)
    if (after.unitId !== null && !scope.has(after.unitId)) outside('planned', row, 'unit')
  }
  for (const { row, before, after } of entries.targets.filter(isTouched)) {
    if (before && !scope.has(before.unitId)) outside('targets', row, 'code')
    else if (!scope.has(after.unitId)) outside('targets', row, 'unit')
  }
}

/** Where codes are unknown because the sheet that would name them is not there, that is said once. */
export const missingSheets = (
  { roster }: Planning,
  faults: readonly RosterFault[],
  sheetOf: (fault: RosterFault) => keyof SheetEntries | undefined,
): readonly RosterFault[] => {
  const wanted = new Set(faults.filter(({ kind }) => kind === 'unknownCode').map(sheetOf))
  return [...wanted].flatMap(sheet =>
    sheet === undefined || roster[sheet]
      ? []
      : [{ sheet, row: null, column: null, kind: 'sheetMissing' as const }],
  )
}
