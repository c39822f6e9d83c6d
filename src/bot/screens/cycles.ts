import type { LedCycle } from '../../domain/collective/collective.ts'
import type { OwnCollectives } from '../../domain/collective/list.ts'
import type { OwnCycle } from '../../domain/evaluation/list.ts'
import { isPrintable } from '../../domain/paper-entry/issue.ts'
import type { OpenCycle } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import { yearText } from './year-score.ts'

const isPublished = (state: OpenCycle['state']): boolean =>
  state === 'published' || state === 'petitioned' || state === 'answered'

const paperKeys = (open: OpenCycle, speech: Speech): Button[] => {
  if (!isPrintable(open)) return []
  const text = speech.text('paperEntry:formKey', { period: speech.period(open.cycle) })
  return [{ text, data: buttons.printOwnForm.encode({ cycle: open.cycle.id }) }]
}

const cycleKey = ({ cycle, evaluationId, state, paperClerk }: OpenCycle, speech: Speech): Button[] => {
  if (paperClerk) return []
  const period = speech.period(cycle)
  if (evaluationId === null) {
    return [
      { text: speech.text('evaluation:begin', { period }), data: buttons.begin.encode({ cycle: cycle.id }) },
    ]
  }
  if (isPublished(state)) {
    const text = speech.text('evaluation:result', { period })
    return [{ text, data: buttons.ownResult.encode({ evaluation: evaluationId }) }]
  }
  if (state !== 'draft' && state !== 'returned') return []
  const text = speech.text('evaluation:resume', { period })
  return [{ text, data: buttons.resume.encode({ evaluation: evaluationId }) }]
}

const collectiveKey = (led: LedCycle, speech: Speech): Button[] => {
  const { cycle, unitId: unit, state } = led
  if (state === 'submitted' || state === 'reviewed' || state === 'decided') return []
  if (isPublished(state)) return cycleKey(led, speech)
  const text = speech.text('collective:begin', { period: speech.period(cycle) })
  return [{ text, data: buttons.beginCollective.encode({ cycle: cycle.id, unit }) }]
}

/** The open cycles of a person, each with its deadline and how far he is. */
export const cyclesScreen = (
  cycles: readonly OwnCycle[],
  today: string,
  speech: Speech,
  { led, named }: OwnCollectives = { led: [], named: [] },
): Screen => ({
  text: joinHtml(
    [
      speech.html('evaluation:cyclesTitle'),
      ...[...cycles, ...led.map(one => ({ ...one, year: null, paperClerk: null }))].map(
        ({ cycle, state, year, paperClerk }) =>
          joinHtml(
            [
              speech.html('evaluation:cycle', { period: speech.period(cycle) }),
              speech.html(`evaluation:state.${state ?? 'none'}`),
              paperClerk && speech.html('paperEntry:beingEntered', { name: paperClerk }),
              speech.html(today > cycle.closesOn ? 'evaluation:closedOn' : 'evaluation:closesOn', {
                day: speech.day(cycle.closesOn),
              }),
              year && yearText(year, speech),
            ],
            '\n',
          ),
      ),
      cycles.length === 0 && led.length === 0 && speech.html('evaluation:noCycles'),
      named.length > 0 && speech.html('collective:namedHead'),
    ],
    '\n\n',
  ),
  rows: [
    ...cycles.map(cycle => cycleKey(cycle, speech)),
    ...led.map(one => collectiveKey(one, speech)),
    ...named.map(({ evaluationId: evaluation, cycle }) => [
      {
        text: speech.text('collective:read', { period: speech.period(cycle) }),
        data: buttons.seenDraft.encode({ evaluation, page: 0 }),
      },
    ]),
    ...cycles.map(cycle => paperKeys(cycle, speech)),
    [{ text: speech.text('history:button'), data: buttons.history.encode({ page: 0 }) }],
    [homeKey(speech)],
  ],
})
