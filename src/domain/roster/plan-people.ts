import type { Day } from '../day.ts'
import {
  foldName,
  groupBy,
  hasEverything,
  onlyOnce,
  type Planning,
  rowsOf,
  said,
  textAt,
} from './planning.ts'
import type { Entry, PersonRecord } from './roster.ts'

/** People as they would be; the same one under two codes is a fault. */
export const planPeople = (planning: Planning): readonly Entry<PersonRecord>[] => {
  const { known, newId, report } = planning
  const byCode = new Map(known.people.map(person => [person.code, person]))
  const isFirst = onlyOnce(planning, 'people', 'code')
  const entries = rowsOf(planning, 'people').flatMap(row => {
    const code = textAt(row, 'code') ?? ''
    const before = byCode.get(code)
    if (!hasEverything(planning, 'people', row, !before) || !isFirst(code, row.row)) return []
    const day = (column: string, known: Day | null | undefined): Day | null =>
      said<Day | null>(row, column, known, null)
    const after: PersonRecord = {
      id: before?.id ?? newId(),
      code,
      name: said(row, 'name', before?.name, ''),
      kind: said(row, 'kind', before?.kind, ''),
      bornOn: day('bornOn', before?.bornOn),
      gender: said<string | null>(row, 'gender', before?.gender, null),
      serviceFrom: day('serviceFrom', before?.serviceFrom),
      serviceUntil: day('serviceUntil', before?.serviceUntil),
      recruitedOn: day('recruitedOn', before?.recruitedOn),
      partyMember: said<boolean | null>(row, 'partyMember', before?.partyMember, null),
    }
    const { serviceFrom, serviceUntil } = after
    if (serviceFrom !== null && serviceUntil !== null && serviceUntil <= serviceFrom)
      report('people', row.row, 'serviceUntil', 'endBeforeStart', serviceUntil)
    return [{ row: row.row, before: before ?? null, after }]
  })
  reportTwins(planning, entries)
  return entries
}

const nameAndDay = ({ name, bornOn }: PersonRecord): string => `${foldName(name)} ${bornOn}`

const differ = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one !== other

/** Two of one name and birthday may be two people all the same, where something else says so. */
const areTwo = (one: PersonRecord, other: PersonRecord): boolean =>
  differ(one.gender, other.gender) ||
  differ(one.serviceFrom, other.serviceFrom) ||
  differ(one.recruitedOn, other.recruitedOn)

const isNewName = ({ before, after }: Entry<PersonRecord>): boolean =>
  before === null || nameAndDay(before) !== nameAndDay(after)

const reportTwins = ({ known, report }: Planning, entries: readonly Entry<PersonRecord>[]): void => {
  const inFile = new Set(entries.map(({ after }) => after.id))
  const others = [...known.people, ...known.others].filter(({ id }) => !inFile.has(id))
  const byName = groupBy([...others, ...entries.map(({ after }) => after)], nameAndDay)
  for (const entry of entries) {
    const { after, row } = entry
    if (after.bornOn === null || !isNewName(entry)) continue
    const twin = byName
      .get(nameAndDay(after))
      ?.find(other => other.code !== after.code && !areTwo(after, other))
    if (twin) report('people', row, 'name', 'twin', twin.code)
  }
}
