import type { OpenCycle } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

const cycleKey = ({ cycle, evaluationId, state }: OpenCycle, speech: Speech): Button[] => {
  const period = speech.period(cycle)
  if (evaluationId === null) {
    return [
      { text: speech.text('evaluation:begin', { period }), data: buttons.begin.encode({ cycle: cycle.id }) },
    ]
  }
  if (state !== 'draft' && state !== 'returned') return []
  const text = speech.text('evaluation:resume', { period })
  return [{ text, data: buttons.resume.encode({ evaluation: evaluationId }) }]
}

/** The open cycles of a person, each with its deadline and how far he is. */
export const cyclesScreen = (cycles: readonly OpenCycle[], today: string, speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('evaluation:cyclesTitle'),
      ...cycles.map(({ cycle, state }) =>
        joinHtml(
          [
            speech.html('evaluation:cycle', { period: speech.period(cycle) }),
            speech.html(`evaluation:state.${state ?? 'none'}`),
            speech.html(today > cycle.closesOn ? 'evaluation:closedOn' : 'evaluation:closesOn', {
              day: speech.day(cycle.closesOn),
            }),
          ],
          '\n',
        ),
      ),
      cycles.length === 0 && speech.html('evaluation:noCycles'),
    ],
    '\n\n',
  ),
  rows: [...cycles.map(cycle => cycleKey(cycle, speech)), [homeKey(speech)]],
})
