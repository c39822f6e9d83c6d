import { buttons } from '../bot/buttons.ts'
import type { Context } from '../bot/context.ts'
import type { ReadFile } from '../bot/file-download.ts'
import { largestHolidayFile, readHolidayFile } from '../bot/holiday-file.ts'
import { showScreen } from '../bot/messenger.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../bot/refusal.ts'
import {
  askCalendarScreen,
  calendarFaultsScreen,
  calendarPlanScreen,
  calendarWrittenScreen,
} from '../bot/screens/holiday-file.ts'
import type { Speeches } from '../bot/speech.ts'
import { changeYear } from '../domain/calendar/change.ts'
import { checkYear } from '../domain/calendar/check-year.ts'
import type { YearRow } from '../domain/calendar/year.ts'
import type { Actor } from '../domain/person/person.ts'
import type { Deps } from '../domain/ports.ts'
import { again, answer, ask, type Dialogue, foreign, isOtherMessage, type Taken, typedText } from './ask.ts'

export const importCalendarName = 'importCalendar'

type Options = Readonly<{ deps: Deps; speeches: Speeches; readFile: ReadFile }>

/** The rows somebody was shown the changes of; null before there is a file, `over` when nothing is open any more. */
type Rows = readonly YearRow[] | null

type Taking = Readonly<{ ctx: Context; actor: Actor; year: number; rows: Rows }> & Options

/** Takes the file of a year, shows what it would change, and writes it on one press; another file takes its place. */
export const createImportCalendar =
  (options: Options) =>
  async (conversation: Dialogue, _: unknown, year: number): Promise<void> => {
    let rows: Rows = null
    for (;;) {
      const before: Rows = rows
      const next: Exclude<Rows, null> | 'over' = await ask(conversation, ctx =>
        take(ctx, year, before, options),
      )
      if (next === 'over') return
      rows = next
    }
  }

const take = async (
  ctx: Context,
  year: number,
  rows: Rows,
  options: Options,
): Promise<Taken<readonly YearRow[] | 'over'>> => {
  const { actor } = ctx.viewer
  const pressed = buttons.changeCalendar.decode(ctx.callbackQuery?.data ?? '')
  const isOurs = pressed ? rows !== null : typedText(ctx) !== undefined || isOtherMessage(ctx)
  if (!actor || !isOurs) return foreign
  const taking = { ctx, actor, year, rows, ...options }
  return pressed ? confirm(taking, pressed.fingerprint) : takeFile(taking)
}

/** The question as it stands: the changes of the file that is open, or for a file. */
const askAgain = async (taking: Taking, refusal: WordedRefusal): Promise<Taken<'over'>> => {
  const { ctx, actor, year, rows, deps } = taking
  const { speech } = ctx
  const checked = rows && (await checkYear(deps, actor, rows))
  const plan = checked?.ok ? checked.value.plan : null
  const screen = plan ? calendarPlanScreen(plan, speech) : askCalendarScreen(year, speech)
  await showScreen(ctx, withSentence(screen, wordRefusal(speech, refusal)))
  return again
}

const takeFile = async (taking: Taking): Promise<Taken<readonly YearRow[] | 'over'>> => {
  const { ctx, actor, year, deps, speeches, readFile } = taking
  const document = ctx.message?.document
  if (!document) return askAgain(taking, 'calendar_file_needed')
  if ((document.file_size ?? 0) > largestHolidayFile) return askAgain(taking, 'calendar_file_too_large')
  const bytes = await readFile(document.file_id, largestHolidayFile)
  if (!bytes) return askAgain(taking, 'calendar_file_too_large')
  const file = readHolidayFile(bytes, speeches)
  if (!file) return askAgain(taking, 'calendar_file_unreadable')
  const checked = await checkYear(deps, actor, file.rows)
  if (!checked.ok) return askAgain(taking, checked.refusal)
  const { faults, plan } = checked.value
  if (!plan || file.faults.length > 0) {
    await showScreen(ctx, calendarFaultsScreen(year, [...file.faults, ...faults], ctx.speech))
    return again
  }
  await showScreen(ctx, calendarPlanScreen(plan, ctx.speech))
  return answer(plan.changes.length === 0 ? 'over' : file.rows)
}

const confirm = async (taking: Taking, fingerprint: number): Promise<Taken<'over'>> => {
  const { ctx, actor, rows, deps } = taking
  const changed = await changeYear(deps, actor, rows ?? [], fingerprint)
  if (!changed.ok) return askAgain(taking, changed.refusal)
  await showScreen(ctx, calendarWrittenScreen(changed.value, ctx.speech))
  return answer('over')
}
