import writeExcelFile from 'write-excel-file/node'
import type { Unreached } from '../domain/broadcast/port.ts'
import type { Speech } from './speech.ts'

const columns = [
  { name: 'number', width: 6 },
  { name: 'name', width: 28 },
  { name: 'position', width: 32 },
  { name: 'unit', width: 32 },
  { name: 'reason', width: 32 },
] as const

/**
 * Those who were not reached, for a clerk to telephone: a workbook, its sheet from right to left in Arabic.
 * Whatever stands in a name is written as text, so that nothing in it is reckoned.
 */
export const unreachedFile = async (unreached: readonly Unreached[], speech: Speech): Promise<Buffer> => {
  const header = columns.map(({ name }) => ({
    value: speech.text(`announce:column.${name}`),
    type: String,
    fontWeight: 'bold' as const,
  }))
  const text = (value: string) => ({ value, type: String })
  const rows = unreached.map(({ person, reason }, index) => [
    { value: index + 1, type: Number },
    text(person.name),
    text(person.positionTitles ? speech.own(person.positionTitles) : ''),
    text(person.unit ?? ''),
    text(speech.text(`announce:reason.${reason}`)),
  ])
  const file = await writeExcelFile([header, ...rows], {
    columns: columns.map(({ width }) => ({ width })),
    rightToLeft: speech.isRtl,
    stickyRowsCount: 1,
  })
  return file.toBuffer()
}
