import { buttons } from '../bot/buttons.ts'
import type { Context } from '../bot/context.ts'
import { isLanguage, type Language } from '../bot/language.ts'
import { showScreen } from '../bot/messenger.ts'
import { wordRefusal } from '../bot/refusal.ts'
import type { Screen } from '../bot/screen.ts'
import {
  arriveLanguageScreen,
  consentScreen,
  declinedScreen,
  identityScreen,
  notMeScreen,
  privacyHash,
  privacyVersion,
  welcomeScreen,
} from '../bot/screens/arrive.ts'
import type { Speeches } from '../bot/speech.ts'
import { acceptInvite } from '../domain/person/admit.ts'
import { disownInvite } from '../domain/person/disown.ts'
import type { Invitation } from '../domain/person/invitation.ts'
import type { Deps } from '../domain/ports.ts'
import { done } from '../domain/result.ts'
import { again, answer, ask, type Dialogue, foreign, type Taken } from './ask.ts'

export const arriveName = 'arrive'

type Options = Readonly<{ deps: Deps; speeches: Speeches }>

/** Language, then what is kept and why, then who it is: three questions, each by a button. */
export const createArrive =
  ({ deps, speeches }: Options) =>
  async (conversation: Dialogue, _: unknown, invitation: Invitation) => {
    await ask(conversation, ctx => takeLanguage(ctx, speeches))
    if (!(await ask(conversation, ctx => takeConsent(ctx, invitation)))) return
    await ask(conversation, ctx => takeIdentity(ctx, invitation, deps))
  }

const arrivalKeys = [
  buttons.arriveLanguage,
  buttons.arriveContinue,
  buttons.consent,
  buttons.decline,
  buttons.thatIsMe,
  buttons.notMe,
]

const isTyped = (ctx: Context): boolean => ctx.message !== undefined && !ctx.message.text?.startsWith('/')

/**
 * Whatever answers nothing shows the question again: typed text, the way back from another screen, a key of
 * another question on a message left behind. On the question's own message it was tapped twice, and is nothing.
 */
const stay = async (ctx: Context, question: Screen): Promise<Taken<never>> => {
  const data = ctx.callbackQuery?.data ?? ''
  const isStale = arrivalKeys.some(key => key.decode(data))
  if (isStale && ctx.callbackQuery?.message?.message_id === ctx.account.screenId) return again
  if (!isStale && !isTyped(ctx) && !buttons.arriveBack.decode(data)) return foreign
  await showScreen(ctx, question)
  return again
}

const chooseLanguage = (ctx: Context, language: Language, speeches: Speeches): void => {
  ctx.remember({ language })
  ctx.viewer = { ...ctx.viewer, language }
  ctx.speech = speeches(language, ctx.viewer.digits)
}

const takeLanguage = async (ctx: Context, speeches: Speeches): Promise<Taken<null>> => {
  const data = ctx.callbackQuery?.data ?? ''
  const chosen = buttons.arriveLanguage.decode(data)?.language
  if (chosen !== undefined && isLanguage(chosen)) {
    if (chosen === ctx.viewer.language) return again
    chooseLanguage(ctx, chosen, speeches)
    await showScreen(ctx, arriveLanguageScreen(ctx.speech))
    return again
  }
  if (buttons.arriveContinue.decode(data)) {
    ctx.remember({ language: ctx.viewer.language })
    await showScreen(ctx, consentScreen(ctx.speech))
    return answer(null)
  }
  return stay(ctx, arriveLanguageScreen(ctx.speech))
}

const takeConsent = async (ctx: Context, { person }: Invitation): Promise<Taken<boolean>> => {
  const data = ctx.callbackQuery?.data ?? ''
  if (buttons.consent.decode(data)) {
    await showScreen(ctx, identityScreen(person, ctx.speech))
    return answer(true)
  }
  if (buttons.decline.decode(data)) {
    await showScreen(ctx, declinedScreen(ctx.speech))
    return answer(false)
  }
  return stay(ctx, consentScreen(ctx.speech))
}

const takeIdentity = async (ctx: Context, invitation: Invitation, deps: Deps): Promise<Taken<null>> => {
  const data = ctx.callbackQuery?.data ?? ''
  if (buttons.thatIsMe.decode(data)) {
    await admit(ctx, invitation, deps)
    return answer(null)
  }
  if (buttons.notMe.decode(data)) {
    await disownInvite(deps, invitation.id)
    await showScreen(ctx, notMeScreen(ctx.speech))
    return answer(null)
  }
  return stay(ctx, identityScreen(invitation.person, ctx.speech))
}

const admit = async (ctx: Context, invitation: Invitation, deps: Deps): Promise<void> => {
  const { language, accountId, actor } = ctx.viewer
  const consent = { noticeVersion: privacyVersion, language, noticeHash: privacyHash(ctx.speech) }
  // Linked already: the press was worked on before, and only its answer was lost.
  const isAdmitted = actor?.personId === invitation.person.id
  const admitted = isAdmitted
    ? done(invitation.person)
    : await acceptInvite(deps, accountId, invitation, consent)
  const screen = admitted.ok
    ? welcomeScreen(admitted.value, ctx.speech)
    : { text: wordRefusal(ctx.speech, admitted.refusal), rows: [] }
  await showScreen(ctx, screen)
}
