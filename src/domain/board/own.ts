import { isAllowed } from '../access.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { OwnDuty } from './board.ts'

/** What somebody has to do after inspections and has not done yet, by its day; refuses `nothing_due`. */
export const readOwnDuties = (deps: Deps, actor: Actor): Promise<Result<readonly OwnDuty[], 'nothing_due'>> =>
  deps.transaction(async store => {
    const duties = isAllowed('duty.read', new Set(['self'])) ? await store.ownDuties(actor.personId) : []
    return duties.length > 0 ? done(duties) : refused('nothing_due')
  })
