import type { Conversation } from '@grammyjs/conversations'
import type { Context as GrammyContext } from 'grammy'
import type { Context } from '../bot/context.ts'
import { withoutBidiControls } from '../bot/html.ts'
import type { Actor } from '../domain/person/person.ts'

/**
 * What became of an update while a question was open. `foreign`: it belongs to somebody else, the question
 * stays. `again`: it was dealt with, the question stays. Only plain JSON, because it is stored.
 */
export type Taken<Answer> =
  | Readonly<{ kind: 'foreign' }>
  | Readonly<{ kind: 'again' }>
  | Readonly<{ kind: 'answer'; answer: Answer }>

export const foreign = { kind: 'foreign' } as const
export const again = { kind: 'again' } as const
export const answer = <Answer>(value: Answer): Taken<Answer> => ({ kind: 'answer', answer: value })

export type Dialogue = Conversation<Context, GrammyContext>

/**
 * Waits for one answer. Whatever was said meanwhile is forgotten again, so a dialogue's log holds its answers
 * and nothing else, however long it lasts. `take` runs once per update, with the outer context: it saves, and
 * it shows what comes next. A failure inside it must not end the dialogue, so it is kept for the column to
 * throw after the dialogue has come to rest; the update then comes again and finds the same question.
 */
export const ask = async <Answer>(
  conversation: Dialogue,
  take: (ctx: Context) => Promise<Taken<Answer>>,
): Promise<Answer> => {
  const before = conversation.checkpoint()
  await conversation.wait()
  const taken = await conversation.external(async ctx => {
    try {
      return await take(ctx)
    } catch (error) {
      ctx.failure = error
      return again
    }
  })
  if (taken.kind === 'foreign') return conversation.skip({ next: true })
  if (taken.kind === 'again') return conversation.rewind(before)
  return taken.answer
}

/**
 * Text that is no command; a command belongs to everybody, also in the middle of a dialogue. Signs that turn
 * text around are left out before anything reads it: they could hide a marking or a number.
 */
export const typedText = (ctx: Context): string | undefined => {
  const text = ctx.message?.text
  return text === undefined || text.startsWith('/') ? undefined : withoutBidiControls(text)
}

/** Something sent that is neither text nor a press: a sticker, a photo, a contact; no command under a photo. */
export const isOtherMessage = ({ message }: Context): boolean =>
  message !== undefined && message.text === undefined && !message.caption?.startsWith('/')

/**
 * What somebody who is linked said to a question: no words where he sent something else than text. Undefined for a
 * press, a command and whatever else belongs to somebody else.
 */
export const saidBy = (ctx: Context): Readonly<{ actor: Actor; text: string }> | undefined => {
  const { actor } = ctx.viewer
  const text = typedText(ctx)
  return !actor || (text === undefined && !isOtherMessage(ctx)) ? undefined : { actor, text: text ?? '' }
}
