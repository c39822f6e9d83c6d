import type { RetentionLine } from '../../domain/retention/retention.ts'
import { buttons } from '../buttons.ts'
import { durationText } from '../duration.ts'
import { type Html, joinHtml, trustedHtml } from '../html.ts'
import { type Button, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { intoPages } from './pages.ts'

/** Leads to the schedule from wherever it is told what is kept. */
export const retentionKey = (speech: Speech): Button => ({
  text: speech.text('retention:key'),
  data: buttons.retention.encode({ page: 0 }),
})

const periodText = ({ period }: RetentionLine, speech: Speech): string => {
  if (!period) return ''
  return period.unit === 'months'
    ? durationText(period.length, speech)
    : speech.text('retention:days', { count: period.length })
}

const lineText = (line: RetentionLine, speech: Speech): Html =>
  joinHtml(
    [trustedHtml('•'), speech.html(`retention:of.${line.of}`, { period: periodText(line, speech) })],
    ' ',
  )

const basisText = ({ reference, verified }: RetentionLine, speech: Speech): Html =>
  speech.html('retention:basis', {
    reference: speech.own(reference),
    verified: speech.text(verified ? 'retention:verified' : 'retention:unverified'),
  })

/** Those that rest on the same law stand together, under it. */
const blocks = (lines: readonly RetentionLine[], title: Html, speech: Speech): readonly Html[] => {
  const groups = Map.groupBy(lines, line => basisText(line, speech))
  return [...groups].flatMap(([basis, of], place) => [
    place === 0 ? joinHtml([title, basis], '\n\n') : basis,
    ...of.map(line => lineText(line, speech)),
  ])
}

/** How long what is kept, why, and by which rule; a page beyond the last shows the last. */
export const retentionScreen = (lines: readonly RetentionLine[], page: number, speech: Speech): Screen => {
  const pages = intoPages([
    speech.html('retention:how'),
    ...blocks(
      lines.filter(({ period }) => period),
      speech.html('retention:erasedTitle'),
      speech,
    ),
    ...blocks(
      lines.filter(({ period }) => !period),
      speech.html('retention:keptTitle'),
      speech,
    ),
  ])
  const shown = Math.min(page, pages.length - 1)
  return {
    text: joinHtml([speech.html('retention:title'), ...(pages[shown] ?? [])], '\n\n'),
    rows: [
      pageKeys(shown, pages.length, (to: number) => buttons.retention.encode({ page: to }), speech),
      [{ text: speech.text('common:back'), data: buttons.privacy.encode({}) }],
    ],
  }
}
