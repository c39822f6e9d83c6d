import { addWorkingDays, isWorkingDay, type WorkingCalendar } from '../calendar/calendar.ts'
import { addDays, type Day } from '../day.ts'
import type { LocalTime } from '../local-time.ts'
import type { Deps, Store } from '../ports.ts'
import { inspectionCardOf } from './notice.ts'
import type { ReminderRules } from './reminder.ts'
import { tellOfSilent } from './reminder-silent.ts'

const lookLimit = 500

/** So long after its first day nobody asks any more who had acknowledged what. */
const forgottenAfter = 30

/**
 * The last day whose reminders have gone so many working days without an answer: on the last of them, at the time at
 * which reminders are sent. Undefined on days that are not worked, when nobody is told.
 */
export const lastDayToEscalate = (
  calendar: WorkingCalendar,
  now: LocalTime,
  { at, escalateAfter }: ReminderRules,
): Day | undefined => {
  if (!isWorkingDay(calendar, now.day) || now.minute < at) return undefined
  let day = now.day
  while (addWorkingDays(calendar, day, escalateAfter) > now.day) day = addDays(day, -1)
  return day
}

/**
 * Tells the next authority and whoever looks after it, once for each rung that an addressee of today has not
 * acknowledged; whoever acknowledges one has acknowledged those before it.
 */
export const escalateUnacknowledged = async (deps: Deps): Promise<void> => {
  const moment = deps.moment()
  const found = await deps.transaction(async store => {
    const { timeZone } = await store.notices.rules(moment)
    const rules = await store.inspectionReminders.rules(moment)
    const calendar = await store.calendar.load(moment)
    const day = lastDayToEscalate(calendar, deps.zones.local(moment.at, timeZone), rules)
    if (day === undefined) return undefined
    const before = deps.zones.instant({ day: addDays(day, 1), minute: 0 }, timeZone)
    return { timeZone, before, reminders: await findSilent(store, deps, before, null) }
  })
  if (!found) return
  for (const id of new Set(found.reminders.map(({ inspectionId }) => inspectionId)))
    await deps.transaction(store => escalate(store, deps, id, found))
}

const findSilent = (store: Store, deps: Deps, before: Date, id: string | null) =>
  store.inspectionReminders.unacknowledged(
    before,
    addDays(deps.moment().today, -forgottenAfter),
    id,
    lookLimit,
  )

const escalate = async (
  store: Store,
  deps: Deps,
  id: string,
  { before, timeZone }: Readonly<{ before: Date; timeZone: string }>,
): Promise<void> => {
  const { at, today } = deps.moment()
  const file = await store.inspections.lock(id, null, today)
  const card = file && inspectionCardOf(file)
  if (!card) return
  const reminders = await findSilent(store, deps, before, id)
  await store.inspectionReminders.escalated(
    reminders.map(reminder => reminder.id),
    at,
  )
  await tellOfSilent(store, deps, { file, card, timeZone }, reminders)
}
