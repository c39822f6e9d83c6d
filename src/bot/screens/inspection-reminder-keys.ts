import type { InspectionView } from '../../domain/inspection/view.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml, trustedHtml } from '../html.ts'
import type { Button } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { askTeamKey, boardKey, inspectionDaysKey } from './inspection-reminder.ts'

/** Questions shown on the card; all of them stand in a list of their own. */
const questionsShown = 3
const charactersShown = 160

const questionsKey = ({ inspection, waiting }: InspectionView, speech: Speech): Button => ({
  text: speech.text('inspectionReminder:questions', { number: waiting.length }),
  data: buttons.inspectionQuestions.encode({ inspection: inspection.id, page: 0 }),
})

/** Who has acknowledged and what is asked, for those inside; a question for those outside; the days for everybody. */
export const reminderKeys = (view: InspectionView, speech: Speech): Button[][] => {
  const { id, state, sealed } = view.inspection
  if (state === 'cancelled') return []
  const days = [inspectionDaysKey(id, speech)]
  if (view.inside)
    return view.isSecret ? [days] : [sealed ? [] : [boardKey(id, speech)], [questionsKey(view, speech)], days]
  return [view.mine.length > 0 ? [askTeamKey(id, speech)] : [], days]
}

const shortened = (text: string): string => {
  const [line = ''] = text.split('\n')
  const signs = [...line]
  return signs.length > charactersShown || line !== text
    ? `${signs.slice(0, charactersShown).join('')}…`
    : text
}

/** What waits for an answer of the team. */
export const waitingText = ({ waiting }: InspectionView, speech: Speech): Html | null =>
  waiting.length === 0
    ? null
    : joinHtml(
        [
          speech.html('inspectionReminder:waiting'),
          ...waiting
            .slice(0, questionsShown)
            .map(({ asker, text }) =>
              joinHtml([trustedHtml('•'), speech.quote(asker), speech.quote(shortened(text))], ' '),
            ),
        ],
        '\n',
      )
