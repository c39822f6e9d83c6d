import { isAllowed } from '../access.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type OverdueBoard, tallyOverdue } from './board.ts'

/** What is overdue of the inspections in somebody's scope as staff, by unit and by authority; `not_allowed`. */
export const readOverdueBoard = (deps: Deps, actor: Actor): Promise<Result<OverdueBoard, 'not_allowed'>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const { staff } = await store.people.hats(actor.personId, today)
    if (!isAllowed('recommendation.oversee', new Set(staff ? ['staff' as const] : [])))
      return refused('not_allowed')
    const duties = await store.overdueDuties(actor.personId, today)
    const details = { purpose: 'board', items: duties.length }
    await store.audit({
      at,
      actorId: actor.personId,
      action: 'recommendation.listed',
      subjectId: null,
      details,
    })
    return done({
      asOf: today,
      duties,
      byUnit: tallyOverdue(duties, 'unit', today),
      byAuthority: tallyOverdue(duties, 'authority', today),
    })
  })
