import type { ReportCycle } from '../../domain/report/cycles.ts'
import type { ReportQuery } from '../../domain/report/report.ts'
import { idToText, textToId } from '../button.ts'
import { type Html, joinHtml } from '../html.ts'
import { groupName } from '../screens/narrowing.ts'
import type { Speech } from '../speech.ts'
import type { ReportChoice } from './report-view.ts'

export const cycleName = ({ cycle, unit, group }: ReportCycle, speech: Speech): string => {
  const facts = { period: speech.period(cycle), unit: unit.name }
  return group
    ? speech.text('report:cycleOfGroup', { ...facts, who: groupName(group, speech) })
    : speech.text('report:cycle', facts)
}

type Cycles = Readonly<{ cycles: readonly ReportCycle[]; chosen: ReportCycle | null }>

/** The cycles a report can be of, closed ones under a lock. */
export const cycleChoices = ({ cycles, chosen }: Cycles, speech: Speech): ReportChoice[] =>
  cycles.map(one => ({
    value: idToText(one.cycle.id),
    label: one.closedOn === null ? cycleName(one, speech) : `🔒 ${cycleName(one, speech)}`,
    isChosen: one === chosen,
  }))

/** A choice as a key carries it, as the cycle it names. */
export const ofCycle = (query: ReportQuery): ReportQuery => ({
  ...query,
  choice: query.choice === null ? null : (textToId(query.choice) ?? query.choice),
})

export const cycleHead = (chosen: ReportCycle, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('report:cycleTitle', { cycle: cycleName(chosen, speech) }),
      chosen.closedOn === null && speech.html('report:cycleDue', { day: speech.day(chosen.cycle.closesOn) }),
    ],
    '\n',
  )
