import type { NonLocalFacts, NonLocalShare } from '../../domain/report/non-local.ts'
import type { Cell, Column, Sheet } from '../../domain/table.ts'
import type { Speech } from '../speech.ts'
import { shareOf } from './non-local-share.ts'
import { tierName } from './tier-name.ts'

const counted = ['notLocal', 'local', 'unknownLocality', 'held', 'share'] as const

const columns = (names: readonly ('unit' | 'tier' | 'title')[], speech: Speech): Column[] => [
  ...names.map(name => ({ title: speech.text(`movementReport:column.${name}`), width: 32 })),
  ...counted.map(name => ({ title: speech.text(`movementReport:column.${name}`), width: 16 })),
]

const cells = (share: NonLocalShare, speech: Speech): Cell[] => {
  const { notLocal, unknown, held } = share
  return [notLocal, held - notLocal - unknown, unknown, held, shareOf(share, speech).percent]
}

/** By level and post, with a total for each level, then by unit. */
export const nonLocalSheets = ({ tiers, units }: NonLocalFacts, speech: Speech): Sheet[] => [
  {
    name: speech.text('movementReport:sheet.byTitle'),
    columns: columns(['tier', 'title'], speech),
    rows: tiers.flatMap(({ tier, titles, ...sum }) => [
      ...titles.map(one => [tierName(tier, speech), speech.own(one.titles), ...cells(one, speech)]),
      [tierName(tier, speech), speech.text('movementReport:column.total'), ...cells(sum, speech)],
    ]),
  },
  {
    name: speech.text('movementReport:sheet.byUnit'),
    columns: columns(['unit', 'tier', 'title'], speech),
    rows: units.map(one => [
      ...[one.unit, tierName(one.tier, speech), speech.own(one.titles)],
      ...cells(one, speech),
    ]),
  },
]
