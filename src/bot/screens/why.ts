import { placeOf } from '../../domain/evaluation/answers.ts'
import { findQuestion } from '../../domain/evaluation/form.ts'
import type { EvaluationView } from '../../domain/evaluation/view.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'

/** The legal basis of a question, and whether the text of the law was read or is only remembered. */
export const whyScreen = (view: EvaluationView, step: string, speech: Speech): Screen => {
  const place = placeOf(view.form, step)
  const question =
    place && findQuestion(view.form, place.kind === 'question' ? place.id : place.line.question)
  const legal = question && question.kind !== 'prose' ? question.legal : view.form.legal
  return {
    text: joinHtml(
      [
        speech.html('evaluation:whyTitle'),
        speech.quote(speech.own(legal.reference)),
        speech.html('evaluation:whySource', { source: legal.source }),
        speech.html(legal.grade === 'M' ? 'evaluation:whyUnverified' : 'evaluation:whyVerified'),
        question?.kind === 'products' &&
          speech.html('evaluation:whyProducts', {
            quality: view.rules.qualityPenalty / 100,
            progress: view.rules.progressPenalty / 100,
          }),
      ],
      '\n\n',
    ),
    rows: [
      [
        {
          text: speech.text('common:back'),
          data: buttons.goTo.encode({ evaluation: view.evaluation.id, step }),
        },
      ],
    ],
  }
}
