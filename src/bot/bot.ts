import {
  type ConversationData,
  conversations,
  createConversation,
  type VersionedState,
} from '@grammyjs/conversations'
import { Bot, GrammyError, type Middleware } from 'grammy'
import type { Update, UserFromGetMe } from 'grammy/types'
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
import type { Accounts } from '../domain/account/account.ts'
import type { PrintSheet } from '../domain/evaluation/sheet.ts'
import type { Deps } from '../domain/ports.ts'
import type { Context } from './context.ts'
import { createAnnounce } from './features/announce.ts'
import { createApproval } from './features/approval.ts'
import { createArrival } from './features/arrival.ts'
import { createAudience } from './features/audience.ts'
import { createBroadcast } from './features/broadcast.ts'
import { createCause } from './features/cause.ts'
import { createClassification } from './features/classification.ts'
import { createCyclePlanning } from './features/cycle-plan.ts'
import { createCycles } from './features/cycles.ts'
import { createDeputy } from './features/deputy.ts'
import { createEvaluation } from './features/evaluation.ts'
import { createEvidence } from './features/evidence.ts'
import { createExplain } from './features/explain.ts'
import { createFallback } from './features/fallback.ts'
import { createGroups } from './features/groups.ts'
import { createHelp } from './features/help.ts'
import { createHistory } from './features/history.ts'
import { createHome } from './features/home.ts'
import { createInvite } from './features/invite.ts'
import { createNotebook } from './features/notebook.ts'
import { createNotice } from './features/notice.ts'
import { createOverdue } from './features/overdue.ts'
import { createPaper } from './features/paper.ts'
import { createPassedOn } from './features/passed-on.ts'
import { createPetition } from './features/petition.ts'
import { createPetitionAnswer } from './features/petition-answer.ts'
import { createRelatives } from './features/relatives.ts'
import { createReviewScore } from './features/review-score.ts'
import { createRuleFeature } from './features/rules.ts'
import { createSendBroadcast, type ShowProgress } from './features/send-broadcast.ts'
import { createSettings } from './features/settings.ts'
import { createTakeOverWay } from './features/take-over.ts'
import { createReadFile } from './file-download.ts'
import type { SuggestIntents } from './intents.ts'
import { createLongTexts } from './long-text.ts'
import { answerPress } from './messenger.ts'
import { isLinked, type LinkedContext } from './press.ts'
import type { Speeches } from './speech.ts'
import { createTelegramFetch } from './telegram-client.ts'
import { createViewer } from './viewer.ts'

export type BotOptions = Readonly<{
  token: string
  apiRoot: string
  botInfo?: UserFromGetMe
  deps: Deps
  accounts: Accounts
  speeches: Speeches
  suggest: SuggestIntents
  /** Told of every silence Telegram asks for, in seconds. */
  onTooMany(seconds: number): void
  showProgress: ShowProgress
  /** Sets what is to be printed. */
  print: PrintSheet
}>

/** Counts up with the shape of a dialogue's log; an open dialogue of another version is asked anew. */
const dialogueVersion = 1

/** Seconds a call may take; grammY's own default of 500 would hold a person's lane for minutes. */
const timeoutSeconds = 45

/**
 * Every press is answered, whatever its handler did, so that no button keeps spinning; and once, however
 * often its update is tried again.
 */
const createAcknowledging = (): Middleware<Context> => {
  const answered = new Set<string>()
  return async (ctx, next) => {
    const press = ctx.callbackQuery?.id
    ctx.acknowledge = async text => {
      if (press === undefined || answered.has(press)) return
      answered.add(press)
      try {
        await answerPress(ctx, text)
      } catch (error) {
        answered.delete(press)
        throw error
      }
    }
    try {
      await next()
    } finally {
      await ctx.acknowledge()
    }
    if (press !== undefined) answered.delete(press)
  }
}

/** A failure inside a dialogue is thrown here, after the dialogue has come to rest as it was before. */
const rethrowing: Middleware<Context> = async (ctx, next) => {
  await next()
  if (ctx.failure !== undefined) throw ctx.failure
}

const reachability: Middleware<Context> = async (ctx, next) => {
  if (!ctx.myChatMember) return next()
  ctx.remember({ reachable: ctx.myChatMember.new_chat_member.status === 'member' })
}

type Stored = VersionedState<ConversationData>

/** The open dialogue lives with the account, and is read and written with it. */
const dialogueStorage = {
  type: 'context' as const,
  version: dialogueVersion,
  adapter: {
    // The plugin changes what it reads in place; what was loaded has to stay what it was.
    read: (ctx: Context) => (structuredClone(ctx.account.dialogue) ?? undefined) as Stored | undefined,
    write: (ctx: Context, dialogue: Stored) => ctx.remember({ dialogue: structuredClone({ ...dialogue }) }),
    delete: (ctx: Context) => ctx.remember({ dialogue: null }),
  },
}

/** Unauthorized, or no bot by that name at all. */
const isTokenRefused = (error: unknown): boolean =>
  error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404)

/** The whole bot as one column, read from top to bottom; the fallback stands last. */
export const createBot = (options: BotOptions) => {
  const { token, apiRoot, botInfo, deps, accounts, speeches, suggest, onTooMany } = options
  const client = { apiRoot, timeoutSeconds, fetch: createTelegramFetch({ isAwaited: true, onTooMany }) }
  const bot = new Bot<Context>(token, { client, ...(botInfo ? { botInfo } : {}) })
  const readFile = createReadFile({ api: bot.api, apiRoot, token })
  const repeated = new WeakSet<Update>()

  bot.use(createGroups(speeches))
  bot.use(createViewer({ accounts, speeches }))
  bot.use((ctx, next) => {
    ctx.isRepeated = repeated.has(ctx.update)
    return next()
  })
  bot.use(createAcknowledging())
  bot.use(reachability)
  bot.use(createLongTexts())

  bot.use(rethrowing)
  bot.use(conversations<Context, never>({ storage: dialogueStorage }))
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

  bot.use(createHome(deps))
  bot.use(createHelp(deps))
  bot.use(createSettings(deps, speeches))
  bot.use(createArrival(deps))
  const linked = bot.filter<LinkedContext>(isLinked)
  linked.use(createEvaluation(deps))
  linked.use(createPaper(deps, speeches, options.print))
  linked.use(createHistory(deps))
  linked.use(createPassedOn(deps))
  linked.use(createApproval(deps))
  linked.use(createExplain(deps))
  linked.use(createCause(deps))
  linked.use(createEvidence(deps))
  linked.use(createReviewScore(deps))
  linked.use(createClassification(deps))
  linked.use(createPetition(deps))
  linked.use(createPetitionAnswer(deps))
  linked.use(createDeputy(deps))
  linked.use(createRelatives(deps))
  linked.use(createOverdue(deps))
  linked.use(createCycles(deps))
  linked.use(createCyclePlanning(deps))
  linked.use(createInvite(deps))
  linked.use(createRuleFeature(deps))
  linked.use(createNotice(deps))
  linked.use(createNotebook(deps))
  linked.use(createTakeOverWay(deps))
  linked.use(createAnnounce(deps))
  linked.use(createAudience(deps))
  linked.use(createSendBroadcast(deps, speeches, options.showProgress))
  linked.use(createBroadcast(deps))
  bot.use(createFallback(deps, suggest))

  return {
    api: bot.api,
    /** Asks Telegram who the bot is, as long as it takes. False when it does not accept the token. */
    introduce: (): Promise<boolean> =>
      bot.init().then(
        () => true,
        error => {
          if (isTokenRefused(error)) return false
          throw error
        },
      ),
    get me() {
      return bot.botInfo
    },
    /** Handles one update; `attempt` counts from 1. Throws whatever stopped it. */
    handle: (update: Update, attempt: number): Promise<void> => {
      if (attempt > 1) repeated.add(update)
      return bot.handleUpdate(update)
    },
  }
}

export type CanboBot = ReturnType<typeof createBot>
