import { Composer, InputFile } from 'grammy'
import { importCalendarName } from '../../conversations/calendar.ts'
import { readYear } from '../../domain/calendar/read-year.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { holidayFile } from '../holiday-file.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import { calendarScreen, yearText } from '../screens/calendar.ts'
import { askCalendarScreen } from '../screens/holiday-file.ts'
import { homeKey } from '../screens/home.ts'

/** /calendar: which days are worked, for everybody; admins change a year by a file. */
export const createCalendarFeature = (deps: Deps): Composer<LinkedContext> => {
  const feature = new Composer<LinkedContext>()

  const show = async (ctx: LinkedContext, year: number | null, refusal?: WordedRefusal): Promise<void> => {
    await leaveDialogue(ctx)
    const { speech } = ctx
    const read = await readYear(deps, ctx.viewer.actor, year)
    const screen = read.ok
      ? calendarScreen(read.value, speech)
      : { text: wordRefusal(speech, read.refusal), rows: [[homeKey(speech)]] }
    await showScreen(ctx, refusal ? withSentence(screen, wordRefusal(speech, refusal)) : screen)
  }
  feature.command('calendar', ctx => show(ctx, null))
  onPress(feature, buttons.calendar, (ctx, { year }) => show(ctx, year))
  // Whoever presses it without a file that waits: it was written, or the dialogue was left.
  onPress(feature, buttons.changeCalendar, (ctx, { year }) => show(ctx, year, 'calendar_import_over'))

  onPress(feature, buttons.calendarFile, async (ctx, { year }) => {
    const read = await readYear(deps, ctx.viewer.actor, year)
    if (!read.ok || !read.value.mayChange) return show(ctx, year, 'not_allowed')
    const { speech } = ctx
    const { holidays } = read.value
    const name = `${speech.text('calendar:fileName')}-${read.value.year}.csv`
    await ctx.replyWithDocument(new InputFile(holidayFile(holidays, speech), name), {
      caption: speech.text('calendar:fileCaption', {
        period: yearText(read.value.year, speech),
        count: holidays.length,
      }),
    })
  })

  onPress(feature, buttons.importCalendar, async (ctx, { year }) => {
    const read = await readYear(deps, ctx.viewer.actor, year)
    if (!read.ok || !read.value.mayChange) return show(ctx, year, 'not_allowed')
    await leaveDialogue(ctx)
    await ctx.conversation.enter(importCalendarName, read.value.year)
    await showScreen(ctx, askCalendarScreen(read.value.year, ctx.speech))
  })
  return feature
}
