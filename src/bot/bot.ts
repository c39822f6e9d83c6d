import { type ConversationData, conversations, type VersionedState } from '@grammyjs/conversations'
import { Bot, GrammyError, type Middleware } from 'grammy'
import type { Update, UserFromGetMe } from 'grammy/types'
import type { Accounts } from '../domain/account/account.ts'
import { createConsentRenewal } from './consent-renewal.ts'
import type { Context } from './context.ts'
import { createDialogues } from './dialogues.ts'
import { createArrival } from './features/arrival.ts'
import { createFallback } from './features/fallback.ts'
import { createGroups } from './features/groups.ts'
import { createHelp } from './features/help.ts'
import { createHome } from './features/home.ts'
import { createPaperLink } from './features/paper-entry.ts'
import { createRetentionFeature } from './features/retention.ts'
import { createSettings } from './features/settings.ts'
import { createFeatures, type FeatureOptions } from './features.ts'
import { createReadFile } from './file-download.ts'
import type { SuggestIntents } from './intents.ts'
import { createLongTexts } from './long-text.ts'
import { answerPress } from './messenger.ts'
import { isLinked, type LinkedContext } from './press.ts'
import { createTelegramFetch } from './telegram-client.ts'
import { createViewer } from './viewer.ts'

export type BotOptions = Omit<FeatureOptions, 'readFile'> &
  Readonly<{
    token: string
    apiRoot: string
    botInfo?: UserFromGetMe
    accounts: Accounts
    suggest: SuggestIntents
    /** Told of every silence Telegram asks for, in seconds. */
    onTooMany(seconds: number): void
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
  bot.use(createConsentRenewal(deps))

  bot.use(rethrowing)
  bot.use(conversations<Context, never>({ storage: dialogueStorage }))
  bot.use(createDialogues({ deps, speeches, readFile, rosterDesk: options.rosterDesk }))

  bot.use(createHome(deps))
  bot.use(createHelp(deps))
  bot.use(createRetentionFeature(deps))
  bot.use(createSettings(deps, speeches))
  bot.use(createPaperLink(deps))
  bot.use(createArrival(deps))
  const linked = bot.filter<LinkedContext>(isLinked)
  linked.use(createFeatures({ ...options, readFile }))
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
