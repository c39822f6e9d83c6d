import { isAllowed } from '../access.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { planRoster } from './plan.ts'
import type { Named, PresentRoster, RosterScope, SentFile } from './port.ts'
import type { Roster, RosterCounts, RosterFault, RosterPlan } from './roster.ts'
import { unitsBelow } from './scope.ts'

/** A file as it was read, with what could not be read in it. */
export type ReadRoster = Readonly<{ roster: Roster; faults: readonly RosterFault[]; hash: string }>

export type CheckedRoster = Readonly<{
  faults: readonly RosterFault[]
  counts: RosterCounts
  /** Waits to be written; null where something stands against it or nothing would change. */
  importId: string | null
}>

/** Whoever is staff or admin of some unit; each row is looked at by itself. */
export const scopeFor = async (
  store: Store,
  deps: Deps,
  actor: Actor,
): Promise<Result<RosterScope, 'not_allowed'>> => {
  const scope = await store.rosters.scope(actor.personId, deps.moment().today)
  return isAllowed('roster.import', scope.roles) ? done(scope) : refused('not_allowed')
}

const codesIn = (roster: Roster): readonly string[] => {
  const named = [
    ...(roster.people ?? []).map(({ values }) => values.code),
    ...(roster.assignments ?? []).map(({ values }) => values.person),
    ...(roster.planned ?? []).map(({ values }) => values.person),
    ...(roster.lines ?? []).flatMap(({ values }) => [values.subordinate, values.supervisor]),
  ]
  return [...new Set(named.filter(code => typeof code === 'string'))]
}

const namedIn = (roster: Roster): Named => ({
  codes: codesIn(roster),
  names: (roster.people ?? []).flatMap(({ values: { name, bornOn } }) =>
    typeof name === 'string' && typeof bornOn === 'string' ? [{ name, bornOn }] : [],
  ),
})

/** The plan of a file over the database as it stands in this transaction. */
export const planNow = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  roster: Roster,
): Promise<Result<RosterPlan, 'not_allowed'>> => {
  const scope = await scopeFor(store, deps, actor)
  if (!scope.ok) return scope
  const known = await store.rosters.load(namedIn(roster))
  const units = unitsBelow(known.units, scope.value.unitIds)
  const planner = { actorId: actor.personId, today: deps.moment().today, scope: units }
  return done(planRoster(roster, known, planner, deps.newId))
}

export const changesOf = (counts: RosterCounts): number =>
  Object.values(counts).reduce((sum, { added, changed }) => sum + added + changed, 0)

const cellOf = ({ sheet, row, column }: RosterFault): string => `${sheet} ${row} ${column}`

/** What could not be read is missing for that reason alone. */
const withoutEchoes = (
  read: readonly RosterFault[],
  planned: readonly RosterFault[],
): readonly RosterFault[] => {
  const unread = new Set(read.map(cellOf))
  return [...read, ...planned.filter(fault => fault.kind !== 'missing' || !unread.has(cellOf(fault)))]
}

export type CheckRefusal = 'not_allowed' | 'roster_empty'

/**
 * Looks through a file without writing any of it: every fault, or what would be new and what would change. A file
 * without faults waits for its author's word. (Issue "the committee's desk", 3.)
 */
export const checkRoster = (
  deps: Deps,
  actor: Actor,
  read: ReadRoster,
  file: SentFile,
): Promise<Result<CheckedRoster, CheckRefusal>> =>
  deps.longTransaction(async store => {
    const scope = await scopeFor(store, deps, actor)
    if (!scope.ok) return scope
    const { roster, hash } = read
    if (Object.keys(roster).length === 0 && read.faults.length === 0) return refused('roster_empty')
    const planned = await planNow(store, deps, actor, roster)
    if (!planned.ok) return planned
    const { counts, fingerprint } = planned.value
    const faults = withoutEchoes(read.faults, planned.value.faults)
    const [unitId] = scope.value.unitIds
    if (faults.length > 0 || changesOf(counts) === 0 || unitId === undefined)
      return done({ faults, counts, importId: null })
    const id = deps.newId()
    const shown = { counts, fingerprint }
    await store.imports.add(
      { id, authorId: actor.personId, unitId, fileHash: hash, file, shown },
      deps.moment().at,
    )
    return done({ faults, counts, importId: id })
  })

/** Everything within somebody's scope as it stands today, to be handed out as a file; codes alone where not `isFilled`. */
export const presentRoster = (
  deps: Deps,
  actor: Actor,
  isFilled: boolean,
): Promise<Result<PresentRoster, 'not_allowed'>> =>
  deps.longTransaction(async store => {
    const scope = await scopeFor(store, deps, actor)
    if (!scope.ok) return scope
    const { at, today } = deps.moment()
    const known = await store.rosters.present(scope.value.unitIds, today)
    const details = { people: known.people.length }
    if (isFilled)
      await store.audit({ at, actorId: actor.personId, action: 'roster.handedOut', subjectId: null, details })
    return done(known)
  })
