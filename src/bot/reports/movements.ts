import { movements } from '../../domain/movement/movement.ts'
import { type MovementFacts, readMovements } from '../../domain/report/read-movements.ts'
import type { MovementLine, MovementTable } from '../../domain/report/tally-movements.ts'
import { tierPlaces } from '../../domain/report/tier.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Speech } from '../speech.ts'
import { basisLine } from './basis-line.ts'
import { movementsChart } from './movements-chart.ts'
import { movementsSheets } from './movements-sheets.ts'
import type { ReportView } from './report-view.ts'
import { isOfTerm, spanName } from './span-name.ts'
import { tierWord } from './tier-name.ts'

/** One line of the table with the levels it is made of, those without any left out. */
const lineText = (head: Html, { byTier, total }: MovementLine, speech: Speech): Html => {
  const parts = tierPlaces
    .filter(place => byTier[place] > 0)
    .map(place =>
      speech.html('movementReport:tierPart', { tier: tierWord(place, speech), amount: byTier[place] }),
    )
  return joinHtml([head, total > 0 && joinHtml(parts, ' + ')], '\n')
}

const tableText = ({ kinds, moved, total }: MovementTable, speech: Speech): readonly Html[] => [
  lineText(speech.html('movementReport:total', { total: total.total }), total, speech),
  lineText(
    speech.html('movementReport:movedTotal', {
      total: moved.total,
      rotation: kinds.rotation.total,
      transfer: kinds.transfer.total,
    }),
    moved,
    speech,
  ),
  ...movements.map(kind => {
    const of = { kind: speech.text(`rotation:kind.${kind}`), total: kinds[kind].total }
    return lineText(speech.html('movementReport:kindLine', of), kinds[kind], speech)
  }),
]

const message = ({ span, table, basis }: MovementFacts, speech: Speech): Html => {
  const { from, to } = span
  const days = { span: spanName(span, speech), from: speech.day(from), to: speech.day(to) }
  return joinHtml(
    [
      speech.html('movementReport:spanLine', days),
      ...(table.total.total === 0 ? [speech.html('movementReport:noMovements')] : tableText(table, speech)),
      isOfTerm(span) && basis && basisLine('termBasis', basis, speech),
    ],
    '\n\n',
  )
}

/** Movements of people by kind and by the level that manages the post, within a term or another span. */
export const movementsView: ReportView<MovementFacts> = {
  code: 'mv',
  read: readMovements,
  choices: ({ span, spans }, speech) =>
    spans.map(one => ({ value: one.code, label: spanName(one, speech), isChosen: one.code === span.code })),
  message,
  chart: movementsChart,
  sheets: (facts, _, speech) => movementsSheets(facts, speech),
}
