import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { check, type FileRefusal } from './check-year.ts'
import type { YearPlan, YearRow } from './year.ts'

/**
 * Puts the file in the place of its year, when it still changes what was shown (`calendar_changed`); once it has,
 * it changes nothing more. The other admins are told. Days by which somebody was already told to act stay as they
 * were told.
 */
export const changeYear = (
  deps: Deps,
  actor: Actor,
  rows: readonly YearRow[],
  fingerprint: number,
): Promise<Result<YearPlan, FileRefusal | 'calendar_changed'>> =>
  deps.transaction(async store => {
    await store.calendar.hold()
    const checked = await check(store, deps, actor, rows)
    if (!checked.ok) return checked
    const { plan } = checked.value
    if (!plan) return refused('calendar_changed')
    if (plan.changes.length === 0) return done(plan)
    if (plan.fingerprint !== fingerprint) return refused('calendar_changed')
    await store.calendar.replaceYear(plan.year, plan.holidays)
    await tellAdmins(store, deps, actor, plan)
    return done(plan)
  })

const tellAdmins = async (store: Store, deps: Deps, actor: Actor, plan: YearPlan): Promise<void> => {
  const { at, today } = deps.moment()
  const { year } = plan
  const days = plan.changes.length
  const others = (await store.notices.admins(today)).filter(id => id !== actor.personId)
  const id = deps.newId()
  await store.notices.add({
    id,
    dedupeKey: `calendar.changed:${id}`,
    subject: `calendar:${year}`,
    content: { kind: 'calendar.changed', author: actor.name, year, days },
    recipients: others,
    at,
  })
  const details = { year, days }
  await store.audit({ at, actorId: actor.personId, action: 'calendar.changed', subjectId: null, details })
}
