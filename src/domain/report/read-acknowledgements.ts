import { addDays } from '../day.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { type AcknowledgementsFacts, spans } from './acknowledgements.ts'
import { endOfDay } from './end-of-day.ts'
import { openReport } from './open.ts'
import type { ReportQuery } from './report.ts'

/**
 * What was to be confirmed as read or received in the last days, and how much of it was. Where a unit is asked for,
 * of the people with a post in it or below. Refuses as ReportRefusal says.
 */
export const readAcknowledgements = (deps: Deps, actor: Actor, query: ReportQuery) =>
  openReport<AcknowledgementsFacts>(deps, actor, 'acknowledgements', query, async (store, scope) => {
    const span = spans.find(days => String(days) === query.choice) ?? spans[0]
    const from = addDays(scope.day, 1 - span)
    const { timeZone, until } = await endOfDay(store, deps, scope.day)
    const window = { since: deps.zones.instant({ day: from, minute: 0 }, timeZone), until, timeZone }
    const broadcasts = await store.reports.acknowledgements.broadcasts(scope, window)
    const reminders = await store.reports.acknowledgements.reminders(scope, window)
    return { span, from, day: scope.day, broadcasts, reminders }
  })
