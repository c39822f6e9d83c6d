import type { InspectionDraft } from '../../domain/inspection/draft-file.ts'
import { type DraftPart, missingIn } from '../../domain/inspection/plan.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import { type Button, inRowsOf, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import { inspectionsKey } from './inspection-card.ts'
import {
  basisText,
  daysText,
  documentsText,
  kindText,
  linesWithin,
  namesText,
  remindersText,
  roomBeside,
  subjectsText,
  teamText,
  titleText,
} from './inspection-text.ts'

/** Said of every subject that will be gone, and its successors offered. */
const goneText = ({ gone }: InspectionDraft, speech: Speech): Html =>
  joinHtml(
    linesWithin(
      gone.map(({ name }) => speech.html('inspection:subjectGone', { name })),
      roomBeside.gone,
      speech,
    ),
    '\n',
  )

const goneKeys = ({ inspection, subjects, gone }: InspectionDraft, speech: Speech): Button[][] =>
  gone.flatMap(({ subjectId, successors }) =>
    successors.map(({ id: unit, name }) => [
      {
        text: speech.text('inspection:successorKey', { name }),
        data: buttons.replaceSubject.encode({
          inspection: inspection.id,
          unit,
          place: subjects.findIndex(({ id }) => id === subjectId),
        }),
      },
    ]),
  )

const partText = (draft: InspectionDraft, part: DraftPart, speech: Speech): Html => {
  const { inspection } = draft
  const { startsOn, endsOn } = inspection
  if (part === 'days' && startsOn !== null && endsOn === null)
    return speech.html('inspection:missingEnd', { day: speech.day(startsOn) })
  if (missingIn(draft).includes(part)) return speech.html(`inspection:missing.${part}`)
  switch (part) {
    case 'title':
      return titleText(inspection, speech)
    case 'basis':
      return basisText(inspection, speech)
    case 'team':
      return teamText(draft, speech)
    case 'subjects':
      return subjectsText(draft.subjects, draft.heads, speech)
    case 'days':
      return speech.html(
        'inspection:days',
        daysText({ startsOn: startsOn ?? '', endsOn: endsOn ?? '' }, speech),
      )
  }
}

const factsText = (draft: InspectionDraft, speech: Speech): Html =>
  joinHtml(
    [
      ...(['title', 'basis', 'team', 'subjects', 'days'] as const).map(part => partText(draft, part, speech)),
      draft.gone.length > 0 && goneText(draft, speech),
      documentsText(draft.inspection.documents, speech, roomBeside.documents),
      !draft.inspection.sealed && remindersText(draft.reminders, draft.remindAt, speech),
    ],
    '\n\n',
  )

const headText = ({ inspection }: InspectionDraft, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('inspection:draftTitle', kindText(inspection, speech)),
      inspection.sealed && speech.html('inspection:sealedNote'),
    ],
    '\n',
  )

/** Everything about a draft on one screen, with what is missing marked; each part has its key. */
export const inspectionDraftScreen = (draft: InspectionDraft, speech: Speech): Screen => {
  const { id: inspection, sealed } = draft.inspection
  const ask = (part: string, text: string): Button => ({
    text,
    data: buttons.askInspection.encode({ inspection, part }),
  })
  return {
    text: joinHtml(
      [headText(draft, speech), factsText(draft, speech), speech.html('inspection:draftSaved')],
      '\n\n',
    ),
    rows: [
      ...goneKeys(draft, speech),
      ...inRowsOf(2, [
        ask('title', speech.text('inspection:keyTitle')),
        ask('basis', speech.text('inspection:keyBasis')),
        { text: speech.text('inspection:keyTeam'), data: buttons.inspectionTeam.encode({ inspection }) },
        {
          text: speech.text('inspection:keySubjects'),
          data: buttons.inspectionSubjects.encode({ inspection }),
        },
        ask('startsOn', speech.text('inspection:keyStart')),
        ask('endsOn', speech.text('inspection:keyEnd')),
        ask('documents', speech.text('inspection:keyDocuments')),
        ...(sealed
          ? []
          : [
              {
                text: speech.text('inspection:keyLadder'),
                data: buttons.inspectionLadder.encode({ inspection }),
              },
            ]),
      ]),
      missingIn(draft).length === 0 && draft.gone.length === 0
        ? [
            {
              text: speech.text('inspection:keyPreview'),
              data: buttons.previewInspection.encode({ inspection }),
            },
          ]
        : [],
      [
        {
          text: speech.text('inspection:keyDiscard'),
          data: buttons.askDiscardInspection.encode({ inspection }),
        },
        inspectionsKey(speech),
      ],
      [homeKey(speech)],
    ],
    isProtected: true,
  }
}

export const backToInspectionDraft = (inspection: string, speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: buttons.inspectionDraft.encode({ inspection }),
})

/** All that is about to be planned, and who is told at once. */
export const inspectionPreviewScreen = (draft: InspectionDraft, speech: Speech): Screen => {
  const { id: inspection, version, sealed } = draft.inspection
  const names = [...new Set(draft.heads.values())].filter(name => name !== null)
  const told = names.length === 0 ? '–' : namesText(names)
  return {
    text: joinHtml(
      [
        joinHtml([speech.html('inspection:previewTitle'), headText(draft, speech)], '\n'),
        factsText(draft, speech),
        sealed
          ? speech.html('inspection:previewToldTeam')
          : speech.html('inspection:previewTold', { names: told }),
      ],
      '\n\n',
    ),
    rows: [
      [
        {
          text: speech.text('inspection:confirm'),
          data: buttons.planInspection.encode({ inspection, version }),
        },
      ],
      [backToInspectionDraft(inspection, speech)],
    ],
    isProtected: true,
  }
}
