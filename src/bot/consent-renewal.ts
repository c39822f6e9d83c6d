import { Composer, type NextFunction } from 'grammy'
import { agreeAnew } from '../domain/person/consent.ts'
import type { Deps } from '../domain/ports.ts'
import { buttons } from './buttons.ts'
import type { Context } from './context.ts'
import { editScreen, sendScreen } from './messenger.ts'
import { isLinked, type LinkedContext } from './press.ts'
import { privacyHash, privacyVersion } from './screens/arrive.ts'
import { agreedAnewScreen, consentRenewalScreen } from './screens/consent-renewal.ts'

/** What needs no consent: reading the notice, in whatever language, a copy of one’s data, who looked at it, and parting. */
const freeKeys = [
  buttons.privacy,
  buttons.retention,
  buttons.settings,
  buttons.language,
  buttons.digits,
  buttons.ownData,
  buttons.getOwnData,
  buttons.looks,
  buttons.askUnlink,
  buttons.unlink,
]
const freeCommands = /^\/(?:privacy|settings|mydata|access|unlink)\b/

const isFree = ({ message, callbackQuery }: Context): boolean =>
  callbackQuery
    ? freeKeys.some(key => key.decode(callbackQuery.data ?? ''))
    : freeCommands.test(message?.text ?? '')

/** Whether a key stood under the notice as it is today, in the language it would be kept in. */
const isShown = (agreed: Readonly<{ version: number; language: string }>, { viewer }: Context): boolean =>
  agreed.version === privacyVersion && agreed.language === viewer.language

/** An answer somebody typed to a question: it cannot be pressed again, so it is taken. */
const isAnswer = ({ message, account }: Context): boolean =>
  message !== undefined && !message.text?.startsWith('/') && account.dialogue !== null

/**
 * Whoever agreed to an older version of the privacy notice is asked anew at his next use, in a message of its own:
 * the open dialogue and its screen stay as they are. What he was typing just then is taken; from then on everything
 * waits for his answer, but what needs no consent.
 */
export const createConsentRenewal = (deps: Deps): Composer<Context> => {
  /** Who was asked since this process started. */
  const asked = new Set<number>()

  const ask = async (ctx: Context, isTaken: boolean): Promise<void> => {
    const { accountId } = ctx.viewer
    await sendScreen(ctx.api, accountId, consentRenewalScreen(isTaken, ctx.speech), ctx.speech)
    asked.add(accountId)
  }

  const agree = async (ctx: LinkedContext): Promise<void> => {
    const { accountId, actor, language } = ctx.viewer
    const proof = { noticeVersion: privacyVersion, language, noticeHash: privacyHash(ctx.speech) }
    await agreeAnew(deps, actor, accountId, proof)
    asked.delete(accountId)
    const messageId = ctx.callbackQuery?.message?.message_id
    if (messageId !== undefined)
      await editScreen(ctx.api, accountId, messageId, agreedAnewScreen(ctx.speech), ctx.speech)
  }

  /** The notice has changed since, or he reads another language now: he has not read what he would agree to. */
  const showAnew = async (ctx: LinkedContext): Promise<void> => {
    const { accountId } = ctx.viewer
    const messageId = ctx.callbackQuery?.message?.message_id
    if (messageId === undefined) return ask(ctx, true)
    await editScreen(ctx.api, accountId, messageId, consentRenewalScreen(true, ctx.speech), ctx.speech)
    asked.add(accountId)
  }

  const hold = async (ctx: LinkedContext, next: NextFunction): Promise<void> => {
    const isAsked = asked.has(ctx.viewer.accountId)
    if (ctx.callbackQuery) {
      await ctx.acknowledge(ctx.speech.text('privacy:answerFirst'))
      return isAsked ? undefined : ask(ctx, true)
    }
    const isTaken = !isAsked && isAnswer(ctx)
    if (isTaken) await next()
    await ask(ctx, isTaken || Boolean(ctx.message?.text?.startsWith('/')))
  }

  const renewal = new Composer<Context>()
  renewal.use(async (ctx, next) => {
    if (!isLinked(ctx)) return next()
    const agreed = buttons.agreeAnew.decode(ctx.callbackQuery?.data ?? '')
    if (agreed) return isShown(agreed, ctx) ? agree(ctx) : showAnew(ctx)
    const { consentVersion } = ctx.account
    const isOld = consentVersion !== null && consentVersion < privacyVersion
    const isUse = ctx.message !== undefined || ctx.callbackQuery !== undefined
    return isOld && isUse && !isFree(ctx) ? hold(ctx, next) : next()
  })
  return renewal
}
