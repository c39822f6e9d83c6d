import type { UnitName } from '../../domain/broadcast/port.ts'
import type { NamedDay, ReportPlace } from '../../domain/report/narrow.ts'
import { buttons } from '../buttons.ts'
import { type Asked, toKey } from '../report-query.ts'
import type { ReportChoice } from '../reports/report-view.ts'
import { type Button, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'

const onPage = 8

/** Of items, a page that is there, whatever page was wanted. */
const pageOf = <Item>(items: readonly Item[], wanted: number) => {
  const pages = Math.max(1, Math.ceil(items.length / onPage))
  const page = Math.min(wanted, pages - 1)
  return { pages, page, shown: items.slice(page * onPage, (page + 1) * onPage) }
}

export const backToReport = (asked: Asked, speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: buttons.report.encode(toKey(asked)),
})

/** The units below the one a report is about, page by page, and the way up as far as its reader may go. */
export const reportUnitsScreen = (
  asked: Asked,
  { unit, above, below }: ReportPlace,
  wanted: number,
  speech: Speech,
): Screen => {
  const { pages, page, shown } = pageOf(below, wanted)
  const everything = speech.text('report:everything')
  const at = (other: number): string => buttons.reportUnits.encode({ ...toKey(asked), page: other })
  const upTo = (to: UnitName | null): Button => ({
    text: speech.text('report:unitUp', { unit: to?.name ?? everything }),
    data: buttons.reportUnits.encode({ ...toKey({ ...asked, unitId: to?.id ?? null }), page: 0 }),
  })
  const facts = { unit: unit?.name ?? everything, day: speech.day(asked.day) }
  return {
    text: speech.html(below.length > 0 ? 'report:unitsTitle' : 'report:unitsNone', facts),
    rows: [
      ...shown.map(({ id, name }) => [
        { text: name, data: buttons.report.encode(toKey({ ...asked, unitId: id })) },
      ]),
      pageKeys(page, pages, at, speech),
      unit ? [upTo(above)] : [],
      [backToReport(asked, speech)],
    ],
    isProtected: true,
  }
}

/** Days often asked for; any other is typed. */
export const reportDayScreen = (asked: Asked, days: readonly NamedDay[], speech: Speech): Screen => ({
  text: speech.html('report:dayTitle'),
  rows: [
    ...days.map(({ name, day }) => [
      {
        text: speech.text(`report:dayKey.${name}`, { day: speech.day(day) }),
        data: buttons.report.encode(toKey({ ...asked, day })),
      },
    ]),
    [backToReport(asked, speech)],
  ],
  isProtected: true,
})

export const reportChoicesScreen = (
  asked: Asked,
  choices: readonly ReportChoice[],
  wanted: number,
  speech: Speech,
): Screen => {
  const { pages, page, shown } = pageOf(choices, wanted)
  const at = (other: number): string => buttons.reportChoices.encode({ ...toKey(asked), page: other })
  return {
    text: speech.html('report:choicesTitle'),
    rows: [
      ...shown.map(({ value, label, isChosen }) => [
        {
          text: isChosen ? `● ${label}` : label,
          data: buttons.report.encode({ ...toKey(asked), choice: value }),
        },
      ]),
      pageKeys(page, pages, at, speech),
      [backToReport(asked, speech)],
    ],
    isProtected: true,
  }
}
