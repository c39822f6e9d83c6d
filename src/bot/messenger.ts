import { type Api, GrammyError, HttpError } from 'grammy'
import type { Context } from './context.ts'
import { type Screen, toKeyboard, toMessageText } from './screen.ts'
import type { Speech } from './speech.ts'

/** Facts about a refused call that only its description tells; kept in this one place. */
const isUnchanged = (error: unknown): boolean =>
  error instanceof GrammyError &&
  error.error_code === 400 &&
  error.description.includes('message is not modified')

const isUneditable = (error: unknown): boolean =>
  error instanceof GrammyError &&
  error.error_code === 400 &&
  /message to edit not found|message can't be edited|MESSAGE_ID_INVALID|there is no text in the message/.test(
    error.description,
  )

const isTooLate = (error: unknown): boolean =>
  error instanceof GrammyError && error.error_code === 400 && error.description.includes('query is too old')

/** Refused by Telegram, or lost on the way there or back. */
const isFailedCall = (error: unknown): boolean => error instanceof GrammyError || error instanceof HttpError

const options = (screen: Screen, speech: Speech) => ({
  ...(screen.isPlain ? {} : { parse_mode: 'HTML' as const }),
  reply_markup: toKeyboard(screen, speech),
})

const noPreview = { link_preview_options: { is_disabled: true } }

/** A message stays as it was sent, and most may be edited into personnel content later. */
const isProtected = (screen: Screen): boolean => screen.isProtected !== false

/** Sends a screen as a new message; answers its id. */
export const sendScreen = async (
  api: Api,
  chatId: number,
  screen: Screen,
  speech: Speech,
): Promise<number> => {
  const text = toMessageText(screen, speech)
  const more = { ...options(screen, speech), protect_content: isProtected(screen) }
  const { attachment } = screen
  if (!attachment) return (await api.sendMessage(chatId, text, { ...more, ...noPreview })).message_id
  const captioned = { ...more, caption: text }
  const sent =
    attachment.kind === 'photo'
      ? await api.sendPhoto(chatId, attachment.file, captioned)
      : await api.sendDocument(chatId, attachment.file, captioned)
  return sent.message_id
}

/** Edits a message into a screen. False when there is no such message any more, or it is no text. */
export const editScreen = async (
  api: Api,
  chatId: number,
  messageId: number,
  screen: Screen,
  speech: Speech,
): Promise<boolean> => {
  try {
    const more = { ...options(screen, speech), ...noPreview }
    await api.editMessageText(chatId, messageId, toMessageText(screen, speech), more)
    return true
  } catch (error) {
    if (isUnchanged(error)) return true
    if (isUneditable(error)) return false
    throw error
  }
}

/** Changes the buttons of a message, whatever it shows, and nothing else. False when it is there no longer. */
export const changeKeys = async (
  api: Api,
  chatId: number,
  messageId: number,
  rows: Screen['rows'],
  speech: Speech,
): Promise<boolean> => {
  try {
    await api.editMessageReplyMarkup(chatId, messageId, { reply_markup: toKeyboard({ rows }, speech) })
    return true
  } catch (error) {
    if (isUnchanged(error)) return true
    if (isUneditable(error)) return false
    throw error
  }
}

/** A screen that is left behind keeps its words and loses its buttons; not worth a failure. */
const retireScreen = async (api: Api, chatId: number, messageId: number): Promise<void> => {
  try {
    await api.editMessageReplyMarkup(chatId, messageId)
  } catch (error) {
    if (!isFailedCall(error)) throw error
  }
}

type Pressed = NonNullable<NonNullable<Context['callbackQuery']>['message']>

/** Telegram knows no edit of the protection, nor one of words into a picture and back. */
const canBecome = (pressed: Pressed, screen: Screen): boolean =>
  'has_protected_content' in pressed === isProtected(screen) && !('photo' in pressed) && !screen.attachment

/**
 * The one living screen: a press edits the message it came from; after anything typed, and where the message
 * cannot become the screen, it comes anew below, and the old one loses its buttons. `speech` is another's only
 * where somebody is shown what that one sees.
 */
export const showScreen = async (ctx: Context, screen: Screen, speech = ctx.speech): Promise<void> => {
  const chatId = ctx.viewer.accountId
  const before = ctx.account.screenId
  // A screen without buttons has nothing to lose when it is left behind.
  const hasKeys = screen.rows.some(row => row.length > 0)
  const live = (messageId: number) => ctx.remember({ screenId: hasKeys ? messageId : null })
  const pressed = ctx.callbackQuery?.message
  const isFit = pressed !== undefined && canBecome(pressed, screen)
  if (isFit && (await editScreen(ctx.api, chatId, pressed.message_id, screen, speech))) {
    live(pressed.message_id)
    return
  }
  live(await sendScreen(ctx.api, chatId, screen, speech))
  if (pressed && !isFit) await retireScreen(ctx.api, chatId, pressed.message_id)
  if (before !== null && before !== pressed?.message_id) await retireScreen(ctx.api, chatId, before)
}

/** A screen that leaves the message it was asked for on to go on showing what it shows. */
export const showBelow = async (ctx: Context, screen: Screen): Promise<void> => {
  const chatId = ctx.viewer.accountId
  const before = ctx.account.screenId
  ctx.remember({ screenId: await sendScreen(ctx.api, chatId, screen, ctx.speech) })
  const isLeftBehind = before !== null && before !== ctx.callbackQuery?.message?.message_id
  if (isLeftBehind) await retireScreen(ctx.api, chatId, before)
}

/**
 * Answers a press. It may be too old to be answered, which harms nobody; and where there is nothing to say,
 * a button that spins a little longer is not worth doing the whole step again.
 */
export const answerPress = async (ctx: Context, text?: string): Promise<void> => {
  try {
    await ctx.answerCallbackQuery(text === undefined ? undefined : { text, show_alert: true })
  } catch (error) {
    if (!isTooLate(error) && !(isFailedCall(error) && text === undefined)) throw error
  }
}
