import type { Chart } from '../../domain/chart.ts'
import type { NonLocalFacts } from '../../domain/report/non-local.ts'
import type { Speech } from '../speech.ts'
import { mostBars } from './listing.ts'
import { shareOf } from './non-local-share.ts'
import { placeText } from './report-place.ts'
import type { ReportHead } from './report-view.ts'
import { tierName } from './tier-name.ts'

/** A bar for each post, as long as its share. */
export const nonLocalChart = ({ tiers }: NonLocalFacts, head: ReportHead, speech: Speech): Chart | null => {
  const bars = tiers
    .flatMap(({ tier, titles }) => titles.map(one => ({ ...one, tier: tierName(tier, speech) })))
    .slice(0, mostBars)
  if (bars.length === 0) return null
  const values = bars.map(one => ({
    value: (one.notLocal * 100) / one.held,
    label: speech.text('movementReport:shareLabel', shareOf(one, speech)),
  }))
  return {
    kind: 'bars',
    isRtl: speech.isRtl,
    title: speech.text('movementReport:shareTitle'),
    subtitle: placeText(head, speech),
    empty: speech.text('movementReport:noneHeld'),
    categories: bars.map(({ titles, tier }) => `${speech.own(titles)}\n${tier}`),
    series: [{ name: speech.text('movementReport:column.share'), values }],
  }
}
