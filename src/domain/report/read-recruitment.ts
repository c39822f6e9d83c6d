import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import type { Result } from '../result.ts'
import { type Opened, openReport } from './open.ts'
import { type RecruitmentFacts, spanOf, tallyRecruited } from './recruitment.ts'
import type { ReportQuery, ReportRefusal } from './report.ts'

/** Who was recruited, counted; the choice is a term, or a year. Refuses as ReportRefusal says. */
export const readRecruitment = (
  deps: Deps,
  actor: Actor,
  query: ReportQuery,
): Promise<Result<Opened<RecruitmentFacts>, ReportRefusal>> =>
  openReport(deps, actor, 'recruitment', query, async ({ planningReports, movementReports }, scope) => {
    const terms = await planningReports.terms(scope.day)
    const span = spanOf(terms, query.choice, scope.day)
    const counts = await planningReports.recruited(scope, span.from, span.to)
    const basis = await movementReports.termsBasis(scope.day)
    return { ...tallyRecruited(counts, span, terms, scope.day), basis }
  })
