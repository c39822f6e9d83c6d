import type { InspectionCard, InspectionNotice } from '../../domain/inspection/notice.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import { daysText, documentsText, namesText } from './inspection-text.ts'

const screenOf = (parts: readonly (Html | false)[], card: InspectionCard | null, speech: Speech): Screen => ({
  text: joinHtml([...parts], '\n\n'),
  rows: [
    card
      ? [
          {
            text: speech.text('inspection:open'),
            data: buttons.inspectionCard.encode({ inspection: card.inspectionId }),
          },
        ]
      : [],
    [homeKey(speech)],
  ],
  isProtected: true,
})

const factsOf = (card: InspectionCard, speech: Speech) => ({ title: card.title, ...daysText(card, speech) })

/** What is told of an inspection; its kind is never said, because one kind alone would be an accusation. */
export const inspectionNoticeScreen = (content: InspectionNotice, speech: Speech): Screen => {
  switch (content.kind) {
    case 'inspection.announced':
      return screenOf(
        [
          speech.html('inspection:told.announced', factsOf(content.card, speech)),
          joinHtml(
            [
              speech.html('inspection:yourSubjects', { names: namesText(content.subjects) }),
              speech.html('inspection:contact', { name: content.card.contact }),
            ],
            '\n',
          ),
          documentsText(content.card.documents, speech),
        ],
        content.card,
        speech,
      )
    case 'inspection.moved':
      return screenOf(
        [
          speech.html('inspection:told.moved', {
            ...factsOf(content.card, speech),
            oldFrom: speech.day(content.from.startsOn),
            oldTo: speech.day(content.from.endsOn),
          }),
        ],
        content.card,
        speech,
      )
    case 'inspection.cancelled':
      return screenOf(
        [
          speech.html('inspection:told.cancelled', factsOf(content.card, speech)),
          content.reason !== null && speech.html('inspection:cancelReason', { reason: content.reason }),
        ],
        content.card,
        speech,
      )
    case 'inspection.documents':
      return screenOf(
        [
          speech.html('inspection:told.documents', { title: content.card.title }),
          documentsText(content.card.documents, speech),
        ],
        content.card,
        speech,
      )
    case 'inspection.released':
      return screenOf([speech.html('inspection:told.released', { title: content.title })], null, speech)
    case 'inspection.left':
      return screenOf([speech.html('inspection:told.left', { title: content.title })], null, speech)
    case 'inspection.joined':
      return screenOf(
        [
          speech.html(
            content.leads ? 'inspection:told.joinedLeader' : 'inspection:told.joined',
            factsOf(content.card, speech),
          ),
          content.sealed && speech.html('inspection:sealedNote'),
        ],
        content.card,
        speech,
      )
    case 'inspection.headless':
      return screenOf(
        [
          speech.html('inspection:told.headless', {
            unit: content.unit,
            title: content.card.title,
            from: speech.day(content.card.startsOn),
          }),
        ],
        content.card,
        speech,
      )
  }
}
