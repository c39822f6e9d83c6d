import type { Day } from '../../domain/day.ts'
import { longestReason } from '../../domain/inspection/cancel.ts'
import { longestTitle } from '../../domain/inspection/draft.ts'
import type { InspectionDraft } from '../../domain/inspection/draft-file.ts'
import type { InspectionView } from '../../domain/inspection/view.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import { type Button, inRowsOf, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { monthRows } from './inspection-calendar.ts'
import { backToInspectionDraft } from './inspection-draft.ts'
import { documentsText } from './inspection-text.ts'

export const backToInspection = (inspection: string, speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: buttons.inspectionCard.encode({ inspection }),
})

export const askTitleScreen = (
  { inspection }: InspectionDraft,
  part: 'title' | 'basis',
  speech: Speech,
): Screen => {
  const { id, kind } = inspection
  const present = inspection[part]
  const question =
    part === 'basis'
      ? speech.html('inspection:askBasis')
      : speech.html(kind === 'signs' ? 'inspection:askCodeName' : 'inspection:askTitle', {
          longest: longestTitle,
        })
  return {
    text: joinHtml(
      [question, present !== '' && speech.html('inspection:present', { text: present })],
      '\n\n',
    ),
    rows: [[backToInspectionDraft(id, speech)]],
    isProtected: true,
  }
}

const usual = {
  regular: ['report', 'decisions', 'minutes'],
  thematic: ['thematicReport', 'figures', 'decisions'],
  signs: ['decisions', 'minutes'],
  surprise: ['decisions', 'minutes'],
} as const

/** Documents that are usual for a kind, in the words of whoever plans it. */
export const usualDocuments = (kind: keyof typeof usual, speech: Speech): string =>
  usual[kind].map(name => speech.text(`inspection:usual.${name}`)).join('\n')

/** For a draft, and for what is planned already. */
export const askDocumentsScreen = (
  { inspection }: Pick<InspectionView, 'inspection'>,
  speech: Speech,
): Screen => {
  const { id, documents, state } = inspection
  const data = { inspection: id }
  return {
    text: joinHtml([speech.html('inspection:askDocuments'), documentsText(documents, speech)], '\n\n'),
    rows: [
      [{ text: speech.text('inspection:usualDocuments'), data: buttons.usualDocuments.encode(data) }],
      documents.length > 0
        ? [{ text: speech.text('inspection:clearDocuments'), data: buttons.clearDocuments.encode(data) }]
        : [],
      [state === 'draft' ? backToInspectionDraft(id, speech) : backToInspection(id, speech)],
    ],
    isProtected: true,
  }
}

export const ladderScreen = ({ inspection, rungs }: InspectionDraft, speech: Speech): Screen => ({
  text: speech.html('inspection:ladderTitle'),
  rows: [
    ...inRowsOf(
      3,
      rungs.map(days => {
        const label =
          days === 0 ? speech.text('inspection:rungKeyZero') : speech.text('inspection:rungKey', { days })
        return {
          text: `${inspection.ladder.includes(days) ? '☑' : '☐'} ${label}`,
          data: buttons.toggleRung.encode({ inspection: inspection.id, days }),
        }
      }),
    ),
    [backToInspectionDraft(inspection.id, speech)],
  ],
})

export const dayParts = ['startsOn', 'endsOn', 'move'] as const
export type DayPart = (typeof dayParts)[number]

/** A month to choose a day from; typing one works as well. */
export const askDayScreen = (
  { inspection }: Pick<InspectionView, 'inspection'>,
  part: DayPart,
  shown: Day,
  today: Day,
  speech: Speech,
): Screen => {
  const { id, startsOn, endsOn } = inspection
  const days = { from: startsOn ? speech.day(startsOn) : '–', to: endsOn ? speech.day(endsOn) : '–' }
  return {
    text:
      part === 'move'
        ? speech.html('inspection:askDay.move', days)
        : speech.html(`inspection:askDay.${part}`),
    rows: [
      ...monthRows({ inspection: id, part, shown, today }, speech),
      [part === 'move' ? backToInspection(id, speech) : backToInspectionDraft(id, speech)],
    ],
  }
}

export const askReasonScreen = (inspection: string, speech: Speech): Screen => ({
  text: speech.html('inspection:askReason', { longest: longestReason }),
  rows: [[backToInspection(inspection, speech)]],
})

export const askDiscardInspectionScreen = (inspection: string, speech: Speech): Screen => ({
  text: speech.html('inspection:askDiscard'),
  rows: [
    [
      {
        text: speech.text('inspection:discardNow'),
        data: buttons.discardInspection.encode({ inspection }),
      },
    ],
    [backToInspectionDraft(inspection, speech)],
  ],
})

/** A sentence alone, with the way on below it. */
export const sentenceScreen = (text: Html, key: Button): Screen => ({ text, rows: [[key]] })
