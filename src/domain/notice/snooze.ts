import { addDays, type Day } from '../day.ts'
import { isToBeHandedIn } from '../evaluation/deadline.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { mannerOf } from './manner.ts'
import type { Reminder } from './notice.ts'
import { decideOwnDelivery } from './own.ts'

/** Days a reminder can be put off. */
export const snoozes = [1, 3] as const

const isSnooze = (days: number): boolean => snoozes.some(known => known === days)

/** `day` in the person's own zone; `isNew` is false when it had been put off before, and that stands. */
export type Snoozed = Readonly<{ reminder: Reminder; day: Day; isNew: boolean }>

export type SnoozeRefusal = 'notice_unknown' | 'snooze_too_late' | 'reminder_needless'

/**
 * Puts a reminder off: it comes again in so many days, at the hour of reminders by the person's own clock.
 * Refuses: `notice_unknown` for what is not his, was not sent, or cannot be put off so; `snooze_too_late` when
 * it would come after the deadline; `reminder_needless` when there is nothing to be reminded of any more.
 */
export const snoozeReminder = (
  deps: Deps,
  actor: Actor,
  deliveryId: string,
  days: number,
): Promise<Result<Snoozed, SnoozeRefusal>> =>
  deps.transaction(async store => {
    const moment = deps.moment()
    const own = decideOwnDelivery(actor, await store.notices.lock(deliveryId))
    if (!own.ok) return own
    const { content, state, dueAt, wasSent, expiresAt } = own.value
    if (content.kind !== 'evaluation.due' || !isSnooze(days)) return refused('notice_unknown')
    const preference = await store.notices.preference(actor.personId)
    const { timeZone } = mannerOf(preference, await store.notices.rules(moment), 0)
    if (wasSent && dueAt)
      return done({ reminder: content, day: deps.zones.local(dueAt, timeZone).day, isNew: false })
    if (state !== 'sent') return refused('notice_unknown')
    const { at: minute } = await store.evaluations.reminderRules(moment)
    const day = addDays(deps.zones.local(moment.at, timeZone).day, days)
    const until = deps.zones.instant({ day, minute }, timeZone)
    if (!(await isStillDue(store, actor, content, moment.today))) return refused('reminder_needless')
    if (expiresAt && until >= expiresAt) return refused('snooze_too_late')
    await store.notices.putOff(deliveryId, until)
    return done({ reminder: content, day, isNew: true })
  })

/** Handed in meanwhile, or closed, or no longer his. */
const isStillDue = async (
  store: Store,
  actor: Actor,
  { cycleId }: Reminder,
  today: Day,
): Promise<boolean> => {
  const open = await store.evaluations.cyclesFor(actor.personId, today)
  return open.some(({ cycle, state }) => cycle.id === cycleId && isToBeHandedIn(state))
}
