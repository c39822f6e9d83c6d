import type { Day } from '../day.ts'
import type { Deps } from '../ports.ts'
import { cutoffDay, type Erasable, erasable } from './retention.ts'

/** Of a class at once, so that a look is short; whatever is left the next minute brings. */
const portion = 1_000

/** When hardly anybody uses the bot, in minutes after midnight in the province. */
const night = { from: 120, to: 300 }

const eraseOne = (deps: Deps, what: Erasable, today: Day, timeZone: string): Promise<number> =>
  deps.transaction(async store => {
    const moment = deps.moment()
    const rules = await store.retention.rules(moment)
    const day = cutoffDay(rules[what], today)
    const before = { day, at: deps.zones.instant({ day, minute: 0 }, timeZone) }
    const count = await store.retention.erase(what, before, portion)
    if (count > 0) {
      const details = { class: what, count, before: day }
      await store.audit({ at: moment.at, actorId: null, action: 'data.erased', subjectId: null, details })
    }
    return count
  })

/**
 * Erases by night what is past its time (Law 91/2025/QH15, `retention.*` of the rulebook): a portion of each class
 * a minute, each in a transaction of its own with its audit event, until nothing is left for that day. A class that cannot be erased keeps none of the others from it.
 */
export const createErasure = (deps: Deps): (() => Promise<void>) => {
  let doneOn: Day | null = null
  return async () => {
    const moment = deps.moment()
    const { timeZone } = await deps.transaction(store => store.notices.rules(moment))
    const { day, minute } = deps.zones.local(moment.at, timeZone)
    if (day === doneOn || minute < night.from || minute >= night.to) return
    let most = 0
    const failures: unknown[] = []
    for (const what of erasable)
      try {
        most = Math.max(most, await eraseOne(deps, what, day, timeZone))
      } catch (failure) {
        failures.push(failure)
      }
    if (failures.length > 0) throw failures[0]
    if (most < portion) doneOn = day
  }
}
