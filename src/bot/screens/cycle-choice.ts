import type { UnitName, UnitPlace } from '../../domain/broadcast/port.ts'
import type { PlanView } from '../../domain/cycle/open.ts'
import { type CyclePlan, tagOf, unitsTag } from '../../domain/cycle/plan.ts'
import { addDays, type Day } from '../../domain/day.ts'
import { buttons } from '../buttons.ts'
import { planWord } from '../cycle-plan.ts'
import type { Html } from '../html.ts'
import { type Button, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { listKey, planData, whoText } from './cycle-plan.ts'

const backKey = (plan: CyclePlan, speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: planData(plan, 's'),
})

const unitsOnPage = 8

const unitKey = (plan: CyclePlan, { id, name }: UnitName, text = name): Button[] => [
  {
    text,
    data: buttons.unitPage.encode({
      page: 0,
      unit: id,
      plan: planWord({ ...plan, group: null }),
    }),
  },
]

/** A unit that a cycle is for, those below it page by page, and the way up as far as staff may go. */
export const planUnitScreen = (plan: CyclePlan, place: UnitPlace, wanted: number, speech: Speech): Screen => {
  const { unit, parent, children } = place
  const pages = Math.max(1, Math.ceil(children.length / unitsOnPage))
  const page = Math.min(wanted, pages - 1)
  const at = (other: number): string =>
    buttons.unitPage.encode({ page: other, unit: unit.id, plan: planWord(plan) })
  return {
    text: speech.html('cycles:unitTitle', { unit: unit.name }),
    rows: [
      [{ text: speech.text('cycles:chooseUnit', { unit: unit.name }), data: planData(plan, 's') }],
      ...children.slice(page * unitsOnPage, (page + 1) * unitsOnPage).map(child => unitKey(plan, child)),
      pageKeys(page, pages, at, speech),
      parent ? unitKey(plan, parent, speech.text('cycles:unitUp', { unit: parent.name })) : [],
      [listKey(speech)],
    ],
    isProtected: true,
  }
}

export const planUnitsFoundScreen = (
  plan: CyclePlan,
  units: readonly UnitName[],
  speech: Speech,
): Screen => ({
  text: speech.html('cycles:unitsFound'),
  rows: [...units.map(unit => unitKey(plan, unit)), [backKey(plan, speech)]],
  isProtected: true,
})

type Choice = Readonly<{ text: string; plan: CyclePlan; isChosen: boolean }>

const choosing = (text: Html, choices: readonly Choice[], plan: CyclePlan, speech: Speech): Screen => ({
  text,
  rows: [
    ...choices.map(choice => [
      { text: choice.isChosen ? `● ${choice.text}` : choice.text, data: planData(choice.plan, 's') },
    ]),
    [backKey(plan, speech)],
  ],
  isProtected: true,
})

export const planGroupScreen = ({ plan, groups }: PlanView, speech: Speech): Screen =>
  choosing(
    speech.html('cycles:groupTitle'),
    [
      ...[null, ...groups].map(group => {
        const tag = group && tagOf(group.code)
        return { text: whoText(group, speech), plan: { ...plan, group: tag }, isChosen: plan.group === tag }
      }),
      {
        text: speech.text('collective:units'),
        plan: { ...plan, group: unitsTag, form: null },
        isChosen: plan.group === unitsTag,
      },
    ],
    plan,
    speech,
  )

export const planFormScreen = ({ plan, forms }: PlanView, speech: Speech): Screen =>
  choosing(
    speech.html('cycles:formTitle'),
    [null, ...forms].map(form => {
      const tag = form && tagOf(form.id)
      return {
        text: form
          ? speech.text('cycles:formName', { title: speech.own(form.title), version: form.version })
          : speech.text('cycles:formByKind'),
        plan: { ...plan, form: tag },
        isChosen: plan.form === tag,
      }
    }),
    plan,
    speech,
  )

/** Days to begin on, besides typing one. */
export const planOpensScreen = (plan: CyclePlan, today: Day, speech: Speech): Screen =>
  choosing(
    speech.html('cycles:opensTitle'),
    [...new Set([today, addDays(today, 7), addDays(plan.period.to, 1)])]
      .filter(day => day >= today && day <= plan.closesOn)
      .map(day => ({
        text: speech.day(day),
        plan: { ...plan, opensOn: day },
        isChosen: day === plan.opensOn,
      })),
    plan,
    speech,
  )

/** Days to close on, besides typing one. */
export const planClosesScreen = (plan: CyclePlan, speech: Speech): Screen =>
  choosing(
    speech.html('cycles:closesTitle'),
    [0, 3, 7, 14].map(days => {
      const day = addDays(plan.closesOn, days)
      return { text: speech.day(day), plan: { ...plan, closesOn: day }, isChosen: days === 0 }
    }),
    plan,
    speech,
  )
