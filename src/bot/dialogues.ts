import { createConversation } from '@grammyjs/conversations'
import { Composer, type Middleware } from 'grammy'
import { announceName, createAnnounceDialogue } from '../conversations/announce.ts'
import { answerPetitionName, createAnswerPetition } from '../conversations/answer-petition.ts'
import { answerQuestionName, createAnswerQuestion } from '../conversations/answer-question.ts'
import { answerRequestName, createAnswerRequest } from '../conversations/answer-request.ts'
import { approveName, createApprove } from '../conversations/approve.ts'
import { arriveName, createArrive } from '../conversations/arrive.ts'
import { createImportCalendar, importCalendarName } from '../conversations/calendar.ts'
import { classifyName, createClassify } from '../conversations/classify.ts'
import { collectiveCommentName, createCollectiveComment } from '../conversations/collective.ts'
import { collectiveNameName, createCollectiveName } from '../conversations/collective-name.ts'
import { createCyclePlan, cyclePlanName } from '../conversations/cycle-plan.ts'
import {
  answerDataRequestName,
  createAnswerDataRequest,
  createWriteDataRequest,
  writeDataRequestName,
} from '../conversations/data-request.ts'
import { createDecline, declineName } from '../conversations/decline.ts'
import { createDeclineCause, declineCauseName } from '../conversations/decline-cause.ts'
import { createDeclineRole, declineRoleName } from '../conversations/decline-role.ts'
import { createDeclineRules, declineRulesName } from '../conversations/decline-rules.ts'
import { createDeputyDays, deputyDaysName } from '../conversations/deputy-days.ts'
import { createFill, fillName } from '../conversations/fill.ts'
import { createFind, findName } from '../conversations/find.ts'
import { createFindingDialogue, findingName } from '../conversations/finding.ts'
import { createFollowUpDialogue, followUpName } from '../conversations/follow-up.ts'
import { createImportRoster, importRosterName } from '../conversations/import.ts'
import { createInspectionDialogue, inspectionName } from '../conversations/inspection.ts'
import { askTeamName, createAskTeam } from '../conversations/inspection-question.ts'
import { createLog, logName } from '../conversations/log.ts'
import { createPaperCode, paperCodeName } from '../conversations/paper-code.ts'
import { createPaperDay, paperDayName } from '../conversations/paper-day.ts'
import { createPaperReturn, paperReturnName } from '../conversations/paper-return.ts'
import { createPeopleDialogue, peopleName } from '../conversations/people.ts'
import { createPetitionDialogue, petitionName } from '../conversations/petition.ts'
import { createReportDay, reportDayName } from '../conversations/report-day.ts'
import { createWriteRequest, writeRequestName } from '../conversations/requests.ts'
import { createReturn, returnName } from '../conversations/return.ts'
import { createRoleUnit, roleUnitName } from '../conversations/role-unit.ts'
import { createImportRules, importRulesName } from '../conversations/rules.ts'
import { createSearch, searchName } from '../conversations/search.ts'
import { createServiceDialogue, serviceName } from '../conversations/service-end.ts'
import { createTakeOver, takeOverName } from '../conversations/take-over.ts'
import type { Deps } from '../domain/ports.ts'
import type { Context } from './context.ts'
import type { ReadFile } from './file-download.ts'
import type { RosterDesk } from './roster-desk.ts'
import type { Speeches } from './speech.ts'

type Options = Readonly<{
  deps: Deps
  speeches: Speeches
  readFile: ReadFile
  rosterDesk: RosterDesk
}>

/** Every guided dialogue, known to the plugin by its name. */
export const createDialogues = (options: Options): Middleware<Context> => {
  const { deps, speeches, readFile } = options
  const bot = new Composer<Context>()
  bot.use(createConversation(createFill(deps), fillName))
  bot.use(createConversation(createReturn(deps), returnName))
  bot.use(createConversation(createArrive({ deps, speeches }), arriveName))
  bot.use(createConversation(createFindingDialogue(deps), findingName))
  bot.use(createConversation(createFind(deps), findName))
  bot.use(createConversation(createPeopleDialogue(deps), peopleName))
  bot.use(createConversation(createAnnounceDialogue(deps), announceName))
  bot.use(createConversation(createCyclePlan(deps), cyclePlanName))
  bot.use(createConversation(createCollectiveComment(deps), collectiveCommentName))
  bot.use(createConversation(createCollectiveName(deps), collectiveNameName))
  bot.use(createConversation(createDecline(deps), declineName))
  bot.use(createConversation(createDeclineCause(deps), declineCauseName))
  bot.use(createConversation(createWriteRequest(deps), writeRequestName))
  bot.use(createConversation(createAnswerRequest(deps), answerRequestName))
  bot.use(createConversation(createWriteDataRequest(deps), writeDataRequestName))
  bot.use(createConversation(createAnswerDataRequest(deps), answerDataRequestName))
  bot.use(createConversation(createFollowUpDialogue(deps), followUpName))
  bot.use(createConversation(createInspectionDialogue(deps), inspectionName))
  bot.use(createConversation(createLog(deps), logName))
  bot.use(createConversation(createAskTeam(deps), askTeamName))
  bot.use(createConversation(createAnswerQuestion(deps), answerQuestionName))
  bot.use(createConversation(createTakeOver(deps), takeOverName))
  bot.use(createConversation(createApprove(deps), approveName))
  bot.use(createConversation(createClassify(deps), classifyName))
  bot.use(createConversation(createSearch(deps), searchName))
  bot.use(createConversation(createDeputyDays(deps), deputyDaysName))
  bot.use(createConversation(createPetitionDialogue(deps), petitionName))
  bot.use(createConversation(createPaperCode(deps), paperCodeName))
  bot.use(createConversation(createPaperDay(deps), paperDayName))
  bot.use(createConversation(createReportDay(deps), reportDayName))
  bot.use(createConversation(createPaperReturn(deps), paperReturnName))
  bot.use(createConversation(createAnswerPetition(deps), answerPetitionName))
  bot.use(createConversation(createImportRules(deps, readFile), importRulesName))
  bot.use(createConversation(createImportCalendar({ deps, speeches, readFile }), importCalendarName))
  bot.use(createConversation(createImportRoster(options), importRosterName))
  bot.use(createConversation(createDeclineRules(deps), declineRulesName))
  bot.use(createConversation(createDeclineRole(deps), declineRoleName))
  bot.use(createConversation(createRoleUnit(deps), roleUnitName))
  bot.use(createConversation(createServiceDialogue(deps), serviceName))
  return bot
}
