import { Composer, type Middleware } from 'grammy'
import type { DrawChart } from '../domain/chart.ts'
import type { PrintSheet } from '../domain/evaluation/sheet.ts'
import type { Deps } from '../domain/ports.ts'
import type { WriteWorkbook } from '../domain/table.ts'
import type { Background } from './background.ts'
import { createAnnounce } from './features/announce.ts'
import { createApproval } from './features/approval.ts'
import { createAudience } from './features/audience.ts'
import { createBoard } from './features/board.ts'
import { createBroadcast } from './features/broadcast.ts'
import { createCalendarFeature } from './features/calendar.ts'
import { createCapPicture } from './features/cap-picture.ts'
import { createCause } from './features/cause.ts'
import { createClassification } from './features/classification.ts'
import { createCollective } from './features/collective.ts'
import { createCollectiveMember } from './features/collective-member.ts'
import { createCyclePlanning } from './features/cycle-plan.ts'
import { createCycles } from './features/cycles.ts'
import { createDataRequest } from './features/data-request.ts'
import { createDeputy } from './features/deputy.ts'
import { createDutyDates } from './features/duty-dates.ts'
import { createEvaluation } from './features/evaluation.ts'
import { createEvidence } from './features/evidence.ts'
import { createExplain } from './features/explain.ts'
import { createFinding } from './features/finding.ts'
import { createHistory } from './features/history.ts'
import { createImport } from './features/import.ts'
import { createInspectionDraft } from './features/inspection-draft.ts'
import { createInspectionPeople } from './features/inspection-people.ts'
import { createInspectionReminder } from './features/inspection-reminder.ts'
import { createInspectionList } from './features/inspections.ts'
import { createInvite } from './features/invite.ts'
import { createMyData } from './features/my-data.ts'
import { createNotebook } from './features/notebook.ts'
import { createNotice } from './features/notice.ts'
import { createOnSite } from './features/on-site.ts'
import { createOverdue } from './features/overdue.ts'
import { createOwnDataFeature } from './features/own-data.ts'
import { createPaper } from './features/paper.ts'
import { createPaperEntry } from './features/paper-entry.ts'
import { createPaperPrint } from './features/paper-print.ts'
import { createPaperSign } from './features/paper-sign.ts'
import { createPassedOn } from './features/passed-on.ts'
import { createPeople } from './features/people.ts'
import { createPersonCard } from './features/person.ts'
import { createPersonLink } from './features/person-link.ts'
import { createPetition } from './features/petition.ts'
import { createPetitionAnswer } from './features/petition-answer.ts'
import { createRecommendation } from './features/recommendation.ts'
import { createRelatives } from './features/relatives.ts'
import { createReports } from './features/report.ts'
import { createRequests } from './features/requests.ts'
import { createReviewScore } from './features/review-score.ts'
import { createRoleFeature } from './features/roles.ts'
import { createRotation } from './features/rotation.ts'
import { createRuleFeature } from './features/rules.ts'
import { createSendBroadcast, type ShowProgress } from './features/send-broadcast.ts'
import { createServiceFeature } from './features/service-end.ts'
import { createTakeOverWay } from './features/take-over.ts'
import { createUrge } from './features/urge.ts'
import { createVerification } from './features/verification.ts'
import type { ReadFile } from './file-download.ts'
import type { LinkedContext } from './press.ts'
import type { RosterDesk } from './roster-desk.ts'
import type { Speeches } from './speech.ts'

export type FeatureOptions = Readonly<{
  deps: Deps
  speeches: Speeches
  showProgress: ShowProgress
  /** Sets what is to be printed. */
  print: PrintSheet
  /** Draws a chart. */
  drawChart: DrawChart
  writeWorkbook: WriteWorkbook
  rosterDesk: RosterDesk
  readFile: ReadFile
  /** What takes longer than an answer. */
  background: Background
}>

/** What somebody who is linked to a person can do, in the order in which it is asked whose affair an update is. */
export const createFeatures = (options: FeatureOptions): Middleware<LinkedContext> => {
  const { deps, speeches } = options
  const linked = new Composer<LinkedContext>()
  linked.use(createEvaluation(deps))
  linked.use(createPaper(deps, speeches, options.print))
  linked.use(createPaperEntry(deps))
  linked.use(createPaperPrint(deps, speeches, options.print))
  linked.use(createPaperSign(deps))
  linked.use(createHistory(deps))
  linked.use(createPassedOn(deps))
  linked.use(createApproval(deps))
  linked.use(createExplain(deps))
  linked.use(createCause(deps))
  linked.use(createEvidence(deps))
  linked.use(createReviewScore(deps))
  linked.use(createClassification(deps))
  linked.use(createCapPicture(deps, options.drawChart))
  linked.use(createPetition(deps))
  linked.use(createPetitionAnswer(deps))
  linked.use(createRotation(deps))
  linked.use(createRequests(deps))
  linked.use(createDeputy(deps))
  linked.use(createRelatives(deps))
  linked.use(createOverdue(deps))
  linked.use(createOnSite(deps))
  linked.use(createRecommendation(deps))
  linked.use(createVerification(deps))
  linked.use(createUrge(deps))
  linked.use(createCollective(deps))
  linked.use(createCollectiveMember(deps))
  linked.use(createCycles(deps))
  linked.use(createCyclePlanning(deps))
  linked.use(createInspectionReminder(deps))
  linked.use(createInspectionList(deps))
  linked.use(createInspectionDraft(deps))
  linked.use(createInspectionPeople(deps))
  linked.use(createInvite(deps))
  linked.use(createPeople(deps))
  linked.use(createPersonCard(deps))
  linked.use(createPersonLink(deps))
  linked.use(createRuleFeature(deps))
  linked.use(createRoleFeature(deps))
  linked.use(createServiceFeature(deps))
  linked.use(createImport(options))
  linked.use(createCalendarFeature(deps))
  linked.use(createNotice(deps))
  linked.use(createNotebook(deps))
  linked.use(createOwnDataFeature(deps))
  linked.use(createMyData(deps, options.writeWorkbook))
  linked.use(createDataRequest(deps))
  linked.use(createFinding(deps))
  linked.use(createBoard(options))
  linked.use(createReports(options))
  linked.use(createDutyDates(deps))
  linked.use(createTakeOverWay(deps))
  linked.use(createAnnounce(deps))
  linked.use(createAudience(deps))
  linked.use(createSendBroadcast(deps, speeches, options.showProgress))
  linked.use(createBroadcast(deps, options.writeWorkbook))
  return linked
}
