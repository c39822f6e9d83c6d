import type { Chart } from '../../domain/chart.ts'
import type { PlanningFacts } from '../../domain/report/planning.ts'
import { readPlanning } from '../../domain/report/read-planning.ts'
import type { Speech } from '../speech.ts'
import { planningMessage } from './planning-message.ts'
import { ageParts, genderParts, youngPart } from './planning-parts.ts'
import { planningSheets } from './planning-sheets.ts'
import { placeText } from './report-place.ts'
import type { ReportHead, ReportView } from './report-view.ts'
import { termText } from './term-text.ts'

/** Shares and not numbers: a list of a hundred would be a line beside one of thousands. */
const planningChart = (facts: PlanningFacts, head: ReportHead, speech: Speech): Chart | null => {
  const { term, known, rule, lists } = facts
  const shown = lists.filter(({ total }) => total)
  if (term === null || shown.length === 0) return null
  const [women] = genderParts(rule, speech)
  const parts = [
    ...(rule ? ageParts(rule, speech).filter(({ isUnknown }) => !isUnknown) : []),
    ...(rule ? [youngPart(rule, speech)] : []),
    women,
  ]
  return {
    kind: 'bars',
    isRtl: speech.isRtl,
    title: speech.text('planningReport:plannedChart', { term: termText(term, known, speech) }),
    subtitle: placeText(head, speech),
    empty: speech.text('planningReport:chartEmpty'),
    categories: shown.map(
      ({ tier, total }) => `${speech.text(`planningReport:tier.${tier}`)}\n${speech.number(total ?? 0)}`,
    ),
    series: parts.map(({ name, count }) => ({
      name,
      values: shown.map(list => {
        const number = count(list)
        if (typeof number !== 'number' || !list.total) return null
        return { value: (number / list.total) * 100, label: speech.percent(number, list.total) }
      }),
    })),
  }
}

/** Who is planned for a term, as numbers only: lists of names are sensitive. */
export const planningView: ReportView<PlanningFacts> = {
  code: 'pl',
  read: readPlanning,
  choices: ({ terms, term, known }, speech) =>
    terms.map(value => ({ value, label: termText(value, known, speech), isChosen: value === term })),
  message: planningMessage,
  chart: planningChart,
  sheets: (facts, _head, speech) => planningSheets(facts, speech),
}
