import { groupBy, hasEverything, onlyOnce, type Planning, rowsOf, said, textAt } from './planning.ts'
import type { Entry, SuccessionRecord } from './roster.ts'
import type { UnitFinder } from './unit-finder.ts'

const whole = 10_000

export const keyOfSuccession = ({ fromId, toId }: SuccessionRecord): string => `${fromId} ${toId}`

/** Which unit follows which, and with how much of it. */
export const planSuccessions = (
  planning: Planning,
  units: UnitFinder,
): readonly Entry<SuccessionRecord>[] => {
  const { known, report } = planning
  const knownByKey = new Map(known.successions.map(record => [keyOfSuccession(record), record]))
  const isFirst = onlyOnce(planning, 'successions', 'from')
  const entries: Entry<SuccessionRecord>[] = []
  for (const row of rowsOf(planning, 'successions')) {
    const [fromCode, toCode] = [textAt(row, 'from') ?? '', textAt(row, 'to') ?? '']
    const [from, to] = units.pair(fromCode, toCode)
    const before = from && to && knownByKey.get(`${from.id} ${to.id}`)
    if (!hasEverything(planning, 'successions', row, !before)) continue
    if (!from) report('successions', row.row, 'from', 'unknownCode', fromCode)
    if (!to) report('successions', row.row, 'to', 'unknownCode', toCode)
    if (!from || !to || !isFirst(`${from.id} ${to.id}`, row.row)) continue
    if (from.id === to.id) report('successions', row.row, 'to', 'sameUnit', toCode)
    const after = {
      fromId: from.id,
      toId: to.id,
      share: said(row, 'share', before?.share, 0),
      decision: said(row, 'decision', before?.decision, ''),
    }
    entries.push({ row: row.row, before: before ?? null, after })
  }
  reportShares(planning, entries)
  return entries
}

const reportShares = (planning: Planning, entries: readonly Entry<SuccessionRecord>[]): void => {
  const named = new Set(entries.map(({ after }) => keyOfSuccession(after)))
  const rest = planning.known.successions.filter(record => !named.has(keyOfSuccession(record)))
  const byFrom = groupBy([...rest, ...entries.map(({ after }) => after)], ({ fromId }) => fromId)
  const reported = new Set<string>()
  for (const { row, after } of entries) {
    const sum = (byFrom.get(after.fromId) ?? []).reduce((total, { share }) => total + share, 0)
    if (sum <= whole || reported.has(after.fromId)) continue
    reported.add(after.fromId)
    planning.report('successions', row, 'share', 'sharesAbove', String(sum / 100))
  }
}
