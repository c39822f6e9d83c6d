import type { Day } from '../day.ts'
import { columns, type Field, type SheetName, sheetNames } from './columns.ts'
import { planAssignments } from './plan-assignments.ts'
import { planLines } from './plan-lines.ts'
import { planPeople } from './plan-people.ts'
import { planPlanned } from './plan-planned.ts'
import { planPositions } from './plan-positions.ts'
import { planSuccessions } from './plan-successions.ts'
import { planTargets } from './plan-targets.ts'
import { planUnits } from './plan-units.ts'
import { afterwards, isChanged, isTouched, type Planner, type Planning } from './planning.ts'
import type {
  Entry,
  KnownRoster,
  Roster,
  RosterCounts,
  RosterFault,
  RosterPlan,
  RosterWrites,
  SheetEntries,
} from './roster.ts'
import { missingSheets, reportOutside } from './scope.ts'
import { createUnitFinder } from './unit-finder.ts'

const planSheets = (planning: Planning): SheetEntries => {
  const { known } = planning
  const units = planUnits(planning)
  const finder = createUnitFinder(afterwards(known.units, units))
  const positions = planPositions(planning)
  const people = planPeople(planning)
  const idsOf = (records: readonly { id: string; code: string }[]) =>
    new Map(records.map(({ id, code }) => [code, id]))
  const peopleIds = idsOf(afterwards(known.people, people))
  const positionIds = idsOf(afterwards(known.positions, positions))
  return {
    units,
    successions: planSuccessions(planning, finder),
    positions,
    people,
    assignments: planAssignments(planning, { people: peopleIds, positions: positionIds, units: finder }),
    lines: planLines(planning, peopleIds),
    planned: planPlanned(planning, { people: peopleIds, units: finder }),
    targets: planTargets(planning, finder),
  }
}

/** What each row was and would be, as one number of at most fifteen digits; new ids are left out. */
const fingerprintOf = (entries: SheetEntries, fresh: ReadonlySet<string>): number => {
  let sum = 7
  for (const sheet of sheetNames)
    for (const { row, before, after } of entries[sheet]) {
      const text = JSON.stringify([sheet, row, before, after], (_, value) =>
        typeof value === 'string' && fresh.has(value) ? '' : value,
      )
      for (let place = 0; place < text.length; place += 1)
        sum = (sum * 31 + text.charCodeAt(place)) % 99_999_999_999_973
    }
  return sum
}

const countOf = (entries: readonly Entry<unknown>[]) => {
  const added = entries.filter(({ before }) => before === null).length
  const changed = entries.filter(isChanged).length
  return { added, changed, same: entries.length - added - changed }
}

/** Spans that become shorter come first, so that what follows them finds its days free. */
const endOf = (record: { endedOn?: Day | null; validTo?: Day | null }): Day =>
  record.endedOn ?? record.validTo ?? '9999-12-31'

const isShortened = ({ before, after }: Entry<object>): boolean =>
  before !== null && endOf(after) < endOf(before)

const writesOf = (entries: SheetEntries): RosterWrites =>
  Object.fromEntries(
    sheetNames.map(sheet => {
      const all: readonly Entry<object>[] = entries[sheet]
      const touched = all.filter(isTouched)
      const changed = touched.filter(({ before }) => before !== null)
      const ordered = [...changed.filter(isShortened), ...changed.filter(entry => !isShortened(entry))]
      const added = touched.filter(({ before }) => before === null)
      return [
        sheet,
        { changed: ordered.map(({ after }) => after), added: added.map(({ after }) => after) },
      ] as const
    }),
  ) as unknown as RosterWrites

/** The sheet in which the code stands that a fault is about. */
const referredSheet = ({ sheet, column }: RosterFault): SheetName | undefined => {
  const fields: Readonly<Record<string, Field>> = sheet ? columns[sheet] : {}
  return fields[column ?? '']?.of
}

/** The codes a file names, with those of rows that have a fault of their own. */
const codesIn = (roster: Roster): ReadonlyMap<SheetName, ReadonlySet<unknown>> =>
  new Map(sheetNames.map(sheet => [sheet, new Set(roster[sheet]?.map(({ values }) => values.code))]))

/** Where a unit would lie cannot be said, so nobody is told that it lies outside. */
const isLost = ({ sheet, kind }: RosterFault): boolean =>
  sheet === 'units' && (kind === 'unknownCode' || kind === 'ownAncestor')

/** What a file would make of the roster, and everything that stands against it. Pure but for the new ids. */
export const planRoster = (
  roster: Roster,
  known: KnownRoster,
  planner: Planner,
  newId: () => string,
): RosterPlan => {
  const faults: RosterFault[] = []
  const fresh = new Set<string>()
  const planning: Planning = {
    roster,
    known,
    planner,
    newId: () => {
      const id = newId()
      fresh.add(id)
      return id
    },
    report: (sheet, row, column, kind, value) =>
      faults.push({ sheet, row, column, kind, ...(value !== undefined && { value }) }),
  }
  const entries = planSheets(planning)
  reportOutside(planning, entries)
  const lost = new Set(faults.filter(isLost).map(({ row }) => row))
  const named = codesIn(roster)
  const isNamed = (fault: RosterFault): boolean => {
    const sheet = fault.kind === 'unknownCode' ? referredSheet(fault) : undefined
    return sheet !== undefined && named.get(sheet)?.has(fault.value) === true
  }
  // A code that stands in the file, in a row with a fault of its own, is no fault where it is referred to.
  const isEcho = (fault: RosterFault): boolean =>
    isNamed(fault) || (fault.sheet === 'units' && fault.kind === 'outside' && lost.has(fault.row))
  const real = faults.filter(fault => !isEcho(fault))
  const counts: RosterCounts = Object.fromEntries(
    sheetNames.filter(sheet => roster[sheet]).map(sheet => [sheet, countOf(entries[sheet])]),
  )
  return {
    faults: [...missingSheets(planning, real, referredSheet), ...real],
    counts,
    fingerprint: fingerprintOf(entries, fresh),
    writes: writesOf(entries),
  }
}
