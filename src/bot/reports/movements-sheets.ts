import { movements } from '../../domain/movement/movement.ts'
import type { MovementFacts } from '../../domain/report/read-movements.ts'
import type { MovementLine, MovementTable } from '../../domain/report/tally-movements.ts'
import { tierPlaces } from '../../domain/report/tier.ts'
import type { Cell, Column, Sheet } from '../../domain/table.ts'
import type { Speech } from '../speech.ts'
import { tierName } from './tier-name.ts'

const columns = (names: readonly ('unit' | 'kind')[], speech: Speech): Column[] => [
  ...names.map(name => ({ title: speech.text(`movementReport:column.${name}`), width: 36 })),
  ...tierPlaces.map(place => ({ title: tierName(place, speech), width: 18 })),
  { title: speech.text('movementReport:column.total'), width: 12 },
]

const cells = ({ byTier, total }: MovementLine): Cell[] => [...tierPlaces.map(place => byTier[place]), total]

const kindRows = ({ kinds }: MovementTable, speech: Speech): Cell[][] =>
  movements.map(kind => [speech.text(`rotation:kind.${kind}`), ...cells(kinds[kind])])

/** Kind by kind, rotation and transfer together after them, and the total of all four; then by unit. */
export const movementsSheets = ({ table, units }: MovementFacts, speech: Speech): Sheet[] => [
  {
    name: speech.text('movementReport:sheet.byTier'),
    columns: columns(['kind'], speech),
    rows: [
      ...kindRows(table, speech),
      [speech.text('movementReport:moved'), ...cells(table.moved)],
      [speech.text('movementReport:column.total'), ...cells(table.total)],
    ],
  },
  {
    name: speech.text('movementReport:sheet.byUnit'),
    columns: columns(['unit', 'kind'], speech),
    rows: units.flatMap(of => kindRows(of.table, speech).map(row => [of.unit, ...row])),
  },
]
