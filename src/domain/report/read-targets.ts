import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import type { Result } from '../result.ts'
import { type Opened, openReport } from './open.ts'
import type { ReportQuery, ReportRefusal } from './report.ts'
import { type TargetFacts, tallyTargets } from './targets.ts'

/** Which targets of resolutions are reached. Refuses as ReportRefusal says. */
export const readTargets = (
  deps: Deps,
  actor: Actor,
  query: ReportQuery,
): Promise<Result<Opened<TargetFacts>, ReportRefusal>> =>
  openReport(deps, actor, 'targets', query, async ({ planningReports }, scope) =>
    tallyTargets(await planningReports.targets(scope)),
  )
