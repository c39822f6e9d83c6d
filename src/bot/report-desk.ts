import type { Actor } from '../domain/person/person.ts'
import type { Deps } from '../domain/ports.ts'
import { openReportList } from '../domain/report/narrow.ts'
import { type ReportName, reportNames } from '../domain/report/report.ts'
import type { Context } from './context.ts'
import type { Html } from './html.ts'
import { showScreen } from './messenger.ts'
import { withSentence, wordRefusal } from './refusal.ts'
import type { Asked } from './report-query.ts'
import { reports } from './reports.ts'
import { refusedScreen } from './screens/refused.ts'
import { reportListScreen, reportScreen, type ShownReport } from './screens/report-card.ts'

/** The report a key means; undefined for a code that is none. */
export const reportOf = (code: string): ReportName | undefined =>
  reportNames.find(name => reports[name].code === code)

/** A report that was read; with a sentence where it is not what was asked for but what comes nearest to it. */
export type Found = Readonly<{ shown: ShownReport; sentence: Html | null }>

export const refuseReports = (ctx: Context): Promise<void> =>
  showScreen(ctx, refusedScreen('not_allowed', ctx.speech))

export const showReportList = async (
  ctx: Context,
  deps: Deps,
  actor: Actor,
  sentence: Html | null = null,
): Promise<void> => {
  const opened = await openReportList(deps, actor)
  if (!opened.ok) return refuseReports(ctx)
  const screen = reportListScreen(deps.moment().today, ctx.speech)
  await showScreen(ctx, sentence ? withSentence(screen, sentence) : screen)
}

/**
 * Reads a report; where its unit, its day or its choice is none, the nearest one that is. Where there is nothing to
 * read at all that is shown, and undefined answered.
 */
export const findReport = async (
  ctx: Context,
  deps: Deps,
  actor: Actor,
  asked: Asked,
  sentence: Html | null = null,
): Promise<Found | undefined> => {
  const { speech } = ctx
  const { today } = deps.moment()
  const name = reportOf(asked.code)
  const report = name && reports[name]
  if (!report) {
    await showReportList(ctx, deps, actor, wordRefusal(speech, 'report_unknown'))
    return undefined
  }
  const { code, ...query } = report.isTimeless ? { ...asked, day: today } : asked
  const again = (change: Partial<Asked>, why: Html) =>
    findReport(ctx, deps, actor, { ...asked, ...change }, sentence ?? why)
  const read = await report.read(deps, actor, query)
  if (!read.ok) {
    if (read.refusal === 'unit_not_yours') return again({ unitId: null }, wordRefusal(speech, read.refusal))
    if (read.refusal === 'day_too_late') return again({ day: today }, wordRefusal(speech, read.refusal))
    await refuseReports(ctx)
    return undefined
  }
  const choices = read.value.choices(speech)
  if (query.choice !== null && !choices.some(({ value }) => value === query.choice))
    return again({ choice: null }, wordRefusal(speech, 'report_choice_unknown'))
  const choice = choices.find(({ isChosen }) => isChosen)?.value ?? null
  const shown = {
    name,
    asked: { code, ...query, choice },
    read: read.value,
    isTimeless: report.isTimeless,
  }
  return { shown, sentence }
}

export const showReport = async (ctx: Context, deps: Deps, actor: Actor, asked: Asked): Promise<void> => {
  const found = await findReport(ctx, deps, actor, asked)
  if (!found) return
  const screen = reportScreen(found.shown, ctx.speech)
  await showScreen(ctx, found.sentence ? withSentence(screen, found.sentence) : screen)
}
