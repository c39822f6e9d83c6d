import type { Chart } from '../../domain/chart.ts'
import { readRecruitment } from '../../domain/report/read-recruitment.ts'
import type { RecruitedKind, RecruitmentFacts } from '../../domain/report/recruitment.ts'
import type { Cell, Sheet } from '../../domain/table.ts'
import { escapeHtml, type Html, joinHtml } from '../html.ts'
import type { Speech } from '../speech.ts'
import { basisLine } from './basis-line.ts'
import { placeText } from './report-place.ts'
import type { ReportHead, ReportView } from './report-view.ts'
import { termText, yearsText } from './term-text.ts'

const spanText = ({ span, terms }: RecruitmentFacts, speech: Speech): Html => {
  const days = { from: speech.day(span.from), to: speech.day(span.to) }
  return span.term
    ? speech.html('planningReport:recruited.term', { ...days, term: termText(span.choice, terms, speech) })
    : speech.html('planningReport:recruited.year', { ...days, year: yearsText(span.choice, speech) })
}

const kindText = (kind: RecruitedKind, number: number, speech: Speech): string =>
  speech.text('planningReport:count', { name: speech.text(`planningReport:kind.${kind}`), number })

const message = (facts: RecruitmentFacts, speech: Speech): Html => {
  const { kinds, total, byYear, span, basis } = facts
  const sum = {
    html: joinHtml(
      kinds.map(({ count }) => escapeHtml(speech.number(count))),
      ' + ',
    ),
  }
  return joinHtml(
    [
      spanText(facts, speech),
      joinHtml(
        [
          speech.html('planningReport:recruited.total', { total, sum }),
          ...kinds.map(({ kind, count }) =>
            speech.html('planningReport:recruited.kind', {
              name: speech.text(`planningReport:kind.${kind}`),
              number: count,
            }),
          ),
        ],
        '\n',
      ),
      byYear.length > 1 &&
        joinHtml(
          [
            speech.html('planningReport:recruited.byYear'),
            ...byYear.map(({ year, counts, total: ofYear }) =>
              speech.html('planningReport:recruited.ofYear', {
                year: yearsText(String(year), speech),
                total: ofYear,
                parts: kinds.map(({ kind }) => kindText(kind, counts[kind], speech)).join(' · '),
              }),
            ),
          ],
          '\n',
        ),
      span.term && basis && basisLine('termBasis', basis, speech),
    ],
    '\n\n',
  )
}

const chart = (facts: RecruitmentFacts, head: ReportHead, speech: Speech): Chart | null => {
  const { kinds, byYear, total } = facts
  if (total === 0) return null
  return {
    kind: 'columns',
    isRtl: speech.isRtl,
    title: speech.text('planningReport:recruitedChart'),
    subtitle: placeText(head, speech),
    empty: speech.text('planningReport:chartEmpty'),
    categories: byYear.map(({ year }) => yearsText(String(year), speech)),
    series: kinds.map(({ kind }) => ({
      name: speech.text(`planningReport:kind.${kind}`),
      values: byYear.map(({ counts }) => ({ value: counts[kind], label: speech.number(counts[kind]) })),
    })),
  }
}

const sheet = ({ kinds, byYear, total }: RecruitmentFacts, speech: Speech): Sheet => ({
  name: speech.text('planningReport:sheet.recruited'),
  columns: [
    { title: speech.text('planningReport:column.year'), width: 12 },
    ...kinds.map(({ kind }) => ({ title: speech.text(`planningReport:kind.${kind}`), width: 22 })),
    { title: speech.text('planningReport:column.total'), width: 14 },
  ],
  rows: [
    ...byYear.map(({ year, counts, total: ofYear }): Cell[] => [
      year,
      ...kinds.map(({ kind }) => counts[kind]),
      ofYear,
    ]),
    [speech.text('planningReport:column.total'), ...kinds.map(({ count }) => count), total],
  ],
})

/** Who was recruited, by kind of person and by year. */
export const recruitmentView: ReportView<RecruitmentFacts> = {
  code: 'rc',
  read: readRecruitment,
  choices: ({ terms, years, span }, speech) => [
    ...terms.toReversed().map(({ term }) => ({
      value: term,
      label: termText(term, terms, speech),
      isChosen: span.choice === term,
    })),
    ...years.map(String).map(year => ({
      value: year,
      label: speech.text('planningReport:yearChoice', { year: yearsText(year, speech) }),
      isChosen: span.choice === year,
    })),
  ],
  message,
  chart,
  sheets: (facts, _head, speech) => [sheet(facts, speech)],
}
