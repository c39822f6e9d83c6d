import type { Chart } from '../../domain/chart.ts'
import { readTargets } from '../../domain/report/read-targets.ts'
import type { Target, TargetFacts } from '../../domain/report/targets.ts'
import type { Sheet } from '../../domain/table.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Speech } from '../speech.ts'
import { fitting, mostBars } from './listing.ts'
import { placeText } from './report-place.ts'
import type { ReportHead, ReportView } from './report-view.ts'

/** Characters of a message left to the list; the workbook has all of them. */
const longestList = 2_600

const stateOf = ({ reached }: Target): 'reached' | 'missed' | 'stateUnknown' =>
  reached === null ? 'stateUnknown' : reached ? 'reached' : 'missed'
const signs = { reached: '✅', missed: '❌', stateUnknown: '❔' } as const

/** Where all targets of a resolution are those of one unit as of one day, its head says so once. */
const isOfOnePlace = (targets: readonly Target[]): boolean =>
  targets.every(({ unit, asOf }) => unit === targets[0]?.unit && asOf === targets[0]?.asOf)

const targetLine = (target: Target, isPlaced: boolean, speech: Speech): Html => {
  const said = { sign: signs[stateOf(target)], name: speech.own(target.names) }
  return isPlaced
    ? speech.html('planningReport:targets.target', said)
    : speech.html('planningReport:targets.placed', {
        ...said,
        unit: target.unit,
        day: speech.day(target.asOf),
      })
}

type Resolution = TargetFacts['resolutions'][number]

const headLine = ({ targets, ...resolution }: Resolution, isPlaced: boolean, speech: Speech): Html => {
  const head = speech.html('planningReport:targets.resolution', resolution)
  const [first] = targets
  if (!isPlaced || !first) return head
  const place = { unit: first.unit, day: speech.day(first.asOf) }
  return joinHtml([head, speech.html('planningReport:of', place)], '\n')
}

type Line = Readonly<{ text: Html; isTarget: boolean; begins: boolean }>

const linesOf = ({ resolutions }: TargetFacts, speech: Speech): Line[] =>
  resolutions.flatMap(resolution => {
    const isPlaced = isOfOnePlace(resolution.targets)
    return [
      { text: headLine(resolution, isPlaced, speech), isTarget: false, begins: true },
      ...resolution.targets.map(target => ({
        text: targetLine(target, isPlaced, speech),
        isTarget: true,
        begins: false,
      })),
    ]
  })

const message = (facts: TargetFacts, speech: Speech): Html => {
  const { reached, all } = facts
  if (all === 0) return speech.html('planningReport:targets.none')
  const lines = linesOf(facts, speech)
  const texts = lines.map(({ text }) => text)
  const shown = lines.slice(0, fitting(texts, longestList))
  const left = all - shown.filter(({ isTarget }) => isTarget).length
  return joinHtml(
    [
      speech.html('planningReport:targets.reached', { reached, all }),
      ...shown.map(({ text, begins }) => (begins ? (`\n${text}` as Html) : text)),
      left > 0 && speech.html('planningReport:targets.more', { number: left }),
    ],
    '\n',
  )
}

const chart = (facts: TargetFacts, head: ReportHead, speech: Speech): Chart | null => {
  if (facts.all === 0) return null
  // Where a picture has no room for all, those with the most targets.
  const resolutions = facts.resolutions
    .toSorted((one, other) => other.targets.length - one.targets.length)
    .slice(0, mostBars)
  const series = (name: 'reached' | 'missed' | 'stateUnknown', count: 'reached' | 'missed' | 'unknown') => ({
    name: speech.text(`planningReport:${name}`),
    values: resolutions.map(one => ({ value: one[count], label: speech.number(one[count]) })),
  })
  return {
    kind: 'bars',
    isRtl: speech.isRtl,
    title: speech.text('planningReport:targetsChart'),
    subtitle: placeText(head, speech),
    empty: speech.text('planningReport:chartEmpty'),
    categories: resolutions.map(({ resolution }) => resolution),
    series: [series('reached', 'reached'), series('missed', 'missed'), series('stateUnknown', 'unknown')],
  }
}

const columns = [
  { name: 'resolution', width: 28 },
  { name: 'code', width: 14 },
  { name: 'target', width: 60 },
  { name: 'unit', width: 32 },
  { name: 'state', width: 16 },
  { name: 'asOf', width: 14 },
] as const

const sheet = ({ resolutions }: TargetFacts, speech: Speech): Sheet => ({
  name: speech.text('planningReport:sheet.targets'),
  columns: columns.map(({ name, width }) => ({
    title: speech.text(`planningReport:column.${name}`),
    width,
  })),
  rows: resolutions.flatMap(({ resolution, targets }) =>
    targets.map(target => [
      resolution,
      target.code,
      speech.own(target.names),
      target.unit,
      speech.text(`planningReport:${stateOf(target)}`),
      { day: target.asOf },
    ]),
  ),
})

/** Which targets of resolutions are reached, and which are not. */
export const targetsView: ReportView<TargetFacts> = {
  code: 'tg',
  read: readTargets,
  message,
  chart,
  sheets: (facts, _head, speech) => [sheet(facts, speech)],
}
