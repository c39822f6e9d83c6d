import type { NonLocalShare, TierShare } from '../../domain/report/non-local.ts'
import { type NonLocalReport, readNonLocal } from '../../domain/report/read-movements.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Speech } from '../speech.ts'
import { basisLine } from './basis-line.ts'
import { clipped } from './clipped.ts'
import { nonLocalChart } from './non-local-chart.ts'
import { shareOf } from './non-local-share.ts'
import { nonLocalSheets } from './non-local-sheets.ts'
import type { ReportView } from './report-view.ts'
import { tierName } from './tier-name.ts'

/** Posts of one level that the message names. */
const mostTitles = 6

/** What is not known is among those that are held, and said apart. */
const withUnknown = (text: Html, { unknown }: NonLocalShare, speech: Speech): Html =>
  unknown === 0 ? text : speech.html('movementReport:withUnknown', { share: { html: text }, amount: unknown })

const tierText = (of: TierShare, speech: Speech): Html => {
  const tier = tierName(of.tier, speech)
  const rest = of.titles.length - mostTitles
  return joinHtml(
    [
      withUnknown(speech.html('movementReport:tierShare', { tier, ...shareOf(of, speech) }), of, speech),
      ...of.titles.slice(0, mostTitles).map(one => {
        const title = clipped(speech.own(one.titles))
        const text = speech.html('movementReport:titleShare', { title, ...shareOf(one, speech) })
        return withUnknown(text, one, speech)
      }),
      rest > 0 && speech.html('movementReport:moreTitles', { amount: rest }),
    ],
    '\n',
  )
}

const message = ({ tiers, leftOver, basis }: NonLocalReport, speech: Speech): Html =>
  joinHtml(
    [
      speech.html(tiers.length === 0 ? 'movementReport:noneHeld' : 'movementReport:shareIntro'),
      ...tiers.map(tier => tierText(tier, speech)),
      leftOver > 0 && speech.html('movementReport:leftOver', { amount: leftOver }),
      basis && basisLine('basis', basis, speech),
    ],
    '\n\n',
  )

/** Posts nobody local may hold: how many of them somebody not local holds. */
export const nonLocalView: ReportView<NonLocalReport> = {
  code: 'nl',
  read: readNonLocal,
  message,
  chart: nonLocalChart,
  sheets: (facts, _, speech) => nonLocalSheets(facts, speech),
}
