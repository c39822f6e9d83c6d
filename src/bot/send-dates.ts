import { InputFile } from 'grammy'
import type { Context } from './context.ts'
import { type DatedEvent, datesFile } from './dates-file.ts'
import { toKeyboard } from './screen.ts'
import { homeKey } from './screens/home.ts'

type Named = Readonly<{ calendar: string; file: string; caption: string }>

/** Sends days for a calendar. Nothing protects them: a file nobody can save opens in no calendar. */
export const sendDates = async (
  ctx: Context,
  { calendar, file, caption }: Named,
  events: readonly DatedEvent[],
  at: Date,
): Promise<void> => {
  const { speech } = ctx
  await ctx.replyWithDocument(new InputFile(datesFile(calendar, events, at), `${file}.ics`), {
    caption,
    reply_markup: toKeyboard({ rows: [[homeKey(speech)]] }, speech),
  })
}
