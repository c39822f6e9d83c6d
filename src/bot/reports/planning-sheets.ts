import type { PlanningFacts } from '../../domain/report/planning.ts'
import type { Cell, Sheet } from '../../domain/table.ts'
import { toPlainText } from '../html.ts'
import type { Speech } from '../speech.ts'
import { isHidingPlanned } from './planning-message.ts'
import { ageParts, genderParts, youngPart } from './planning-parts.ts'
import { hiddenNote } from './report-place.ts'
import { termText } from './term-text.ts'

const listSheet = ({ rule, lists, total }: PlanningFacts, speech: Speech): Sheet => {
  const hidden = speech.text('planningReport:hidden')
  const parts = [
    ...(rule ? [...ageParts(rule, speech), youngPart(rule, speech)] : []),
    ...genderParts(rule, speech),
  ]
  const shared = parts.filter(({ isUnknown }) => !isUnknown)
  return {
    name: speech.text('planningReport:sheet.planned'),
    columns: [
      { title: speech.text('planningReport:column.tier'), width: 20 },
      { title: speech.text('planningReport:column.total'), width: 14 },
      ...parts.map(({ name }) => ({ title: name, width: 18 })),
      ...shared.map(({ name }) => ({
        title: speech.text('planningReport:column.percent', { name }),
        width: 18,
      })),
    ],
    rows: [
      ...lists.map((list): Cell[] => [
        speech.text(`planningReport:tier.${list.tier}`),
        list.total ?? hidden,
        ...parts.map(({ count }) => toCell(count(list), hidden)),
        ...shared.map(({ count }) => {
          const number = count(list)
          if (typeof number !== 'number') return toCell(number, hidden)
          return list.total ? speech.percent(number, list.total) : null
        }),
      ]),
      [speech.text('planningReport:column.total'), total ?? hidden],
    ],
  }
}

const toCell = (count: number | null | undefined, hidden: string): Cell =>
  count === undefined ? null : (count ?? hidden)

const ruleSheet = (facts: PlanningFacts, speech: Speech): Sheet => {
  const { term, known, rule, basis, referenceDay } = facts
  const named = (name: 'term' | 'reference' | 'leastWomen' | 'leastYoung' | 'basis' | 'source' | 'checked') =>
    speech.text(`planningReport:rule.${name}`)
  const note = speech.text('planningReport:rule.note')
  return {
    name: speech.text('planningReport:sheet.rule'),
    columns: [
      { title: speech.text('planningReport:column.item'), width: 28 },
      { title: speech.text('planningReport:column.value'), width: 60 },
    ],
    rows: [
      [named('term'), term === null ? null : termText(term, known, speech)],
      ...(referenceDay && rule ? [[named('reference'), speech.day(referenceDay)]] : []),
      ...(rule
        ? [
            [named('leastWomen'), speech.percent(rule.least.women, 10_000)],
            [named('leastYoung'), speech.percent(rule.least.young, 10_000)],
          ]
        : []),
      ...(basis
        ? [
            [named('basis'), speech.own(basis.reference)],
            [named('source'), basis.source],
            [
              named('checked'),
              speech.text(basis.verified ? 'evaluation:whyVerified' : 'evaluation:whyUnverified'),
            ],
          ]
        : []),
      ...(isHidingPlanned(facts) ? [[note, toPlainText(hiddenNote(speech))]] : []),
      ...(rule && referenceDay ? [] : [[note, speech.text('planningReport:notCounted')]]),
    ],
  }
}

/** The lists by level in numbers, and the rule they are looked at by; nobody’s name. */
export const planningSheets = (facts: PlanningFacts, speech: Speech): readonly Sheet[] => [
  listSheet(facts, speech),
  ruleSheet(facts, speech),
]
