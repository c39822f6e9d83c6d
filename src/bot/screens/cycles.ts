import type { OwnCycle } from '../../domain/evaluation/list.ts'
import type { OpenCycle } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import { yearText } from './year-score.ts'

const isPublished = (state: OpenCycle['state']): boolean =>
  state === 'published' || state === 'petitioned' || state === 'answered'

const cycleKey = ({ cycle, evaluationId, state }: OpenCycle, speech: Speech): Button[] => {
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

/** The open cycles of a person, each with its deadline and how far he is. */
export const cyclesScreen = (cycles: readonly OwnCycle[], today: string, speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('evaluation:cyclesTitle'),
      ...cycles.map(({ cycle, state, year }) =>
        joinHtml(
          [
            speech.html('evaluation:cycle', { period: speech.period(cycle) }),
            speech.html(`evaluation:state.${state ?? 'none'}`),
            speech.html(today > cycle.closesOn ? 'evaluation:closedOn' : 'evaluation:closesOn', {
              day: speech.day(cycle.closesOn),
            }),
            year && yearText(year, speech),
          ],
          '\n',
        ),
      ),
      cycles.length === 0 && speech.html('evaluation:noCycles'),
    ],
    '\n\n',
  ),
  rows: [
    ...cycles.map(cycle => cycleKey(cycle, speech)),
    [{ text: speech.text('history:button'), data: buttons.history.encode({ page: 0 }) }],
    [homeKey(speech)],
  ],
})
