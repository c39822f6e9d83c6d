import { isDeepStrictEqual } from 'node:util'
import type { Middleware } from 'grammy'
import { type AccountChange, type Accounts, unknownAccount } from '../domain/account/account.ts'
import type { Context } from './context.ts'
import { toDigits, toLanguage } from './language.ts'
import type { Speeches } from './speech.ts'

type Deps = Readonly<{ accounts: Accounts; speeches: Speeches }>

/**
 * Loads in one statement who wrote and how to speak with him, and writes once at the end what changed. An
 * update whose effect on the account was written before has been answered, so it is not handled again.
 */
export const createViewer =
  ({ accounts, speeches }: Deps): Middleware<Context> =>
  async (ctx, next) => {
    const accountId = ctx.from?.id
    if (accountId === undefined) return
    const account = (await accounts.load(accountId)) ?? unknownAccount
    if (account.lastUpdateId === ctx.update.update_id) return
    const { personId, name, timeZone } = account
    const language = toLanguage(account.language ?? ctx.from?.language_code)
    const digits = toDigits(account.digits)
    ctx.viewer = {
      accountId,
      language,
      digits,
      timeZone,
      hasChosenLanguage: account.language !== null,
      actor: personId && name ? { personId, name } : null,
    }
    ctx.account = account
    ctx.speech = speeches(language, digits, timeZone)
    let change: AccountChange = account.reachable ? {} : { reachable: true }
    ctx.remember = more => {
      change = { ...change, ...more }
    }
    await next()
    const changed = Object.entries(change).filter(
      ([key, value]) => !isDeepStrictEqual(account[key as keyof AccountChange], value),
    )
    if (changed.length === 0) return
    await accounts.save(accountId, { ...Object.fromEntries(changed), lastUpdateId: ctx.update.update_id })
  }
