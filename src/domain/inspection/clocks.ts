import {
  type Clock,
  type ClockInput,
  type ClockName,
  type ClockStart,
  decideClock,
} from '../calendar/clock.ts'
import type { Day } from '../day.ts'
import type { Deps, Store } from '../ports.ts'
import type { Inspection } from './inspection.ts'
import type { ProgressEvent, ProgressKind } from './progress.ts'

/** A time limit of an inspection: running, or waiting for its event. */
export type ClockView = Readonly<{ name: ClockName; clock: Clock }>

/** What is recorded when the event happens from which a limit runs. */
export const eventOf: Readonly<Record<ClockStart, ProgressKind>> = {
  subjectReportReceived: 'reportReceived',
  draftReceived: 'draftReceived',
}

/** Thematic supervision has its limit from the subject's report on, a State inspection from the draft. */
export const clocksFor = ({ kind, body }: Pick<Inspection, 'kind' | 'body'>): readonly ClockName[] => [
  ...(kind === 'thematic' ? (['thematicSupervision'] as const) : []),
  ...(body === 'state' ? (['stateConclusion'] as const) : []),
]

/** The committee's own level: the bot serves a province. */
const level = 'province'

/** What the events say of a clock; the rule of the day of its event counts, or of today while it has none. */
export const clockInput = async (
  store: Store,
  name: ClockName,
  events: readonly ProgressEvent[],
  today: Day,
): Promise<ClockInput | undefined> => {
  const now = await store.calendar.clock(name, today)
  const startedOn = (now && events.findLast(({ kind }) => kind === eventOf[now.start])?.happenedOn) ?? null
  const terms = startedOn === null ? now : await store.calendar.clock(name, startedOn)
  if (!terms) return undefined
  const extended = events.find(({ kind, details }) => kind === 'extended' && details.clock === name)
  const days = extended?.details.days
  const extension = extended && days !== undefined ? { days, on: extended.happenedOn } : null
  return { terms, level, startedOn, extension }
}

/** The limits of an inspection by the rulebook and the calendar; a clock whose rule is missing is left out. */
export const clocksOf = async (
  store: Store,
  deps: Deps,
  inspection: Pick<Inspection, 'kind' | 'body'>,
  events: readonly ProgressEvent[],
): Promise<readonly ClockView[]> => {
  const moment = deps.moment()
  const calendar = await store.calendar.load(moment)
  const views: ClockView[] = []
  for (const name of clocksFor(inspection)) {
    const input = await clockInput(store, name, events, moment.today)
    const decided = input && decideClock(calendar, input)
    if (decided?.ok) views.push({ name, clock: decided.value })
  }
  return views
}
