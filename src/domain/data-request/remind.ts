import type { WorkingCalendar } from '../calendar/calendar.ts'
import { isWorkingDay } from '../calendar/calendar.ts'
import type { Day } from '../day.ts'
import type { Deps, Store } from '../ports.ts'
import { type RequestRung, rungOf } from './clocks.ts'
import type { WaitingDataRequest } from './port.ts'
import type { DataRequestCard, DataRequestFile } from './request.ts'

type Due = Readonly<{
  approvalId: string
  what: 'firstAnswer' | 'decision'
  rung: RequestRung
  dedupeKey: string
}>

const dueOf = (
  calendar: WorkingCalendar,
  { approvalId, days, isAnswered }: WaitingDataRequest,
  today: Day,
): readonly Due[] =>
  (['firstAnswer', 'decision'] as const).flatMap(what => {
    if (what === 'firstAnswer' && isAnswered) return []
    const rung = rungOf(calendar, what, days[what].dueOn, today)
    return rung
      ? [{ approvalId, what, rung, dedupeKey: `dataRequest.due:${approvalId}:${what}:${rung}` }]
      : []
  })

/**
 * Reminds the staff in charge of what is due to whoever asked about his data: before the day, on it, and once it has
 * passed, when the admins are told too. On working days, from the hour on at which the province reminds; looked for
 * every minute, each rung is written once.
 */
export const remindOfDataRequests = (deps: Deps): Promise<void> =>
  deps.transaction(async store => {
    const moment = deps.moment()
    const { timeZone } = await store.notices.rules(moment)
    const now = deps.zones.local(moment.at, timeZone)
    const { at: hour } = await store.evaluations.reminderRules(moment)
    const calendar = await store.calendar.load(moment)
    if (now.minute < hour || !isWorkingDay(calendar, now.day)) return
    const undecided = await store.dataRequests.undecided()
    const all = undecided.flatMap(waiting => dueOf(calendar, waiting, now.day))
    const known = await store.notices.known(all.map(({ dedupeKey }) => dedupeKey))
    for (const due of all) if (!known.has(due.dedupeKey)) await remind(store, deps, due)
  })

const remind = async (
  store: Store,
  deps: Deps,
  { approvalId, what, rung, dedupeKey }: Due,
): Promise<void> => {
  const { at, today } = deps.moment()
  // Held, so that whoever is just deciding either is found to have done so or edits the reminder.
  const file = await store.dataRequests.lock(approvalId, null, today)
  if (!file || file.decision || (what === 'firstAnswer' && file.takenById !== null)) return
  const { card, requesterId } = file
  await store.notices.add({
    id: deps.newId(),
    dedupeKey,
    subject: `approval:${approvalId}`,
    content: { kind: 'dataRequest.due', card, what, rung },
    recipients: await store.movements.staffFor(requesterId, today),
    at,
  })
  if (rung === 'overdue') await tellAdmins(store, deps, file, card, what)
}

const tellAdmins = async (
  store: Store,
  deps: Deps,
  { requesterId }: DataRequestFile,
  { approvalId, requester, unit, kind: of, days }: DataRequestCard,
  what: Due['what'],
): Promise<void> => {
  const { at, today } = deps.moment()
  const admins = await store.notices.admins(today)
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: `dataRequest.overdue:${approvalId}:${what}`,
    subject: `dataRequest:${approvalId}`,
    content: { kind: 'dataRequest.overdue', requester, unit, of, what, dueOn: days[what].dueOn },
    recipients: admins.filter(id => id !== requesterId),
    at,
  })
}
