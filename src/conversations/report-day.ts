import type { Context } from '../bot/context.ts'
import { earliestDay } from '../bot/day-number.ts'
import { showScreen } from '../bot/messenger.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../bot/refusal.ts'
import { refuseReports, showReport } from '../bot/report-desk.ts'
import type { Asked } from '../bot/report-query.ts'
import { reportDayScreen } from '../bot/screens/report-narrowing.ts'
import { parsePastDay } from '../bot/typed-day.ts'
import type { Actor } from '../domain/person/person.ts'
import type { Deps } from '../domain/ports.ts'
import { openReportDays } from '../domain/report/narrow.ts'
import { again, answer, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'

export const reportDayName = 'reportDay'

/** The day a report is to be as of, as typed; its keys need no dialogue. */
export const createReportDay =
  (deps: Deps) =>
  async (conversation: Dialogue, _: unknown, asked: Asked): Promise<void> => {
    await ask(conversation, ctx => takeDay(ctx, asked, deps))
  }

const takeDay = async (ctx: Context, asked: Asked, deps: Deps): Promise<Taken<null>> => {
  const said = saidBy(ctx)
  if (!said) return foreign
  const { actor, text: typed } = said
  const { today } = deps.moment()
  const day = parsePastDay(typed, today)
  if (!day || day < earliestDay) return askAgain(ctx, actor, asked, 'report_day_needed', deps)
  if (day > today) return askAgain(ctx, actor, asked, 'day_too_late', deps)
  await showReport(ctx, deps, actor, { ...asked, day })
  return answer(null)
}

const askAgain = async (
  ctx: Context,
  actor: Actor,
  asked: Asked,
  refusal: WordedRefusal,
  deps: Deps,
): Promise<Taken<null>> => {
  const days = await openReportDays(deps, actor)
  if (!days.ok) {
    await refuseReports(ctx)
    return answer(null)
  }
  const screen = reportDayScreen(asked, days.value, ctx.speech)
  await showScreen(ctx, withSentence(screen, wordRefusal(ctx.speech, refusal)))
  return again
}
