import { isAllowed } from '../access.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { CycleFile, CycleState, ListedCycle } from './cycle.ts'
import type { CyclePerson } from './port.ts'
import { steering } from './steer.ts'

/** Cycles, and people, on one page. */
export const cyclePage = 5
export const peoplePage = 15

/** Cycles within the actor's scope, open ones first. */
export const listScopeCycles = (
  deps: Deps,
  actor: Actor,
  page: number,
): Promise<Result<Readonly<{ total: number; items: readonly ListedCycle[] }>, 'not_allowed'>> =>
  deps.transaction(async store => {
    const { today } = deps.moment()
    const scopes = await store.broadcasts.scopes(actor.personId, today)
    if (!isAllowed('cycle.steer', new Set(scopes.length > 0 ? (['staff'] as const) : [])))
      return refused('not_allowed')
    return done(
      await store.cycles.list(actor.personId, today, { offset: page * cyclePage, limit: cyclePage }),
    )
  })

export type CyclePeople = Readonly<{
  file: CycleFile
  state: CycleState
  total: number
  items: readonly CyclePerson[]
}>

/** Who is how far, within the actor's scope; every look is recorded with what it was for. */
export const listCyclePeople = (
  deps: Deps,
  actor: Actor,
  cycleId: string,
  state: CycleState,
  page: number,
): Promise<Result<CyclePeople, 'cycle_unknown'>> =>
  steering(deps, actor, cycleId, async ({ store, file }) => {
    const { at, today } = deps.moment()
    const limits = { offset: page * peoplePage, limit: peoplePage }
    const { total, items } = await store.cycles.people(file, state, actor.personId, today, limits)
    const details = { cycleId, state, page, purpose: 'follow-up' }
    await store.audit({
      at,
      actorId: actor.personId,
      action: 'cycle.peopleListed',
      subjectId: null,
      details,
    })
    return done({ file, state, total, items })
  })
