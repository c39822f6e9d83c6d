import { periodFactsOf } from '../cycle/period-facts.ts'
import { type Day, daysBetween } from '../day.ts'
import type { Moment } from '../moment.ts'
import type { Deps, Store } from '../ports.ts'
import { closingDaysDue, dueSubject, endOfClosingDay } from './deadline.ts'
import type { Cycle } from './evaluation.ts'

/** The day it is in the province, its zone, and the closing days that are to be reminded of. */
type Rungs = Readonly<{ today: Day; timeZone: string; closingDays: readonly Day[] }>

/**
 * Reminds everybody who has not handed in, on the days of the ladder `evaluation.deadline.reminders` and from
 * its hour on. Looked for every minute; each rung is written once, and one whose day went by is left out.
 */
export const remindOfEvaluations = async (deps: Deps): Promise<void> => {
  const moment = deps.moment()
  const { rungs, cycles } = await deps.transaction(async store => {
    await withdrawClosed(store, moment.at)
    const rungs = await readRungs(store, deps, moment)
    return { rungs, cycles: await findUntold(store, rungs) }
  })
  for (const { id } of cycles) {
    await deps.transaction(store => remind(store, deps, moment, id, rungs))
  }
}

/** A cycle that was closed needs nothing any more, whatever was put off or collected about it. */
const withdrawClosed = async (store: Store, at: Date): Promise<void> => {
  for (const id of await store.evaluations.closedWithReminders())
    await store.notices.withdraw(dueSubject(id), null, at)
}

const readRungs = async (store: Store, deps: Deps, moment: Moment): Promise<Rungs> => {
  const { timeZone } = await store.notices.rules(moment)
  const now = deps.zones.local(moment.at, timeZone)
  const rules = await store.evaluations.reminderRules(moment)
  return { today: now.day, timeZone, closingDays: closingDaysDue(rules, now) }
}

const keyOf = ({ id, closesOn }: Cycle, today: Day): string =>
  `${dueSubject(id)}:${closesOn}:${daysBetween(today, closesOn)}`

const findUntold = async (store: Store, { today, closingDays }: Rungs): Promise<readonly Cycle[]> => {
  const untold: Cycle[] = []
  for (const cycle of await store.evaluations.closingOn(closingDays, today))
    if (!(await store.notices.isKnown(keyOf(cycle, today)))) untold.push(cycle)
  return untold
}

/**
 * One rung of one cycle. The cycle is held meanwhile, and looked at anew: two who write the same rung follow
 * one another, and whoever is just handing in is either left out or finds his reminder to withdraw.
 */
const remind = async (
  store: Store,
  deps: Deps,
  { at }: Moment,
  cycleId: string,
  { today, timeZone, closingDays }: Rungs,
): Promise<void> => {
  const cycle = await store.evaluations.lockCycle(cycleId)
  if (!cycle || cycle.isClosed || !closingDays.includes(cycle.closesOn)) return
  const dedupeKey = keyOf(cycle, today)
  if (await store.notices.isKnown(dedupeKey)) return
  const { closesOn } = cycle
  const subject = dueSubject(cycleId)
  const recipients = await store.evaluations.notSubmitted(cycleId, today)
  await store.notices.withdraw(subject, recipients, at)
  await store.notices.add({
    id: deps.newId(),
    dedupeKey,
    subject,
    content: { kind: 'evaluation.due', cycleId, period: periodFactsOf(cycle), closesOn },
    recipients,
    at,
    expiresAt: endOfClosingDay(closesOn, timeZone, deps.zones),
  })
}
