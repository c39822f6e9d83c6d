import type { Sheet, Workbook } from '../domain/table.ts'
import { headOf, type ShownReport } from './screens/report-card.ts'
import type { Speech } from './speech.ts'

/** What the workbook is, so that it can be read without the chat it came from. */
const aboutSheet = (shown: ShownReport, madeAt: Date, speech: Speech): Sheet => {
  const { name, unit, day } = headOf(shown, speech)
  const choice = shown.read.choices(speech).find(({ isChosen }) => isChosen)
  return {
    name: speech.text('report:about'),
    columns: [
      { title: speech.text('report:aboutItem'), width: 24 },
      { title: speech.text('report:aboutValue'), width: 60 },
    ],
    rows: [
      [speech.text('report:about.report'), name],
      [speech.text('report:about.unit'), unit],
      [speech.text('report:about.day'), day],
      ...(choice ? [[speech.text('report:about.choice'), choice.label]] : []),
      [speech.text('report:about.madeAt'), speech.instant(madeAt)],
    ],
  }
}

/** A report as a workbook: what it is, then its own sheets. */
export const reportWorkbook = (shown: ShownReport, madeAt: Date, speech: Speech): Workbook => ({
  isRightToLeft: speech.isRtl,
  sheets: [aboutSheet(shown, madeAt, speech), ...shown.read.sheets(speech)],
})
