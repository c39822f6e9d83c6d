import type { Day } from '../day.ts'
import {
  afterwards,
  foldName,
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
import type { Entry, RosterRow, UnitRecord } from './roster.ts'
import { createUnitFinder } from './unit-finder.ts'

const nameOf = (code: string, validFrom: Day): string => `${code} ${validFrom}`

/**
 * The unit a row is about: of the same code and first day; or the one unit of that code whose days it shares, where
 * no other row is about that one.
 */
const findBefore = (
  row: RosterRow,
  known: readonly UnitRecord[],
  named: ReadonlySet<string>,
): UnitRecord | undefined => {
  const [code, from] = [textAt(row, 'code') ?? '', textAt(row, 'validFrom')]
  if (from === undefined || from === null) return known.length === 1 ? known[0] : undefined
  const exact = known.find(({ validFrom }) => validFrom === from)
  if (exact) return exact
  const to = textAt(row, 'validTo') ?? null
  const shared = known.filter(
    unit => !named.has(nameOf(code, unit.validFrom)) && overlap(from, to, unit.validFrom, unit.validTo),
  )
  return shared.length === 1 ? shared[0] : undefined
}

const planRow = (row: RosterRow, before: UnitRecord | undefined, id: string): UnitRecord => ({
  id,
  code: textAt(row, 'code') ?? '',
  kind: said(row, 'kind', before?.kind, ''),
  name: said(row, 'name', before?.name, ''),
  parentId: before?.parentId ?? null,
  validFrom: said(row, 'validFrom', before?.validFrom, ''),
  validTo: said<Day | null>(row, 'validTo', before?.validTo, null),
})

/** Units as they would be, with parents of the same file; faults are reported on the way. */
export const planUnits = (planning: Planning): readonly Entry<UnitRecord>[] => {
  const { known, newId } = planning
  const rows = rowsOf(planning, 'units')
  const byCode = groupBy(known.units, ({ code }) => code)
  const named = new Set(rows.map(row => nameOf(textAt(row, 'code') ?? '', textAt(row, 'validFrom') ?? '')))
  const isFirst = onlyOnce(planning, 'units', 'code')
  const planned: { row: RosterRow; entry: Entry<UnitRecord> }[] = []
  for (const row of rows) {
    const before = findBefore(row, byCode.get(textAt(row, 'code') ?? '') ?? [], named)
    if (!hasEverything(planning, 'units', row, !before)) continue
    const after = planRow(row, before, before?.id ?? newId())
    if (!isFirst(before?.id ?? nameOf(after.code, after.validFrom), row.row)) continue
    planned.push({ row, entry: { row: row.row, before: before ?? null, after } })
  }
  const flat = planned.map(({ entry }) => entry)
  const find = createUnitFinder(afterwards(known.units, flat))
  const entries = planned.map(({ row, entry }) => withParent(planning, row, entry, find.at))
  reportUnits(planning, entries)
  return entries
}

const withParent = (
  planning: Planning,
  row: RosterRow,
  entry: Entry<UnitRecord>,
  at: (code: string, day: Day) => UnitRecord | undefined,
): Entry<UnitRecord> => {
  const code = textAt(row, 'parent')
  if (code === undefined) return entry
  const parent = code === null ? null : at(code, entry.after.validFrom)
  if (parent === undefined) planning.report('units', row.row, 'parent', 'unknownCode', code ?? '')
  return { ...entry, after: { ...entry.after, parentId: parent?.id ?? null } }
}

const reportUnits = (planning: Planning, entries: readonly Entry<UnitRecord>[]): void => {
  const { known, planner, report } = planning
  const all = afterwards(known.units, entries)
  const byId = new Map(all.map(unit => [unit.id, unit]))
  const byCode = groupBy(all, ({ code }) => code)
  for (const entry of entries) {
    const { row, before, after } = entry
    const { id, code, validFrom, validTo } = after
    if (validTo !== null && validTo < validFrom) report('units', row, 'validTo', 'endBeforeStart', validTo)
    const other = byCode
      .get(code)
      ?.find(unit => unit.id !== id && overlap(validFrom, validTo, unit.validFrom, unit.validTo))
    if (other) report('units', row, 'validFrom', 'overlaps', other.validFrom)
    // Whatever happened in a unit reads under its name, so another name is another unit, its successor.
    const isRenamed = before && foldName(before.name) !== foldName(after.name)
    if (isRenamed && before.validFrom <= planner.today) report('units', row, 'name', 'renamed', before.name)
    if (isTouched(entry) && isOwnAncestor(after, byId)) report('units', row, 'parent', 'ownAncestor', code)
  }
}

/** More levels than any tree of units has. */
const mostLevels = 100

const isOwnAncestor = (unit: UnitRecord, byId: ReadonlyMap<string, UnitRecord>): boolean => {
  let { parentId } = unit
  for (let level = 0; parentId !== null && level < mostLevels; level += 1) {
    if (parentId === unit.id) return true
    parentId = byId.get(parentId)?.parentId ?? null
  }
  return parentId !== null
}
