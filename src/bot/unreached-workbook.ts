import type { Unreached } from '../domain/broadcast/port.ts'
import type { Workbook } from '../domain/table.ts'
import type { Speech } from './speech.ts'

const columns = [
  { name: 'number', width: 6 },
  { name: 'name', width: 28 },
  { name: 'position', width: 32 },
  { name: 'unit', width: 32 },
  { name: 'reason', width: 32 },
] as const

/** Those who were not reached, for a clerk to telephone: a sheet, from right to left in Arabic. */
export const unreachedWorkbook = (unreached: readonly Unreached[], speech: Speech): Workbook => ({
  isRightToLeft: speech.isRtl,
  sheets: [
    {
      name: speech.text('announce:fileName'),
      columns: columns.map(({ name, width }) => ({ title: speech.text(`announce:column.${name}`), width })),
      rows: unreached.map(({ person, reason }, index) => [
        index + 1,
        person.name,
        person.positionTitles ? speech.own(person.positionTitles) : '',
        person.unit ?? '',
        speech.text(`announce:reason.${reason}`),
      ]),
    },
  ],
})
