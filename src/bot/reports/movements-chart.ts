import type { Chart } from '../../domain/chart.ts'
import { movements } from '../../domain/movement/movement.ts'
import type { MovementFacts } from '../../domain/report/read-movements.ts'
import { type TierPlace, tierPlaces } from '../../domain/report/tier.ts'
import type { Speech } from '../speech.ts'
import { stackedChart } from './listing.ts'
import { placeText } from './report-place.ts'
import type { ReportHead } from './report-view.ts'
import { spanName } from './span-name.ts'
import { tierName } from './tier-name.ts'

/** A bar for each level, made of the four kinds. */
export const movementsChart = (
  { span, table: { total, kinds } }: MovementFacts,
  head: ReportHead,
  speech: Speech,
): Chart | null => {
  const places = tierPlaces.filter(place => total.byTier[place] > 0)
  if (places.length === 0) return null
  const parts = movements
    .filter(kind => kinds[kind].total > 0)
    .map(kind => ({
      name: speech.text(`rotation:kind.${kind}`),
      count: (place: TierPlace) => kinds[kind].byTier[place],
    }))
  const words = {
    title: speech.text('movementReport:movementsTitle'),
    subtitle: `${spanName(span, speech)}. ${placeText(head, speech)}`,
    nameOf: (place: TierPlace) =>
      speech.text('movementReport:withTotal', {
        name: tierName(place, speech),
        total: total.byTier[place],
      }),
  }
  return stackedChart(places, parts, words, speech)
}
