import type { Context as GrammyContext } from 'grammy'
import { Composer, GrammyError } from 'grammy'
import { toLanguage } from '../language.ts'
import type { Speeches } from '../speech.ts'

/**
 * The bot has no business in groups: personnel matters are between it and one person. A command there is
 * answered once with where to write, and a group it was put into is left.
 */
export const createGroups = (speeches: Speeches): Composer<GrammyContext> => {
  const groups = new Composer<GrammyContext>()
  const outside = groups.filter(ctx => ctx.chat !== undefined && ctx.chat.type !== 'private')

  outside.on('my_chat_member', async ctx => {
    const { status } = ctx.myChatMember.new_chat_member
    if (status === 'left' || status === 'kicked') return
    await leave(ctx, speeches)
  })
  outside.on('message::bot_command', ctx => leave(ctx, speeches))
  outside.on('callback_query', ctx => ctx.answerCallbackQuery())
  outside.use(() => {})
  return groups
}

const leave = async (ctx: GrammyContext, speeches: Speeches): Promise<void> => {
  const speech = speeches(toLanguage(ctx.from?.language_code), 'latn')
  try {
    await ctx.reply(speech.html('common:onlyPrivate'), { parse_mode: 'HTML' })
    await ctx.leaveChat()
  } catch (error) {
    // Groups where the bot may not write or that threw it out already need nothing more from it.
    if (!(error instanceof GrammyError) || error.error_code >= 500) throw error
  }
}
