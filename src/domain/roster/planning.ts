import type { Day } from '../day.ts'
import { fieldsOf, type SheetName } from './columns.ts'
import type { Entry, FaultKind, KnownRoster, Roster, RosterRow, RosterValue } from './roster.ts'

/** Who plans: what he may touch, as of a day. */
export type Planner = Readonly<{
  actorId: string
  today: Day
  /** The units of his roles and all that ever lay below them. */
  scope: ReadonlySet<string>
}>

export type Report = (sheet: SheetName, row: number, column: string, kind: FaultKind, value?: string) => void

/** Everything the plans of the sheets need. */
export type Planning = Readonly<{
  roster: Roster
  known: KnownRoster
  planner: Planner
  newId: () => string
  report: Report
}>

export const rowsOf = ({ roster }: Planning, sheet: SheetName): readonly RosterRow[] => roster[sheet] ?? []

/** Values of a row by column; undefined says nothing, and leaves what there is. */
export const textAt = ({ values }: RosterRow, column: string): string | null | undefined =>
  values[column] as string | null | undefined

/** What a cell says, or what was there, or `otherwise`. */
export const said = <Value extends RosterValue>(
  row: RosterRow,
  column: string,
  before: Value | undefined,
  otherwise: Value,
): Value => {
  const value = row.values[column]
  return value === undefined ? (before ?? otherwise) : (value as Value)
}

/** Reports what a row lacks; false where it cannot be planned. */
export const hasEverything = (
  planning: Planning,
  sheet: SheetName,
  row: RosterRow,
  isNew: boolean,
): boolean => {
  const lacking = fieldsOf(sheet).filter(([name, { need }]) => {
    const value = row.values[name]
    if (need === undefined || (value !== undefined && value !== null)) return false
    return need === 'key' || isNew || value === null
  })
  for (const [name] of lacking) planning.report(sheet, row.row, name, 'missing')
  return lacking.length === 0
}

/** Reports a row that says again what an earlier one said; true for the first. */
export const onlyOnce = (planning: Planning, sheet: SheetName, column: string) => {
  const seen = new Map<string, number>()
  return (key: string, row: number): boolean => {
    const first = seen.get(key)
    if (first === undefined) seen.set(key, row)
    else planning.report(sheet, row, column, 'twice', String(first))
    return first === undefined
  }
}

/** Two spans of days, both days included and open without a last one. */
export const overlap = (from: Day, to: Day | null, otherFrom: Day, otherTo: Day | null): boolean =>
  (otherTo === null || from <= otherTo) && (to === null || otherFrom <= to)

const isSame = (one: unknown, other: unknown): boolean =>
  one === other ||
  (typeof one === 'object' &&
    typeof other === 'object' &&
    one !== null &&
    other !== null &&
    Object.keys({ ...one, ...other }).every(key => isSame(one[key as never], other[key as never])))

export const isChanged = <Kept>({ before, after }: Entry<Kept>): boolean =>
  before !== null && !isSame(before, after)

export const isTouched = <Kept>(entry: Entry<Kept>): boolean => entry.before === null || isChanged(entry)

export const groupBy = <Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> => {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

/** A table as it would be: what a file does not name stays as it is. */
export const afterwards = <Kept extends { id: string }>(
  known: readonly Kept[],
  entries: readonly Entry<Kept>[],
): readonly Kept[] => {
  const touched = new Set(entries.map(({ after }) => after.id))
  return [...known.filter(({ id }) => !touched.has(id)), ...entries.map(({ after }) => after)]
}

/** A name without its diacritics: how the same person is found under two spellings. */
export const foldName = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim()
