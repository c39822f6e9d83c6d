import { type Action, isAllowed } from '../access.ts'
import type { Actor, PersonSummary } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { InspectionFile } from './inspection.ts'
import { type InspectionCard, inspectionCardOf } from './notice.ts'
import type { SentReminder } from './reminder.ts'

/** An addressee of today with what he was sent, the newest first. */
export type Reminded = Readonly<{
  person: PersonSummary
  isReachable: boolean
  reminders: readonly SentReminder[]
}>

/** `acknowledged` of those who were reminded have acknowledged the newest reminder they were sent. */
export type ReminderBoard = Readonly<{
  card: InspectionCard
  people: readonly Reminded[]
  reminded: number
  acknowledged: number
}>

/** Not there, a draft, sealed, and not his are one answer. */
export const openFor = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  id: string,
  action: Action,
): Promise<Result<Readonly<{ file: InspectionFile; card: InspectionCard }>, 'inspection_unknown'>> => {
  const file = await store.inspections.lock(id, actor.personId, deps.moment().today)
  const card = file && inspectionCardOf(file)
  const isThere = file !== undefined && file.inspection.state !== 'draft'
  return card && isThere && isAllowed(action, file.relations)
    ? done({ file, card })
    : refused('inspection_unknown')
}

/** Who was told when, and who has acknowledged; for the team and staff. */
export const openReminderBoard = (
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<ReminderBoard, 'inspection_unknown'>> =>
  deps.transaction(async store => {
    const opened = await openFor(store, deps, actor, id, 'inspection.watch')
    if (!opened.ok) return opened
    const { file, card } = opened.value
    const persons = new Map(file.addressees.map(({ person }) => [person.id, person]))
    const sent = (await store.inspectionReminders.sent(id)).toReversed()
    const unreachable = await store.inspectionReminders.unreachable([...persons.keys()])
    const people = [...persons.values()].map(person => ({
      person,
      isReachable: !unreachable.includes(person.id),
      reminders: sent.filter(({ personId }) => personId === person.id),
    }))
    const newest = people.flatMap(({ reminders }) => reminders.slice(0, 1))
    const acknowledged = newest.filter(({ acknowledgedAt }) => acknowledgedAt !== null).length
    return done({ card, people, reminded: newest.length, acknowledged })
  })

/** The days of an inspection for somebody's calendar; `version` counts its changes. */
export const openInspectionDays = (
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<Readonly<{ card: InspectionCard; version: number }>, 'inspection_unknown'>> =>
  deps.transaction(async store => {
    const opened = await openFor(store, deps, actor, id, 'inspection.follow')
    if (!opened.ok) return opened
    const { file, card } = opened.value
    if (file.inspection.state === 'cancelled') return refused('inspection_unknown')
    return done({ card, version: file.inspection.version })
  })
