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
import type { Entry, LineRecord } from './roster.ts'

const keyOf = ({ subordinateId, supervisorId, validFrom }: Omit<LineRecord, 'id'>): string =>
  `${subordinateId} ${supervisorId} ${validFrom}`

/** Who decides for whom, as it would be. */
export const planLines = (
  planning: Planning,
  people: ReadonlyMap<string, string>,
): readonly Entry<LineRecord>[] => {
  const { known, newId, report } = planning
  const byKey = new Map(known.lines.map(line => [keyOf(line), line]))
  const isFirst = onlyOnce(planning, 'lines', 'subordinate')
  const entries: Entry<LineRecord>[] = []
  for (const row of rowsOf(planning, 'lines')) {
    if (!hasEverything(planning, 'lines', row, true)) continue
    const ids = (['subordinate', 'supervisor'] as const).map(column => {
      const id = people.get(textAt(row, column) ?? '')
      if (id === undefined) report('lines', row.row, column, 'unknownCode', textAt(row, column) ?? '')
      return id
    })
    const [subordinateId, supervisorId] = ids
    if (!subordinateId || !supervisorId) continue
    const key = { subordinateId, supervisorId, validFrom: textAt(row, 'validFrom') ?? '' }
    const before = byKey.get(keyOf({ ...key, validTo: null }))
    const validTo = said<Day | null>(row, 'validTo', before?.validTo, null)
    const after: LineRecord = { ...key, id: before?.id ?? newId(), validTo }
    if (isFirst(keyOf(after), row.row)) entries.push({ row: row.row, before: before ?? null, after })
  }
  reportLines(planning, entries)
  return entries
}

const reportLines = ({ known, report }: Planning, entries: readonly Entry<LineRecord>[]): void => {
  const all = afterwards(known.lines, entries)
  const bySubordinate = groupBy(all, ({ subordinateId }) => subordinateId)
  for (const entry of entries) {
    const { row, after } = entry
    const { id, subordinateId, supervisorId, validFrom, validTo } = after
    if (validTo !== null && validTo < validFrom) report('lines', row, 'validTo', 'endBeforeStart', validTo)
    const other = bySubordinate
      .get(subordinateId)
      ?.find(line => line.id !== id && overlap(validFrom, validTo, line.validFrom, line.validTo))
    if (other) report('lines', row, 'validFrom', 'overlaps', other.validFrom)
    if (subordinateId === supervisorId) report('lines', row, 'supervisor', 'ownSupervisor')
    else if (isTouched(entry)) {
      const day = findCircle(after, bySubordinate)
      if (day !== undefined) report('lines', row, 'supervisor', 'supervisorCircle', day)
    }
  }
}

/** More levels than any office has; who goes on beyond them goes on for ever. */
const mostLevels = 100

/** More lines than lie above anybody, however many overlap in a file with faults. */
const mostSteps = 1_000

const later = (one: Day, other: Day): Day => (one > other ? one : other)

const earlier = (one: Day | null, other: Day | null): Day | null => {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}

/** The first day on which the supervisors above a line lead back to whom it begins with. */
const findCircle = (
  { subordinateId, supervisorId, validFrom, validTo }: LineRecord,
  bySubordinate: ReadonlyMap<string, readonly LineRecord[]>,
): Day | undefined => {
  let steps = 0
  const walk = (at: string, from: Day, to: Day | null, level: number): Day | undefined => {
    steps += 1
    if (at === subordinateId || level > mostLevels || steps > mostSteps) return from
    for (const line of bySubordinate.get(at) ?? []) {
      if (!overlap(from, to, line.validFrom, line.validTo)) continue
      const [since, until] = [later(from, line.validFrom), earlier(to, line.validTo)]
      const day = walk(line.supervisorId, since, until, level + 1)
      if (day !== undefined) return day
    }
    return undefined
  }
  return walk(supervisorId, validFrom, validTo, 0)
}
