import type { Day } from '../../domain/day.ts'
import { overview } from '../../domain/evaluation/steps.ts'
import type { Submitted } from '../../domain/evaluation/submit.ts'
import type { EvaluationView } from '../../domain/evaluation/view.ts'
import type { PersonSummary } from '../../domain/person/person.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import { ownPaperKeys } from './paper.ts'

/** Asks once more before handing in, and names who will decide. */
export const askSubmitScreen = (
  view: EvaluationView,
  authority: PersonSummary,
  today: Day,
  speech: Speech,
  openComments = 0,
): Screen => {
  const { id: evaluation } = view.evaluation
  const { cycle, score } = view
  return {
    text: joinHtml(
      [
        speech.html('evaluation:askSubmit', { period: speech.period(cycle), name: authority.name }),
        speech.html('evaluation:total', {
          points: speech.points(score.points),
          max: speech.points(score.max),
          level: speech.text(`evaluation:level.${view.level}`),
        }),
        today > cycle.closesOn && speech.html('evaluation:closedOn', { day: speech.day(cycle.closesOn) }),
        openComments > 0 && speech.html('collective:openComments', { number: openComments }),
        speech.html('evaluation:askSubmitNote'),
      ],
      '\n\n',
    ),
    rows: [
      [{ text: speech.text('evaluation:submitNow'), data: buttons.submit.encode({ evaluation }) }],
      [{ text: speech.text('common:back'), data: buttons.goTo.encode({ evaluation, step: overview }) }],
    ],
    isProtected: true,
  }
}

export const submittedScreen = ({ view, authority, late }: Submitted, speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('evaluation:submitted', { period: speech.period(view.cycle), name: authority.name }),
      late && speech.html('evaluation:submittedLate', { day: speech.day(view.cycle.closesOn) }),
      speech.html('evaluation:submittedNext'),
    ],
    '\n\n',
  ),
  rows: [
    [
      {
        text: speech.text('explain:how'),
        data: buttons.explain.encode({ evaluation: view.evaluation.id, page: 0 }),
      },
    ],
    ownPaperKeys(view.evaluation.id, speech),
    [homeKey(speech)],
  ],
})
