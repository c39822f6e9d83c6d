import type { Deps, Store } from '../ports.ts'
import type { InspectionFile } from './inspection.ts'
import { keepersOf } from './keepers.ts'
import { type InspectionCard, inspectionSubject } from './notice.ts'
import type { SentReminder } from './reminder.ts'
import type { Silent } from './reminder-notice.ts'

type About = Readonly<{ file: InspectionFile; card: InspectionCard; timeZone: string }>

/** Somebody who is silent, and who hears of it. */
type Heard = Readonly<{ reminderId: string; silent: Silent; recipients: readonly string[] }>

const hear = async (
  store: Store,
  deps: Deps,
  { file, timeZone }: About,
  { id: reminderId, personId, sentAt }: SentReminder,
): Promise<Heard | undefined> => {
  const { today } = deps.moment()
  const person = file.addressees.find(one => one.person.id === personId)?.person
  if (!person) return undefined
  const [authority] = await store.people.authorities(personId, today)
  const keepers = (await keepersOf(store, file, today)).filter(keeper => keeper !== personId)
  const sentOn = deps.zones.local(sentAt, timeZone).day
  const silent = { name: person.name, unit: person.unit, sentOn, authority: authority?.name ?? null }
  return { reminderId, silent, recipients: [...new Set([...(authority ? [authority.id] : []), ...keepers])] }
}

/** Those who hear of the same people, together with these. */
const groupsOf = (
  all: readonly Heard[],
): readonly Readonly<{ recipients: string[]; of: readonly Heard[] }>[] => {
  const groups = new Map<string, { recipients: string[]; of: readonly Heard[] }>()
  for (const recipient of new Set(all.flatMap(({ recipients }) => recipients))) {
    const of = all.filter(({ recipients }) => recipients.includes(recipient))
    const name = of.map(({ reminderId }) => reminderId).join(' ')
    const group = groups.get(name) ?? { recipients: [], of }
    group.recipients.push(recipient)
    groups.set(name, group)
  }
  return [...groups.values()]
}

/** Everybody hears in one message of all those he has to hear of; somebody silent to two rungs is named once. */
export const tellOfSilent = async (
  store: Store,
  deps: Deps,
  about: About,
  reminders: readonly SentReminder[],
): Promise<void> => {
  const newest = new Map(reminders.map(reminder => [reminder.personId, reminder]))
  const all: Heard[] = []
  for (const reminder of newest.values()) {
    const heard = await hear(store, deps, about, reminder)
    if (heard) all.push(heard)
  }
  const { card, file } = about
  for (const { recipients, of } of groupsOf(all)) {
    const people = of.map(({ silent }) => silent)
    const key = `${of[0]?.reminderId}:${recipients[0]}`
    await store.notices.add({
      id: deps.newId(),
      dedupeKey: `inspection.unacknowledged:${key}`,
      subject: inspectionSubject(file.inspection.id),
      content: { kind: 'inspection.unacknowledged', card, people },
      recipients,
      at: deps.moment().at,
    })
  }
}
