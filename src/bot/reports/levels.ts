import { levelOrder } from '../../domain/classification/cap.ts'
import type { CapTally } from '../../domain/classification/caps.ts'
import { isAgency, type LevelsFacts, readLevels } from '../../domain/report/levels.ts'
import { capChart } from '../cap-chart.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Speech } from '../speech.ts'
import { cycleChoices, cycleHead, ofCycle } from './cycle-choice.ts'
import { percentOf, someLines } from './listing.ts'
import type { ReportView } from './report-view.ts'

const room = { lines: 15, letters: 2_000 }

const countedIn = (levels: LevelsFacts['levels']): number =>
  levelOrder.reduce((sum, level) => sum + levels[level], 0)

const capRow = ({ unit, cap, excellent }: CapTally, speech: Speech): Html => {
  const facts = { unit, allowed: cap.allowed, good: cap.good, ...excellent }
  const row = speech.html('report:capRow', facts)
  return cap.isOver ? joinHtml([speech.quote('⚠️'), row], ' ') : row
}

/** Agencies above the limit first. */
const agenciesOf = (caps: readonly CapTally[]): CapTally[] =>
  caps.filter(isAgency).toSorted((one, other) => Number(other.cap.isOver) - Number(one.cap.isOver))

const distribution = ({ levels }: LevelsFacts, speech: Speech): Html =>
  joinHtml(
    levelOrder.map(level =>
      speech.html('report:level', {
        level: speech.text(`evaluation:level.${level}`),
        number: levels[level],
        percent: percentOf(levels[level], countedIn(levels), speech),
      }),
    ),
    '\n',
  )

const message = (facts: LevelsFacts, speech: Speech): Html => {
  const { chosen, caps } = facts
  if (!chosen) return speech.html('report:cyclesNone')
  const over = caps.filter(({ cap }) => cap.isOver).length
  const parts =
    caps.length === 0
      ? [speech.html('report:levelsNone')]
      : [
          distribution(facts, speech),
          over > 0 && speech.html('report:over', { count: over }),
          joinHtml(
            [
              speech.html('report:capsTitle'),
              someLines(
                agenciesOf(caps).map(tally => capRow(tally, speech)),
                room,
                speech,
              ),
            ],
            '\n',
          ),
        ]
  return joinHtml([cycleHead(chosen, speech), speech.html('report:levelsRule'), ...parts], '\n\n')
}

const dutiesOf = ({ duties }: CapTally, speech: Speech): string =>
  duties?.map(title => speech.own(title)).join(' / ') ?? ''

/** Levels as they were decided, and excellent ones against what the law allows. */
export const levelsView: ReportView<LevelsFacts> = {
  code: 'lv',
  read: (deps, actor, query) => readLevels(deps, actor, ofCycle(query)),
  choices: cycleChoices,
  message,

  chart: ({ chosen, caps, at }, _, speech) =>
    !chosen || caps.length === 0 ? null : capChart({ cycle: chosen.cycle, caps, at }, speech),

  sheets: ({ caps }, _, speech) => [
    {
      name: speech.text('report:name.levels'),
      columns: [
        { title: speech.text('report:unit'), width: 36 },
        { title: speech.text('report:duties'), width: 36 },
        ...levelOrder.map(level => ({ title: speech.text(`evaluation:level.${level}`), width: 16 })),
        { title: speech.text('chart:allowed'), width: 14 },
        { title: speech.text('chart:proposed'), width: 14 },
        { title: speech.text('chart:decided'), width: 14 },
        { title: speech.text('report:isOver'), width: 14 },
      ],
      rows: caps.map(tally => [
        tally.unit,
        dutiesOf(tally, speech),
        ...levelOrder.map(level => tally.levels[level]),
        tally.cap.allowed,
        tally.excellent.proposed,
        tally.excellent.decided,
        tally.cap.isOver ? speech.text('report:yes') : '',
      ]),
    },
  ],
}
