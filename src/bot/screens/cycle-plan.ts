import type { PositionGroup } from '../../domain/broadcast/broadcast.ts'
import type { PlanView } from '../../domain/cycle/open.ts'
import {
  type CalendarKind,
  cycleKinds,
  type Period,
  periodAround,
  usualClosing,
} from '../../domain/cycle/period.ts'
import { type CyclePlan, unitsTag } from '../../domain/cycle/plan.ts'
import type { Day } from '../../domain/day.ts'
import type { CycleKind } from '../../domain/evaluation/evaluation.ts'
import { buttons } from '../buttons.ts'
import { type PlanPart, planWord } from '../cycle-plan.ts'
import { type Html, joinHtml } from '../html.ts'
import { type Button, inRowsOf, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { groupName } from './narrowing.ts'

export const listKey = (speech: Speech): Button => ({
  text: speech.text('cycles:list'),
  data: buttons.scopeCycles.encode({ page: 0 }),
})

export const whoText = (group: PositionGroup | null, speech: Speech): string =>
  group ? groupName(group, speech) : speech.text('cycles:everybody')

export const planData = (plan: CyclePlan, part: PlanPart): string =>
  buttons.planCycle.encode({ look: part, unit: plan.unitId, plan: planWord(plan) })

export const kindScreen = (unit: string, speech: Speech): Screen => ({
  text: speech.html('cycles:kindTitle'),
  rows: [
    ...inRowsOf(
      2,
      cycleKinds.map(kind => ({
        text: speech.text(`cycles:kind.${kind}`),
        data: buttons.cycleKind.encode({ unit, kind }),
      })),
    ),
    [listKey(speech)],
  ],
})

/** A plan with everything as usual. */
export const usualPlan = (
  unitId: string,
  kind: CycleKind,
  period: Period,
  today: Day,
  yearly: string,
): CyclePlan => {
  const closesOn = usualClosing(kind, period, today, yearly)
  return { kind, period, unitId, group: null, form: null, opensOn: today, closesOn }
}

/** The last one, this one and the next; which one is the question. */
export const periodScreen = (
  unit: string,
  kind: CalendarKind,
  today: Day,
  yearly: string,
  speech: Speech,
): Screen => ({
  text: speech.html('cycles:periodTitle'),
  rows: [
    ...[-1, 0, 1].map(further => {
      const period = periodAround(kind, today, further)
      return [
        {
          text: speech.period({ kind, periodFrom: period.from, periodTo: period.to }),
          data: planData(usualPlan(unit, kind, period, today, yearly), 's'),
        },
      ]
    }),
    [{ text: speech.text('common:back'), data: buttons.newCycle.encode({}) }],
  ],
})

export const askPeriodScreen = (speech: Speech): Screen => ({
  text: speech.html('cycles:askPeriod'),
  rows: [[{ text: speech.text('common:back'), data: buttons.newCycle.encode({}) }]],
})

const overlapTexts = ({ overlaps }: PlanView, speech: Speech): Html[] =>
  overlaps.map(({ unit, group, shared }) =>
    speech.html('cycles:overlap', { number: shared, unit, who: whoText(group, speech) }),
  )

/** Everything that is about to be opened: for whom, when, reminded of on which days. */
export const planScreen = (view: PlanView, speech: Speech): Screen => {
  const { plan, unit, group, form, people, overlaps, reminders } = view
  const { kind, period, opensOn, closesOn, unitId } = plan
  const isCollective = plan.group === unitsTag
  const key = (text: string, part: PlanPart): Button => ({ text, data: planData(plan, part) })
  return {
    text: joinHtml(
      [
        speech.html('cycles:planTitle', {
          period: speech.period({ kind, periodFrom: period.from, periodTo: period.to }),
        }),
        joinHtml(
          [
            speech.html('cycles:planUnit', { unit: unit.name }),
            speech.html('cycles:planGroup', {
              who: isCollective ? speech.text('collective:units') : whoText(group, speech),
            }),
            speech.html(isCollective ? 'collective:planUnits' : 'cycles:planPeople', { number: people }),
            form
              ? speech.html('cycles:planForm', { title: speech.own(form.title), version: form.version })
              : speech.html('cycles:planFormByKind'),
          ],
          '\n',
        ),
        speech.html('cycles:planDays', { from: speech.day(opensOn), to: speech.day(closesOn) }),
        reminders.length > 0
          ? speech.html('cycles:planReminders', { days: reminders.map(day => speech.day(day)).join(' · ') })
          : speech.html('cycles:planNoReminders'),
        ...overlapTexts(view, speech),
      ],
      '\n\n',
    ),
    rows: [
      [
        {
          text: speech.text(overlaps.length > 0 ? 'cycles:openAnyway' : 'cycles:open'),
          data: buttons.openCycle.encode({ unit: unitId, plan: planWord(plan) }),
        },
      ],
      ...inRowsOf(2, [
        key(speech.text('cycles:changeKind'), 'k'),
        key(speech.text('cycles:changeUnit'), 'u'),
        key(speech.text('cycles:changeGroup'), 'g'),
        ...(isCollective ? [] : [key(speech.text('cycles:changeForm'), 'f')]),
        key(speech.text('cycles:changeOpens'), 'o'),
        key(speech.text('cycles:changeCloses'), 'c'),
      ]),
      [listKey(speech)],
    ],
    isProtected: true,
  }
}
