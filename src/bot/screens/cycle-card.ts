import {
  type CycleCard,
  type CycleCounts,
  cycleStates,
  type ListedCycle,
  missingOf,
  openStates,
  totalOf,
} from '../../domain/cycle/cycle.ts'
import { type CyclePeople, cyclePage, peoplePage } from '../../domain/cycle/list.ts'
import { addDays, type Day } from '../../domain/day.ts'
import { buttons } from '../buttons.ts'
import { shortDay } from '../cycle-plan.ts'
import { type Html, joinHtml } from '../html.ts'
import { type Button, inRowsOf, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { listKey, whoText } from './cycle-plan.ts'
import { homeKey } from './home.ts'

type Listed = Readonly<{ total: number; items: readonly ListedCycle[]; page: number }>

const itemText = ({ cycle, unit, group, counts }: ListedCycle, speech: Speech): Html => {
  const total = totalOf(counts)
  const facts = {
    period: speech.period(cycle),
    unit: unit.name,
    who: whoText(group, speech),
    done: total - missingOf(counts),
    total,
  }
  return cycle.isClosed
    ? speech.html('cycles:itemClosed', facts)
    : speech.html('cycles:item', { ...facts, day: speech.day(cycle.closesOn) })
}

export const scopeCyclesScreen = ({ total, items, page }: Listed, speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('cycles:title'),
      total === 0 && speech.html('cycles:none'),
      ...items.map(item => itemText(item, speech)),
    ],
    '\n\n',
  ),
  rows: [
    [{ text: speech.text('cycles:new'), data: buttons.newCycle.encode({}) }],
    ...items.map(({ cycle, unit }) => [
      {
        text: `${speech.period(cycle)} · ${unit.name}`,
        data: buttons.cycleCard.encode({ cycle: cycle.id }),
      },
    ]),
    pageKeys(
      page,
      Math.ceil(total / cyclePage),
      other => buttons.scopeCycles.encode({ page: other }),
      speech,
    ),
    [homeKey(speech)],
  ],
  isProtected: true,
})

const barLength = 8

const bar = (number: number, total: number): string => {
  const filled = total === 0 ? 0 : Math.ceil((number / total) * barLength)
  return '▰'.repeat(filled) + '▱'.repeat(barLength - filled)
}

const barsText = (counts: CycleCounts, speech: Speech): Html => {
  const total = totalOf(counts)
  return joinHtml(
    cycleStates.map(state =>
      speech.html('cycles:bar', {
        bar: bar(counts[state], total),
        state: speech.text(`cycles:state.${state}`),
        number: counts[state],
      }),
    ),
    '\n',
  )
}

const headText = (
  { cycle, unit, group }: Pick<CycleCard, 'cycle' | 'unit' | 'group'>,
  speech: Speech,
): Html =>
  joinHtml(
    [
      speech.html('evaluation:cycle', { period: speech.period(cycle) }),
      speech.html('cycles:planUnit', { unit: unit.name }),
      speech.html('cycles:planGroup', { who: whoText(group, speech) }),
      cycle.isClosed
        ? speech.html('cycles:cardClosed')
        : speech.html('cycles:cardOpen', {
            from: speech.day(cycle.opensOn),
            to: speech.day(cycle.closesOn),
          }),
    ],
    '\n',
  )

const steeringKeys = ({ cycle: { id: cycle }, counts, newForm }: CycleCard, speech: Speech): Button[][] => [
  missingOf(counts) > 0
    ? [
        {
          text: speech.text('cycles:remind', { number: missingOf(counts) }),
          data: buttons.remindCycle.encode({ cycle }),
        },
      ]
    : [],
  newForm
    ? [
        {
          text: speech.text('cycles:newForm', { version: newForm.version }),
          data: buttons.renewForm.encode({ cycle }),
        },
      ]
    : [],
  [
    { text: speech.text('cycles:extend'), data: buttons.askExtend.encode({ cycle }) },
    { text: speech.text('cycles:close'), data: buttons.askClose.encode({ cycle }) },
  ],
]

/** How many are how far, and what staff can do about it. */
export const cycleCardScreen = (card: CycleCard, speech: Speech): Screen => {
  const { cycle, counts } = card
  const people = cycleStates
    .filter(state => counts[state] > 0)
    .map(state => ({
      text: speech.text('cycles:peopleKey', {
        state: speech.text(`cycles:state.${state}`),
        number: counts[state],
      }),
      data: buttons.cyclePeople.encode({ cycle: cycle.id, state, page: 0 }),
    }))
  return {
    text: joinHtml([headText(card, speech), barsText(counts, speech)], '\n\n'),
    rows: [...inRowsOf(2, people), ...(cycle.isClosed ? [] : steeringKeys(card, speech)), [listKey(speech)]],
    isProtected: true,
  }
}

const cardKey = (cycle: string, speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: buttons.cycleCard.encode({ cycle }),
})

/** Whoever has nothing handed in can do so on paper. */
const mayPrint = ({ file, state }: CyclePeople): boolean =>
  !file.cycle.isClosed && file.cycle.collectiveOf === undefined && openStates.includes(state)

export const cyclePeopleScreen = (people: CyclePeople, page: number, speech: Speech): Screen => {
  const { file, state, total, items } = people
  const cycle = file.cycle.id
  const at = (other: number): string => buttons.cyclePeople.encode({ cycle, state, page: other })
  return {
    text: joinHtml(
      [
        speech.html('cycles:peopleTitle', {
          period: speech.period(file.cycle),
          unit: file.unit.name,
          state: speech.text(`cycles:state.${state}`),
          number: total,
        }),
        joinHtml(
          items.map(({ name, unit }) =>
            unit
              ? speech.html('cycles:person', { name, unit })
              : file.cycle.collectiveOf === undefined
                ? speech.quote(name)
                : speech.html('collective:noHead', { unit: name }),
          ),
          '\n',
        ),
      ],
      '\n\n',
    ),
    rows: [
      ...inRowsOf(
        2,
        mayPrint(people)
          ? items.map(({ id: person, name }) => ({
              text: name,
              data: buttons.cyclePerson.encode({ cycle, person }),
            }))
          : [],
      ),
      pageKeys(page, Math.ceil(total / peoplePage), at, speech),
      [cardKey(cycle, speech)],
    ],
    isProtected: true,
  }
}

/** Days a cycle can be extended by with one press. */
const extensions = [3, 7, 14] as const

export const extendScreen = ({ cycle }: Pick<CycleCard, 'cycle'>, today: Day, speech: Speech): Screen => {
  const start = cycle.closesOn < today ? today : cycle.closesOn
  return {
    text: speech.html('cycles:extendTitle', { day: speech.day(cycle.closesOn) }),
    rows: [
      ...extensions.map(days => {
        const day = addDays(start, days)
        return [
          {
            text: speech.text('cycles:plusDays', { number: days, day: speech.day(day) }),
            data: buttons.extendCycle.encode({ cycle: cycle.id, day: shortDay(day) }),
          },
        ]
      }),
      [cardKey(cycle.id, speech)],
    ],
    isProtected: true,
  }
}

export const askCloseScreen = ({ cycle, unit, counts }: CycleCard, speech: Speech): Screen => ({
  text: speech.html('cycles:askClose', {
    period: speech.period(cycle),
    unit: unit.name,
    number: missingOf(counts),
  }),
  rows: [
    [{ text: speech.text('cycles:closeNow'), data: buttons.closeCycle.encode({ cycle: cycle.id }) }],
    [cardKey(cycle.id, speech)],
  ],
  isProtected: true,
})
