import type { Question } from '../../domain/evaluation/form.ts'
import type { FormChange } from '../../domain/evaluation/migrate.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { excerpt } from './overview.ts'

/** Changes of maxima that are named one by one; the form itself shows the rest. */
const named = 8

const nameOf = (question: Question, speech: Speech): string => {
  const text = excerpt(speech.own(question.text), 40)
  return question.kind === 'score' ? `${question.id} ${text}` : text
}

const namesOf = (questions: readonly Question[], speech: Speech): string =>
  questions
    .slice(0, named)
    .map(question => nameOf(question, speech))
    .join(' · ') + (questions.length > named ? ' …' : '')

const changeText = ({ added, removed, maxima }: FormChange, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('cycles:formChanged'),
      added.length > 0 && speech.html('cycles:formAdded', { names: namesOf(added, speech) }),
      removed.length > 0 && speech.html('cycles:formRemoved', { names: namesOf(removed, speech) }),
      ...maxima.slice(0, named).map(({ question, before, now }) =>
        speech.html('cycles:formMaximum', {
          name: nameOf(question, speech),
          before: speech.points(before),
          now: speech.points(now),
        }),
      ),
    ],
    '\n',
  )

/** Above the screen that follows, the once that something moved to a newer version of its form. */
export const withFormChange = (screen: Screen, change: FormChange | null, speech: Speech): Screen =>
  change ? { ...screen, text: joinHtml([changeText(change, speech), screen.text], '\n\n') } : screen
