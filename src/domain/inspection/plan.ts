import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { announceTo, readdress, tell } from './addressees.ts'
import { type DayRefusal, decideDays } from './draft.ts'
import { type DraftRefusal, lockDraft } from './draft-file.ts'
import type { InspectionFile } from './inspection.ts'
import { inspectionCardOf } from './notice.ts'
import { hasConcerned } from './people.ts'

/** What a draft needs before it is planned, in the order in which it is asked. */
export const draftParts = ['title', 'basis', 'team', 'subjects', 'days'] as const
export type DraftPart = (typeof draftParts)[number]

const isThere: Readonly<Record<DraftPart, (file: InspectionFile) => boolean>> = {
  title: ({ inspection }) => inspection.title !== '',
  basis: ({ inspection }) => inspection.basis !== '',
  team: ({ team }) => team.some(({ leads }) => leads),
  subjects: ({ subjects }) => subjects.length > 0,
  days: ({ inspection }) => inspection.startsOn !== null && inspection.endsOn !== null,
}

/** What a draft still lacks, in the order in which it is asked for. */
export const missingIn = (file: InspectionFile): readonly DraftPart[] =>
  draftParts.filter(part => !isThere[part](file))

export type PlanRefusal =
  | DraftRefusal
  | DayRefusal
  | 'inspection_incomplete'
  | 'inspection_changed'
  | 'inspection_team_concerned'
  | 'inspection_unit_dissolved'

/** Whether a unit among the subjects will not be there any more on the first day. */
export const hasDissolved = async (
  store: Store,
  { subjects }: InspectionFile,
  day: string,
): Promise<boolean> => {
  for (const { unitId } of subjects)
    if (unitId !== null && !(await store.inspections.unitOn(unitId, day))?.exists) return true
  return false
}

/**
 * Plans what a draft says, as its planner last saw it (`version`). Whoever answers for a subject is told once, and
 * the team; of a sealed one nobody but the team. Refuses what is missing, past, or not there any more.
 */
export const planInspection = (
  deps: Deps,
  actor: Actor,
  id: string,
  version: number,
): Promise<Result<null, PlanRefusal>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const locked = await lockDraft(store, deps, actor, id)
    if (!locked.ok) return locked
    const { inspection, team } = locked.value
    if (inspection.version !== version) return refused('inspection_changed')
    const { startsOn, endsOn } = inspection
    if (missingIn(locked.value).length > 0 || startsOn === null) return refused('inspection_incomplete')
    const decided = decideDays(startsOn, endsOn, today)
    if (!decided.ok) return decided
    if (await hasDissolved(store, locked.value, startsOn)) return refused('inspection_unit_dissolved')
    const members = team.map(({ person }) => person.id)
    if (await hasConcerned(store, deps, locked.value, members)) return refused('inspection_team_concerned')
    await store.inspections.change(id, { state: 'planned', plannedAt: at, step: null })
    const details = { inspectionId: id }
    const { personId: actorId } = actor
    await store.audit({ at, actorId, action: 'inspection.planned', subjectId: null, details })
    await tellAll(store, deps, locked.value, actor)
    return done(null)
  })

const tellAll = async (store: Store, deps: Deps, file: InspectionFile, actor: Actor): Promise<void> => {
  await tellJoined(
    store,
    deps,
    file,
    file.team.map(({ person }) => person.id).filter(id => id !== actor.personId),
  )
  if (file.inspection.sealed) return
  const readdressed = await readdress(store, deps, file, true)
  for (const personId of readdressed.added) await announceTo(store, deps, readdressed.file, personId)
}

/** Tells those who are on the team from now on. */
export const tellJoined = async (
  store: Store,
  deps: Deps,
  file: InspectionFile,
  personIds: readonly string[],
): Promise<void> => {
  const card = inspectionCardOf(file)
  if (!card) return
  const { sealed, openedAt } = file.inspection
  for (const personId of personIds) {
    const leads = file.team.some(one => one.leads && one.person.id === personId)
    const content = { kind: 'inspection.joined' as const, card, leads, sealed: sealed && openedAt === null }
    await tell(store, deps, file, content, [personId], `${personId}:${deps.newId()}`)
  }
}
