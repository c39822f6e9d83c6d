import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { chosenCycle } from './cycles.ts'
import { endOfDay } from './end-of-day.ts'
import { openReport } from './open.ts'
import type { ReportQuery } from './report.ts'
import { nobody, rollUp, type SubmissionsFacts, sumHandedIn } from './submissions.ts'

/** Who has handed in of those under a cycle, unit by unit. Refuses as ReportRefusal says. */
export const readSubmissions = (deps: Deps, actor: Actor, query: ReportQuery) =>
  openReport<SubmissionsFacts>(deps, actor, 'submissions', query, async (store, scope) => {
    const { timeZone } = await endOfDay(store, deps, scope.day)
    const cycles = await store.reports.cycles.cycles(scope, timeZone, 'any')
    const chosen = chosenCycle(cycles, query.choice)
    const closedOn = chosen?.closedOn ?? null
    const countedOn = closedOn !== null && closedOn < scope.day ? closedOn : scope.day
    if (!chosen) return { cycles, chosen, countedOn, rows: [], total: nobody }
    const { until } = await endOfDay(store, deps, countedOn)
    const { units, counts } = await store.reports.cycles.handedIn({ ...scope, day: countedOn }, chosen, until)
    return { cycles, chosen, countedOn, rows: rollUp(units, counts), total: sumHandedIn(counts) }
  })
