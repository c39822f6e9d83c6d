import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import type { Result } from '../result.ts'
import { type Opened, openReport } from './open.ts'
import type { PlanningFacts } from './planning.ts'
import type { ReportQuery, ReportRefusal } from './report.ts'
import { tallyPlanned } from './tally-planned.ts'

/** The lists of planned cadres of a term, counted; the choice is a term. Refuses as ReportRefusal says. */
export const readPlanning = (
  deps: Deps,
  actor: Actor,
  query: ReportQuery,
): Promise<Result<Opened<PlanningFacts>, ReportRefusal>> =>
  openReport(deps, actor, 'planning', query, async ({ planningReports: reports }, scope) => {
    const known = await reports.terms(scope.day)
    const composition = await reports.composition(scope.day)
    const terms = await reports.plannedTerms(scope)
    const term = terms.find(one => one === query.choice) ?? terms[0] ?? null
    const counts = term === null ? [] : await reports.planned(scope, term)
    const rule = composition?.rule ?? null
    const referenceDay = (term !== null && rule?.referenceDays[term]) || null
    const basis = composition?.basis ?? null
    const place = { units: await reports.units(scope), unitId: scope.unitId }
    const tally = tallyPlanned(counts, place, rule, referenceDay)
    return { terms, term, known, rule, basis, referenceDay, ...tally }
  })
