import type { PlannedList, PlanningFacts } from '../../domain/report/planning.ts'
import { escapeHtml, type Html, joinHtml } from '../html.ts'
import { basisText } from '../screens/why.ts'
import type { Speech } from '../speech.ts'
import { ageParts, genderParts, type PlannedPart, youngPart } from './planning-parts.ts'
import { hiddenNote } from './report-place.ts'
import { termText } from './term-text.ts'

const hiddenLine = (name: string, speech: Speech): Html =>
  speech.html('planningReport:count', { name, number: speech.text('planningReport:hidden') })

/** A figure with its share of the list, and beside it what the rule asks for. */
const partLine = (
  { name, count, least, isUnknown }: PlannedPart,
  list: PlannedList,
  speech: Speech,
): Html | '' => {
  const number = count(list)
  if (number === undefined || !list.total || (isUnknown && !number)) return ''
  if (number === null) return hiddenLine(name, speech)
  const said = { name, number, percent: speech.percent(number, list.total) }
  return least === undefined
    ? speech.html('planningReport:share', said)
    : speech.html('planningReport:shareBeside', { ...said, least: speech.percent(least, 10_000) })
}

const listText = (list: PlannedList, { rule }: PlanningFacts, speech: Speech): Html => {
  const tier = speech.text(`planningReport:tier.${list.tier}`)
  const total = list.total === null ? speech.text('planningReport:hidden') : speech.number(list.total)
  const [women, , unknown] = genderParts(rule, speech)
  const ages = rule === null ? [] : ageParts(rule, speech)
  return joinHtml(
    [
      speech.html('planningReport:planned.list', { tier, total }),
      ...(list.ages === null && list.total !== null
        ? [hiddenLine(speech.text('planningReport:ages.all'), speech)]
        : ages.map(part => partLine(part, list, speech))),
      ...(rule === null ? [] : [partLine(youngPart(rule, speech), list, speech)]),
      partLine(women, list, speech),
      partLine(unknown, list, speech),
    ],
    '\n',
  )
}

const totalText = ({ total, lists }: PlanningFacts, speech: Speech): Html => {
  if (total === null) return speech.html('planningReport:planned.totalHidden')
  const parts = lists.flatMap(list => (list.total ? [escapeHtml(speech.number(list.total))] : []))
  return parts.length > 1
    ? speech.html('planningReport:planned.sum', { total, sum: { html: joinHtml(parts, ' + ') } })
    : speech.html('planningReport:planned.total', { total })
}

export const isHidingPlanned = ({ lists }: PlanningFacts): boolean =>
  lists.some(({ total, ages, young, genders }) => [total, ages, young, genders].includes(null))

/** How many are planned at each level and how the lists are made up, beside the rule, without a judgement on it. */
export const planningMessage = (facts: PlanningFacts, speech: Speech): Html => {
  const { term, known, lists, rule, basis, referenceDay } = facts
  if (term === null) return speech.html('planningReport:planned.none')
  return joinHtml(
    [
      joinHtml(
        [
          speech.html('planningReport:planned.term', { term: termText(term, known, speech) }),
          totalText(facts, speech),
        ],
        '\n',
      ),
      ...lists.filter(({ total }) => total !== 0).map(list => listText(list, facts, speech)),
      joinHtml(
        [
          rule && referenceDay
            ? speech.html('planningReport:reference', { day: speech.day(referenceDay) })
            : speech.html('planningReport:notCounted'),
          isHidingPlanned(facts) && hiddenNote(speech),
        ],
        '\n',
      ),
      basis && basisText(speech.html('planningReport:basis'), basis, basis.verified, speech),
    ],
    '\n\n',
  )
}
