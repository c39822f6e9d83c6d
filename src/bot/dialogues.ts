import { createConversation } from '@grammyjs/conversations'
import { Composer, type Middleware } from 'grammy'
import { announceName, createAnnounceDialogue } from '../conversations/announce.ts'
import { answerPetitionName, createAnswerPetition } from '../conversations/answer-petition.ts'
import { approveName, createApprove } from '../conversations/approve.ts'
import { arriveName, createArrive } from '../conversations/arrive.ts'
import { classifyName, createClassify } from '../conversations/classify.ts'
import { createCyclePlan, cyclePlanName } from '../conversations/cycle-plan.ts'
import { createDecline, declineName } from '../conversations/decline.ts'
import { createDeclineCause, declineCauseName } from '../conversations/decline-cause.ts'
import { createDeputyDays, deputyDaysName } from '../conversations/deputy-days.ts'
import { createFill, fillName } from '../conversations/fill.ts'
import { createFind, findName } from '../conversations/find.ts'
import { createLog, logName } from '../conversations/log.ts'
import { createPetitionDialogue, petitionName } from '../conversations/petition.ts'
import { createReturn, returnName } from '../conversations/return.ts'
import {
  createDeclineRules,
  createImportRules,
  declineRulesName,
  importRulesName,
} from '../conversations/rules.ts'
import { createSearch, searchName } from '../conversations/search.ts'
import { createTakeOver, takeOverName } from '../conversations/take-over.ts'
import type { Deps } from '../domain/ports.ts'
import type { Context } from './context.ts'
import type { ReadFile } from './file-download.ts'
import type { Speeches } from './speech.ts'

type Options = Readonly<{ deps: Deps; speeches: Speeches; readFile: ReadFile }>

/** Every guided dialogue, known to the plugin by its name. */
export const createDialogues = ({ deps, speeches, readFile }: Options): Middleware<Context> => {
  const bot = new Composer<Context>()
  bot.use(createConversation(createFill(deps), fillName))
  bot.use(createConversation(createReturn(deps), returnName))
  bot.use(createConversation(createArrive({ deps, speeches }), arriveName))
  bot.use(createConversation(createFind(deps), findName))
  bot.use(createConversation(createAnnounceDialogue(deps), announceName))
  bot.use(createConversation(createCyclePlan(deps), cyclePlanName))
  bot.use(createConversation(createDecline(deps), declineName))
  bot.use(createConversation(createDeclineCause(deps), declineCauseName))
  bot.use(createConversation(createLog(deps), logName))
  bot.use(createConversation(createTakeOver(deps), takeOverName))
  bot.use(createConversation(createApprove(deps), approveName))
  bot.use(createConversation(createClassify(deps), classifyName))
  bot.use(createConversation(createSearch(deps), searchName))
  bot.use(createConversation(createDeputyDays(deps), deputyDaysName))
  bot.use(createConversation(createPetitionDialogue(deps), petitionName))
  bot.use(createConversation(createAnswerPetition(deps), answerPetitionName))
  bot.use(createConversation(createImportRules(deps, readFile), importRulesName))
  bot.use(createConversation(createDeclineRules(deps), declineRulesName))
  return bot
}
