import { isAllowed } from '../access.ts'
import { findLimit } from '../person/find.ts'
import type { Actor, PersonSummary } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { changingDraft, type Drafted, type DraftRefusal, isStaffFor } from './draft-file.ts'
import type { InspectionFile } from './inspection.ts'

/** More than any team or list of subjects is a slip. */
const most = 30

/** Letters a name is looked for by. */
const shortest = 2
const longest = 100

export type FoundRefusal = 'name_too_short' | 'nobody_found'

/**
 * People by part of the name, within the actor's scope. The audit says for what and how many, never who: a trace on
 * somebody's record would tell him what is planned.
 */
export const findForInspection = (
  deps: Deps,
  actor: Actor,
  typed: string,
): Promise<Result<readonly PersonSummary[], FoundRefusal>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const name = typed.trim()
    if ((name.match(/\p{L}/gu)?.length ?? 0) < shortest || name.length > longest)
      return refused('name_too_short')
    const people = await store.people.find(actor.personId, name, today, findLimit)
    const details = { purpose: 'inspection', found: people.length }
    const action = 'person.found'
    await store.audit({ at, actorId: actor.personId, action, subjectId: null, details })
    return people.length > 0 ? done(people) : refused('nobody_found')
  })

/** Whom somebody may find, he may also name. */
export const mayChoose = async (store: Store, deps: Deps, actor: Actor, personId: string): Promise<boolean> =>
  isAllowed('person.find', await store.people.relations(actor.personId, personId, deps.moment().today))

/** Whoever inspects, or plans it, must have nothing to do with whoever is inspected. */
export const hasConcerned = async (
  store: Store,
  deps: Deps,
  file: InspectionFile,
  team: readonly string[],
): Promise<boolean> => {
  const { id, plannedById, startsOn } = file.inspection
  const people = [...new Set([plannedById, ...team])]
  return (await store.inspections.concerned(id, people, startsOn ?? deps.moment().today)).length > 0
}

export type TeamRefusal =
  | 'not_allowed'
  | 'inspection_team_concerned'
  | 'inspection_people_limit'
  | 'inspection_planner_stays'
type Team = readonly Readonly<{ personId: string; leads: boolean }>[]

export type TeamChange = Readonly<{ personId: string; as: 'member' | 'leader' | 'gone' }>

/** Who first comes leads until another does; whoever planned a sealed one stays. */
export const decideTeam = (
  { team, inspection }: Pick<InspectionFile, 'team' | 'inspection'>,
  { personId, as }: TeamChange,
): Result<Team, TeamRefusal> => {
  const present = team.map(({ person, leads }) => ({ personId: person.id, leads }))
  if (as === 'gone') {
    if (inspection.sealed && personId === inspection.plannedById) return refused('inspection_planner_stays')
    const rest = present.filter(one => one.personId !== personId)
    return done(
      rest.some(({ leads }) => leads) ? rest : rest.map((one, index) => ({ ...one, leads: index === 0 })),
    )
  }
  const isThere = present.some(one => one.personId === personId)
  const all = isThere ? present : [...present, { personId, leads: present.length === 0 }]
  if (all.length > most) return refused('inspection_people_limit')
  return done(as === 'leader' ? all.map(one => ({ ...one, leads: one.personId === personId })) : all)
}

/** Decides on a change of the team and writes it; whoever is not on it yet must be in the actor's scope. */
export const writeTeam = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  file: InspectionFile,
  change: TeamChange,
): Promise<Result<Team, TeamRefusal>> => {
  const decided = decideTeam(file, change)
  if (!decided.ok) return decided
  const isNew = change.as !== 'gone' && !file.team.some(({ person }) => person.id === change.personId)
  if (isNew) {
    if (!(await mayChoose(store, deps, actor, change.personId))) return refused('not_allowed')
    if (await hasConcerned(store, deps, file, [change.personId])) return refused('inspection_team_concerned')
  }
  await store.inspections.setTeam(file.inspection.id, decided.value)
  return decided
}

/** Names somebody for the team of a draft, makes him its leader, or leaves him out. */
export const changeDraftTeam = (
  deps: Deps,
  actor: Actor,
  id: string,
  change: TeamChange,
): Drafted<TeamRefusal> =>
  changingDraft(deps, actor, id, (store, file) => writeTeam(store, deps, actor, file, change))

export type NewSubject =
  | Readonly<{ unitId: string; personId: null }>
  | Readonly<{ unitId: null; personId: string }>

type SubjectRefusal = DraftRefusal | 'not_allowed' | 'inspection_team_concerned' | 'inspection_people_limit'

class Concerned extends Error {}

/**
 * Adds a unit or a person, in the place of another subject where one is named. Refuses what lies outside the actor's
 * scope, and whoever is on the team, or related to somebody on it.
 */
export const addSubject = (
  deps: Deps,
  actor: Actor,
  id: string,
  { unitId, personId }: NewSubject,
  inPlaceOf: string | null = null,
): Promise<Awaited<Drafted<SubjectRefusal>>> =>
  changingDraft<SubjectRefusal>(deps, actor, id, async (store, file) => {
    const { today } = deps.moment()
    const { subjects, team } = file
    const isMine =
      unitId === null
        ? await mayChoose(store, deps, actor, personId)
        : await isStaffFor(store, actor, unitId, today, 'inspection.begin')
    if (!isMine) return refused('not_allowed')
    if (inPlaceOf !== null) await store.inspections.removeSubject(id, inPlaceOf)
    const isThere = subjects.some(one => one.unitId === unitId && one.personId === personId)
    if (isThere) return done(null)
    if (subjects.length >= most) return refused('inspection_people_limit')
    await store.inspections.addSubject(id, { id: deps.newId(), unitId, personId })
    if (
      await hasConcerned(
        store,
        deps,
        file,
        team.map(({ person }) => person.id),
      )
    )
      throw new Concerned()
    return done(null)
  }).catch(error => {
    // What was written is undone with its transaction.
    if (error instanceof Concerned) return refused('inspection_team_concerned')
    throw error
  })

/** Takes a subject out of a draft. */
export const removeSubject = (deps: Deps, actor: Actor, id: string, subjectId: string): Drafted =>
  changingDraft(deps, actor, id, async store => {
    await store.inspections.removeSubject(id, subjectId)
    return done(null)
  })
