import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import type { Result } from '../result.ts'
import { type HamletHeadFacts, tallyHamletHeads } from './hamlet-heads.ts'
import { type Opened, openReport } from './open.ts'
import type { ReportQuery, ReportRefusal } from './report.ts'

/** How many heads of hamlets are members of the Party. Refuses as ReportRefusal says. */
export const readHamletHeads = (
  deps: Deps,
  actor: Actor,
  query: ReportQuery,
): Promise<Result<Opened<HamletHeadFacts>, ReportRefusal>> =>
  openReport(deps, actor, 'hamletHeads', query, async ({ planningReports: reports }, scope) => {
    const place = { units: await reports.units(scope), unitId: scope.unitId }
    return tallyHamletHeads(await reports.hamletHeads(scope), place)
  })
