import { addDays } from '../day.ts'
import type { Deps, Store } from '../ports.ts'
import type { InspectionFile } from './inspection.ts'
import { keepersOf } from './keepers.ts'
import { type NewestRung, newestRungs } from './newest-rung.ts'
import { type InspectionCard, inspectionCardOf, inspectionSubject } from './notice.ts'
import type { DueReminder, DueWindow } from './reminder-port.ts'

/** Addressees of one look; whoever is left the next minute brings. */
const lookLimit = 500

/**
 * Reminds those who answer for what is inspected, on the days of the ladder and from its hour on where they are.
 * Looked for every minute; each rung is sent once, and of those that were missed the newest alone.
 */
export const remindOfInspections = async (deps: Deps): Promise<void> => {
  const { window, due } = await deps.transaction(async store => {
    const opened = await openWindow(store, deps)
    return { window: opened, due: await store.inspectionReminders.due(opened) }
  })
  for (const inspectionId of new Set(due.map(one => one.inspectionId)))
    await deps.transaction(store => remind(store, deps, { ...window, inspectionId }))
}

const openWindow = async (store: Store, deps: Deps): Promise<DueWindow> => {
  const moment = deps.moment()
  const { timeZone } = await store.notices.rules(moment)
  const rules = await store.inspectionReminders.rules(moment)
  const calendar = await store.calendar.load(moment)
  const ladders = await store.inspectionReminders.ladders(moment.today)
  const rungs: NewestRung[] = []
  for (const zone of new Set([timeZone, ...(await store.inspectionReminders.zones())])) {
    const now = deps.zones.local(moment.at, zone)
    for (const ladder of ladders)
      for (const rung of newestRungs(calendar, ladder, now, rules.at)) rungs.push({ ...rung, zone, ladder })
  }
  return { rungs, rules, timeZone, inspectionId: null, limit: lookLimit }
}

/** The inspection is held meanwhile and looked at anew: whoever moves or cancels it comes before or after. */
const remind = async (
  store: Store,
  deps: Deps,
  window: DueWindow & Readonly<{ inspectionId: string }>,
): Promise<void> => {
  const file = await store.inspections.lock(window.inspectionId, null, deps.moment().today)
  const card = file && inspectionCardOf(file)
  if (!card) return
  const silent: string[] = []
  for (const due of await store.inspectionReminders.due(window)) {
    await remindOne(store, deps, card, due, window)
    if (!due.isReachable) silent.push(due.personId)
  }
  await tellUnreachable(store, deps, file, card, silent)
}

const remindOne = async (
  store: Store,
  deps: Deps,
  card: InspectionCard,
  { personId, daysBefore, dueOn, isReachable }: DueReminder,
  { timeZone }: DueWindow,
): Promise<void> => {
  const { at } = deps.moment()
  const { inspectionId, startsOn } = card
  const reminderId = deps.newId()
  await store.inspectionReminders.add({
    id: reminderId,
    inspectionId,
    personId,
    daysBefore,
    startsOn,
    dueOn,
    sentAt: at,
  })
  if (!isReachable) return
  await store.inspections.markTold(inspectionId, personId, at)
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: `inspection.due:${inspectionId}:${personId}:${startsOn}:${daysBefore}`,
    subject: inspectionSubject(inspectionId),
    content: { kind: 'inspection.due', card, reminderId, daysBefore },
    recipients: [personId],
    at,
    expiresAt: deps.zones.instant({ day: addDays(startsOn, 1), minute: 0 }, timeZone),
  })
}

/** Once for each addressee, and of all at once: whoever looks after it has to reach them another way. */
const tellUnreachable = async (
  store: Store,
  deps: Deps,
  file: InspectionFile,
  card: InspectionCard,
  silent: readonly string[],
): Promise<void> => {
  if (silent.length === 0) return
  const { inspection, addressees } = file
  const { at, today } = deps.moment()
  const told = await store.inspectionReminders.toldUnreachable(inspection.id)
  const people = silent.flatMap(id => {
    const person = told.includes(id) ? undefined : addressees.find(one => one.person.id === id)?.person
    return person ? [{ id, name: person.name, unit: person.unit }] : []
  })
  const [first] = people
  if (!first) return
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: `inspection.unreachable:${inspection.id}:${first.id}`,
    subject: inspectionSubject(inspection.id),
    content: { kind: 'inspection.unreachable', card, people },
    recipients: await keepersOf(store, file, today),
    at,
  })
}
