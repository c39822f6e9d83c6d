import { BotError } from 'grammy'
import type { Update } from 'grammy/types'
import type { Accounts } from '../domain/account/account.ts'
import type { DeadLetter } from '../domain/account/dead-letter.ts'
import type { CanboBot } from './bot.ts'
import { describeFailure } from './failure.ts'
import type { InboxUpdate } from './intake.ts'
import { toDigits, toLanguage } from './language.ts'
import type { Speeches } from './speech.ts'

export type Log = Readonly<{
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}>

type Options = Readonly<{
  bot: CanboBot
  accounts: Accounts
  speeches: Speeches
  bury(letter: DeadLetter): Promise<void>
  now(): Date
  log: Log
}>

/** A bug is tried three times; what is only out of reach, about a quarter of an hour. */
const attempts = { fault: 3, outage: 20 } as const

/**
 * Works one update. What fails is tried again; what goes on failing is kept for the operator, the person is
 * told once, and his lane goes on. The log names the update, never what somebody wrote.
 */
export const createWorker =
  ({ bot, accounts, speeches, bury, now, log }: Options) =>
  async (item: InboxUpdate, attempt: number, lost: string | null = null): Promise<'done' | 'again'> => {
    const { updateId, lane } = item
    if (lost !== null) log.warn({ updateId, attempt, lost }, 'update comes again, its settlement was lost')
    const update = item.update as Update
    try {
      await bot.handle(update, attempt)
      return 'done'
    } catch (thrown) {
      const failure = describeFailure(thrown instanceof BotError ? thrown.error : thrown)
      const facts = { updateId, attempt, ...failure }
      if (attempt < attempts[failure.kind]) {
        log.warn(facts, 'update failed, will be tried again')
        return 'again'
      }
      log.error(facts, 'update given up')
      try {
        const fault = `${failure.name} ${failure.place}`.trim()
        await bury({ updateId, lane, fault, attempts: attempt, update, at: now() })
      } catch (error) {
        log.error({ updateId, ...describeFailure(error) }, 'dead letter not written, the update stays')
        return 'again'
      }
      await apologise(update).catch(error =>
        log.warn({ updateId, ...describeFailure(error) }, 'apology not sent'),
      )
      return 'done'
    }

    async function apologise({ message, callback_query: press }: Update): Promise<void> {
      const from = message?.from ?? press?.from
      const chat = message?.chat ?? press?.message?.chat
      if (!from || chat?.type !== 'private') return
      const account = await accounts.load(from.id)
      const digits = toDigits(account?.digits)
      const speech = speeches(toLanguage(account?.language ?? from.language_code), digits)
      await bot.api.sendMessage(chat.id, speech.html('common:apology'), { parse_mode: 'HTML' })
    }
  }
