import type { InspectionView } from '../../domain/inspection/view.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import { reminderKeys, waitingText } from './inspection-reminder-keys.ts'
import {
  basisText,
  daysText,
  documentsText,
  kindText,
  namesText,
  remindersText,
  roomBeside,
  subjectsText,
  teamText,
} from './inspection-text.ts'
import { onSiteCardKeys } from './on-site-card.ts'

export const inspectionsKey = (speech: Speech): Button => ({
  text: speech.text('inspection:list'),
  data: buttons.inspections.encode({ group: 'running', page: 0 }),
})

/** Rows of keys that a part of the bot adds to the card, none where they are not for who looks at it. */
export type CardKeys = (view: InspectionView, speech: Speech) => readonly (readonly Button[])[]

const steerKeys: CardKeys = ({ inspection, steers }, speech) => {
  if (!steers || !['planned', 'opened'].includes(inspection.state)) return []
  const ask = (part: string, text: string): Button => ({
    text,
    data: buttons.askInspection.encode({ inspection: inspection.id, part }),
  })
  return [
    inspection.state === 'planned'
      ? [ask('move', speech.text('inspection:keyMove')), ask('reason', speech.text('inspection:keyCancel'))]
      : [],
    [
      {
        text: speech.text('inspection:keyTeam'),
        data: buttons.inspectionTeam.encode({ inspection: inspection.id }),
      },
      ask('documents', speech.text('inspection:keyDocuments')),
    ],
  ]
}

/** What can be done from the card, part by part, in the order in which it is shown. */
const cardKeys: readonly CardKeys[] = [steerKeys, reminderKeys, onSiteCardKeys]

const insideText = (view: InspectionView, speech: Speech): Html =>
  joinHtml(
    [
      joinHtml(
        [
          speech.html('inspection:cardKind', kindText(view.inspection, speech)),
          basisText(view.inspection, speech),
        ],
        '\n',
      ),
      teamText(view, speech),
      subjectsText(view.subjects, view.heads, speech),
      documentsText(view.inspection.documents, speech, roomBeside.documents),
      view.inspection.state === 'planned' &&
        !view.inspection.sealed &&
        remindersText(view.reminders, view.remindAt, speech),
      waitingText(view, speech),
    ],
    '\n\n',
  )

/** What concerns whoever answers for a subject, and nothing of the kind or of the others. */
const outsideText = (view: InspectionView, speech: Speech): Html =>
  joinHtml(
    [
      joinHtml(
        [
          view.mine.length > 0 && speech.html('inspection:yourSubjects', { names: namesText(view.mine) }),
          speech.html('inspection:contact', { name: view.contact }),
        ],
        '\n',
      ),
      documentsText(view.inspection.documents, speech),
    ],
    '\n\n',
  )

/** An inspection as far as whoever looks has a part in it. */
export const inspectionCardScreen = (view: InspectionView, speech: Speech): Screen => {
  const { title, state, startsOn, endsOn, cancelReason, kind } = view.inspection
  return {
    text: joinHtml(
      [
        speech.html('inspection:card', {
          title,
          state: speech.text(`inspection:state.${state}`),
          ...daysText({ startsOn: startsOn ?? '', endsOn: endsOn ?? '' }, speech),
        }),
        view.isSecret && speech.html('inspection:sealedNote'),
        view.inside ? insideText(view, speech) : outsideText(view, speech),
        cancelReason !== null &&
          (view.inside || kind !== 'signs') &&
          speech.html('inspection:cancelReason', { reason: cancelReason }),
      ],
      '\n\n',
    ),
    rows: [...cardKeys.flatMap(keys => keys(view, speech)), [inspectionsKey(speech)], [homeKey(speech)]],
    isProtected: true,
  }
}
