import type { Chart } from '../../domain/chart.ts'
import type { HamletHeadFacts, HamletHeads, Membership } from '../../domain/report/hamlet-heads.ts'
import { readHamletHeads } from '../../domain/report/read-hamlet-heads.ts'
import type { Cell, Sheet } from '../../domain/table.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Speech } from '../speech.ts'
import { hiddenNote, placeText } from './report-place.ts'
import type { ReportHead, ReportView } from './report-view.ts'

/** Units one picture has room for; those with most hamlets come first. */
const mostUnits = 25

const isHiding = ({ membership, units }: HamletHeadFacts): boolean =>
  membership === null || units.some(unit => unit.membership === null)

const countLine = (name: string, number: number, speech: Speech): Html | '' =>
  number === 0 ? '' : speech.html('planningReport:count', { name, number })

const message = (facts: HamletHeadFacts, speech: Speech): Html => {
  const { heads, membership } = facts
  if (heads === 0) return speech.html('planningReport:hamlets.none')
  if (!membership)
    return joinHtml([speech.html('planningReport:hamlets.hidden', { heads }), hiddenNote(speech)], '\n\n')
  const { members, others, unknown } = membership
  const percent = speech.percent(members, heads)
  return joinHtml(
    [
      joinHtml(
        [
          speech.html('planningReport:hamlets.members', { members, heads, percent }),
          countLine(speech.text('planningReport:others'), others, speech),
          countLine(speech.text('planningReport:memberUnknown'), unknown, speech),
        ],
        '\n',
      ),
      joinHtml([speech.html('planningReport:hamlets.units'), isHiding(facts) && hiddenNote(speech)], '\n'),
    ],
    '\n\n',
  )
}

type Shown = Readonly<{ name: string; heads: number; membership: Membership }>

const chart = (facts: HamletHeadFacts, head: ReportHead, speech: Speech): Chart | null => {
  const { heads, membership, units } = facts
  if (!membership || heads === 0) return null
  const shown = units
    .flatMap(({ unit, heads: own, membership: of }): Shown[] =>
      of ? [{ name: unit, heads: own, membership: of }] : [],
    )
    .toSorted((one, other) => other.heads - one.heads)
    .slice(0, mostUnits)
  const whole = { name: speech.text('planningReport:allUnits'), heads, membership }
  const bars = units.length > 1 ? [whole, ...shown] : [whole]
  return {
    kind: 'bars',
    isRtl: speech.isRtl,
    title: speech.text('planningReport:hamletsChart'),
    subtitle: [
      placeText(head, speech),
      shown.length < units.length &&
        speech.text('planningReport:hamlets.shown', { shown: shown.length, total: units.length }),
    ]
      .filter(Boolean)
      .join(' '),
    empty: speech.text('planningReport:chartEmpty'),
    categories: bars.map(({ name }) => name),
    series: [
      {
        name: speech.text('planningReport:members'),
        values: bars.map(bar => ({
          value: (bar.membership.members / bar.heads) * 100,
          label: speech.percent(bar.membership.members, bar.heads),
        })),
      },
    ],
  }
}

const row = (name: string, { heads, membership }: HamletHeads, speech: Speech): Cell[] => {
  const hidden = speech.text('planningReport:hidden')
  if (!membership) return [name, heads, hidden, hidden, hidden, hidden]
  const { members, others, unknown } = membership
  return [name, heads, members, others, unknown, heads === 0 ? null : speech.percent(members, heads)]
}

const sheet = (facts: HamletHeadFacts, speech: Speech): Sheet => {
  const members = speech.text('planningReport:members')
  return {
    name: speech.text('planningReport:sheet.hamlets'),
    columns: [
      { title: speech.text('planningReport:column.unit'), width: 36 },
      { title: speech.text('planningReport:column.heads'), width: 18 },
      { title: members, width: 18 },
      { title: speech.text('planningReport:others'), width: 18 },
      { title: speech.text('planningReport:memberUnknown'), width: 18 },
      { title: speech.text('planningReport:column.percent', { name: members }), width: 18 },
    ],
    rows: [
      ...facts.units.map(unit => row(unit.unit, unit, speech)),
      row(speech.text('planningReport:column.total'), facts, speech),
    ],
  }
}

/** How many heads of hamlets are members of the Party: never who. */
export const hamletHeadsView: ReportView<HamletHeadFacts> = {
  code: 'hh',
  read: readHamletHeads,
  message,
  chart,
  sheets: (facts, _head, speech) => [sheet(facts, speech)],
}
