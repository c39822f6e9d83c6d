import type { ReportName } from '../domain/report/report.ts'
import { acknowledgementsView } from './reports/acknowledgements.ts'
import { type AskedReport, asReport } from './reports/asked-report.ts'
import { dueView } from './reports/due.ts'
import { hamletHeadsView } from './reports/hamlet-heads.ts'
import { levelsView } from './reports/levels.ts'
import { movementsView } from './reports/movements.ts'
import { nonLocalView } from './reports/non-local.ts'
import { planningView } from './reports/planning.ts'
import { recruitmentView } from './reports/recruitment.ts'
import { submissionsView } from './reports/submissions.ts'
import { targetsView } from './reports/targets.ts'

/** Every report there is; a line each, in the order of their names. */
export const reports: Readonly<Record<ReportName, AskedReport>> = {
  due: asReport(dueView),
  nonLocal: asReport(nonLocalView),
  movements: asReport(movementsView),
  submissions: asReport(submissionsView),
  levels: asReport(levelsView),
  acknowledgements: asReport(acknowledgementsView),
  planning: asReport(planningView),
  recruitment: asReport(recruitmentView),
  hamletHeads: asReport(hamletHeadsView),
  targets: asReport(targetsView),
}
