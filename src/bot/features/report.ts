import { Composer, InputFile } from 'grammy'
import { reportDayName } from '../../conversations/report-day.ts'
import type { DrawChart } from '../../domain/chart.ts'
import type { Deps } from '../../domain/ports.ts'
import { openReportDays, openReportUnits } from '../../domain/report/narrow.ts'
import type { WriteWorkbook } from '../../domain/table.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { sendPicture } from '../picture.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { withSentence, wordRefusal } from '../refusal.ts'
import { type Found, findReport, reportOf, showReport, showReportList } from '../report-desk.ts'
import { type Asked, fromKey } from '../report-query.ts'
import { reportWorkbook } from '../report-workbook.ts'
import { headOf, reportScreen } from '../screens/report-card.ts'
import {
  backToReport,
  reportChoicesScreen,
  reportDayScreen,
  reportUnitsScreen,
} from '../screens/report-narrowing.ts'

type Options = Readonly<{ deps: Deps; drawChart: DrawChart; writeWorkbook: WriteWorkbook }>

/** Letters every computer can file; of what it is stands inside only. */
const fileName = ({ shown: { name, asked } }: Found): string => `bao-cao-${name}-${asked.day}`

/** /report: what committee staff counts, in chat, as a picture and as a workbook, by unit and day. */
export const createReports = ({ deps, drawChart, writeWorkbook }: Options): Composer<LinkedContext> => {
  const feature = new Composer<LinkedContext>()

  const showList = async (ctx: LinkedContext): Promise<void> => {
    await leaveDialogue(ctx)
    await showReportList(ctx, deps, ctx.viewer.actor)
  }
  feature.command('report', showList)
  onPress(feature, buttons.reports, showList)

  const show = async (ctx: LinkedContext, asked: Asked): Promise<void> => {
    await leaveDialogue(ctx)
    await showReport(ctx, deps, ctx.viewer.actor, asked)
  }
  onPress(feature, buttons.report, (ctx, key) => show(ctx, fromKey(key)))

  /** What is asked for exactly; whatever comes nearest only is shown with the reason instead. */
  const find = async (ctx: LinkedContext, asked: Asked): Promise<Found | undefined> => {
    await leaveDialogue(ctx)
    const found = await findReport(ctx, deps, ctx.viewer.actor, asked)
    if (!found?.sentence) return found
    await showScreen(ctx, withSentence(reportScreen(found.shown, ctx.speech), found.sentence))
    return undefined
  }

  onPress(feature, buttons.reportPicture, async (ctx, key) => {
    const { speech } = ctx
    const found = await find(ctx, { ...fromKey(key), part: 'picture' })
    if (!found) return
    const { shown } = found
    const chart = shown.read.chart(speech)
    if (!chart) {
      const sentence = wordRefusal(speech, 'report_nothing_drawn')
      return showScreen(ctx, withSentence(reportScreen(shown, speech), sentence))
    }
    const caption = speech.text('report:caption', headOf(shown, speech))
    const rows = [[backToReport(shown.asked, speech)]]
    await sendPicture(ctx, drawChart, chart, { name: fileName(found), caption, rows })
  })

  onPress(feature, buttons.reportWorkbook, async (ctx, key) => {
    const { speech } = ctx
    const found = await find(ctx, { ...fromKey(key), part: 'workbook' })
    if (!found) return
    await ctx.replyWithChatAction('upload_document')
    const file = await writeWorkbook(reportWorkbook(found.shown, deps.moment().at, speech))
    await ctx.replyWithDocument(new InputFile(file, `${fileName(found)}.xlsx`), {
      caption: speech.text('report:caption', headOf(found.shown, speech)),
      protect_content: true,
    })
  })

  onPress(feature, buttons.reportUnits, async (ctx, { page, ...key }) => {
    const asked = fromKey(key)
    const opened = await openReportUnits(deps, ctx.viewer.actor, asked)
    if (!opened.ok || !reportOf(asked.code)) return show(ctx, asked)
    await leaveDialogue(ctx)
    await showScreen(ctx, reportUnitsScreen(asked, opened.value, page, ctx.speech))
  })

  onPress(feature, buttons.reportChoices, async (ctx, { page, ...key }) => {
    const { speech } = ctx
    const found = await find(ctx, fromKey(key))
    if (!found) return
    const { asked, read } = found.shown
    await showScreen(ctx, reportChoicesScreen(asked, read.choices(speech), page, speech))
  })

  onPress(feature, buttons.reportDay, async (ctx, key) => {
    const asked = fromKey(key)
    const days = await openReportDays(deps, ctx.viewer.actor)
    if (!days.ok || !reportOf(asked.code)) return show(ctx, asked)
    await leaveDialogue(ctx)
    await ctx.conversation.enter(reportDayName, asked)
    await showScreen(ctx, reportDayScreen(asked, days.value, ctx.speech))
  })
  return feature
}
