import { type ClockName, type ClockRefusal, decideClock } from '../calendar/clock.ts'
import type { Day } from '../day.ts'
import { toKeptText } from '../evaluation/written-text.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { flawOfReason, type ReasonRefusal } from '../recommendation/reason.ts'
import { done, type Result, refused } from '../result.ts'
import { clockInput, clocksFor, eventOf } from './clocks.ts'
import { type FollowUp, lockInspection, type UnknownInspection, viewFollowUp } from './follow-up.ts'
import type { InspectionFile } from './inspection.ts'

type RunRefusal = UnknownInspection | 'inspection_not_open' | 'clock_unknown'

/** A clock of an inspection that is open or concluded. */
const lockRunning = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  id: string,
  name: ClockName,
): Promise<Result<InspectionFile, RunRefusal>> => {
  const locked = await lockInspection(store, deps, actor, id, 'inspection.record')
  if (!locked.ok) return locked
  const { inspection } = locked.value
  if (inspection.state !== 'opened' && inspection.state !== 'concluded') return refused('inspection_not_open')
  return clocksFor(inspection).includes(name) ? locked : refused('clock_unknown')
}

type StartRefusal = RunRefusal | 'clock_started' | 'start_day_future' | 'start_day_early'

/**
 * Records the day on which the event happened from which a limit runs; it can be recorded once. Refuses a day to
 * come, and one before the inspection was opened. A null day only asks whether it may be recorded.
 */
export const recordStart = (
  deps: Deps,
  actor: Actor,
  id: string,
  name: ClockName,
  day: Day | null,
): Promise<Result<FollowUp, StartRefusal>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const locked = await lockRunning(store, deps, actor, id, name)
    if (!locked.ok) return locked
    const view = await viewFollowUp(store, deps, actor, locked.value)
    const input = await clockInput(store, name, view.events, today)
    if (!input) return refused('clock_unknown')
    // The same day twice is the same word.
    if (input.startedOn !== null) return input.startedOn === day ? done(view) : refused('clock_started')
    if (day === null) return done(view)
    if (day > today) return refused('start_day_future')
    if (view.inspection.startsOn !== null && day < view.inspection.startsOn && day < openedOn(view, today))
      return refused('start_day_early')
    const kind = eventOf[input.terms.start]
    const event = { id: deps.newId(), inspectionId: id, kind, happenedOn: day, details: {} }
    await store.progress.add({ ...event, recordedById: actor.personId, recordedAt: at })
    const details = { inspectionId: id, kind }
    const action = 'inspection.recorded'
    await store.audit({ at, actorId: actor.personId, action, subjectId: null, details })
    return done(await viewFollowUp(store, deps, actor, locked.value))
  })

const openedOn = ({ events }: FollowUp, today: Day): Day =>
  events.find(({ kind }) => kind === 'opened')?.happenedOn ?? today

type ExtendRefusal = RunRefusal | 'clock_extended' | ClockRefusal | ReasonRefusal

/**
 * Extends a limit once, by so many days of its own unit, with a reason and no further than its fraction. Null
 * instead of days or reason only looks at what there is.
 */
export const extendClock = (
  deps: Deps,
  actor: Actor,
  id: string,
  name: ClockName,
  wanted: Readonly<{ days: number; reason: string | null }> | null,
): Promise<Result<FollowUp, ExtendRefusal>> =>
  deps.transaction(async store => {
    const moment = deps.moment()
    const { at, today } = moment
    const locked = await lockRunning(store, deps, actor, id, name)
    if (!locked.ok) return locked
    const view = await viewFollowUp(store, deps, actor, locked.value)
    const input = await clockInput(store, name, view.events, today)
    if (!input) return refused('clock_unknown')
    if (input.extension) return refused('clock_extended')
    const extension = wanted && { days: wanted.days, on: today }
    if (input.startedOn === null) return refused('clock_not_started')
    const decided = decideClock(await store.calendar.load(moment), { ...input, extension })
    if (!decided.ok) return decided
    if (wanted === null || wanted.reason === null) return done(view)
    const flaw = flawOfReason(wanted.reason)
    if (flaw) return refused(flaw)
    const details = { clock: name, days: wanted.days, reason: toKeptText(wanted.reason) }
    const event = {
      id: deps.newId(),
      inspectionId: id,
      kind: 'extended' as const,
      happenedOn: today,
      details,
    }
    await store.progress.add({ ...event, recordedById: actor.personId, recordedAt: at })
    const action = 'inspection.extended'
    const facts = { inspectionId: id, clock: name, days: wanted.days }
    await store.audit({ at, actorId: actor.personId, action, subjectId: null, details: facts })
    return done(await viewFollowUp(store, deps, actor, locked.value))
  })
