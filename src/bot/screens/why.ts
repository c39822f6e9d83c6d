import { placeOf } from '../../domain/evaluation/answers.ts'
import type { Explained } from '../../domain/evaluation/explaining.ts'
import { findQuestion, type LegalBasis } from '../../domain/evaluation/form.ts'
import type { EvaluationView } from '../../domain/evaluation/view.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'

const gradeKeys = { T: 'explain:gradeText', P: 'explain:gradePress', M: 'explain:gradeMemory' } as const

/** What a rule rests on, under its title. */
export const basisText = (
  title: Html,
  { reference, source, grade }: LegalBasis,
  isVerified: boolean,
  speech: Speech,
): Html =>
  joinHtml(
    [
      title,
      speech.quote(speech.own(reference)),
      speech.html('evaluation:whySource', { source }),
      speech.html(gradeKeys[grade]),
      speech.html(isVerified ? 'evaluation:whyVerified' : 'evaluation:whyUnverified'),
    ],
    '\n',
  )

/** Every rule a score was computed with: article, source, how surely it is known, checked or not. */
export const rulesScreen = ({ view, bases }: Explained, back: Button, speech: Speech): Screen => {
  const { title, legal } = view.form
  return {
    text: joinHtml(
      [
        speech.html('evaluation:whyTitle'),
        basisText(bold(speech.quote(speech.own(title))), legal, legal.grade !== 'M', speech),
        ...bases.map(basis =>
          basisText(bold(speech.html(`explain:rule.${basis.name}`)), basis, basis.verified, speech),
        ),
      ],
      '\n\n',
    ),
    rows: [[back]],
  }
}

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
        speech.html(gradeKeys[legal.grade]),
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
