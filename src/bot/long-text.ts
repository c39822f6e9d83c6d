import type { Middleware } from 'grammy'
import type { Context } from './context.ts'

/** Clients cut a text of more than 4,096 characters in the second half of what fits: this long, it may be a part. */
const shortestPart = 2_048

/** The parts of one text are sent at once, and carry the same second or the next. In milliseconds. */
const together = 2_000

/**
 * A text too long for one message arrives in several. Only the first is an answer, or is refused for its
 * length; the others would be taken for the next answer, so they are not taken, and that is said.
 */
export const createLongTexts = (): Middleware<Context> => async (ctx, next) => {
  const { message } = ctx
  if (message?.text === undefined) return next()
  const at = new Date(message.date * 1_000)
  const { longTextAt } = ctx.account
  const isPart = longTextAt !== null && at.getTime() - longTextAt.getTime() < together
  if (message.text.length >= shortestPart) ctx.remember({ longTextAt: at })
  else if (longTextAt !== null) ctx.remember({ longTextAt: null })
  if (!isPart || message.text.startsWith('/')) return next()
  await ctx.reply(ctx.speech.html('common:textPart'), { parse_mode: 'HTML' })
}
