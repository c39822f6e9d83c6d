import { inspectionBodies, inspectionKinds } from '../../domain/inspection/draft.ts'
import { type InspectionGroup, inspectionGroups } from '../../domain/inspection/port.ts'
import { inspectionPage, type listInspections } from '../../domain/inspection/view.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import { inRowsOf, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import { inspectionsKey } from './inspection-card.ts'
import { daysText } from './inspection-text.ts'

type Listed = Awaited<ReturnType<typeof listInspections>>

/** Letters of a title on a key. */
const keyLetters = 40

const shortened = (title: string): string =>
  title.length > keyLetters ? `${title.slice(0, keyLetters - 1)}…` : title

const planRow = ({ plans, draftId }: Listed, speech: Speech): Screen['rows'][number] => {
  if (!plans) return []
  return draftId === null
    ? [{ text: speech.text('inspection:new'), data: buttons.newInspection.encode({}) }]
    : [
        {
          text: speech.text('inspection:resume'),
          data: buttons.inspectionDraft.encode({ inspection: draftId }),
        },
      ]
}

/** What somebody may know of, by how far it is. */
export const inspectionsScreen = (
  listed: Listed,
  group: InspectionGroup,
  page: number,
  speech: Speech,
): Screen => {
  const { counts, items } = listed
  const pages = Math.max(1, Math.ceil(counts[group] / inspectionPage))
  const at = (other: number): string => buttons.inspections.encode({ group, page: other })
  return {
    text: joinHtml(
      [
        speech.html('inspection:listTitle'),
        ...items.map(({ title, state, startsOn, endsOn, concernsMe }) =>
          joinHtml(
            [
              speech.html('inspection:line', {
                title,
                state: speech.text(`inspection:state.${state}`),
                ...daysText({ startsOn: startsOn ?? '', endsOn: endsOn ?? '' }, speech),
              }),
              concernsMe && speech.html('inspection:concernsMe'),
            ],
            '\n',
          ),
        ),
        items.length === 0 && speech.html('inspection:nothing'),
      ],
      '\n\n',
    ),
    rows: [
      ...items.map(({ id, title }) => [
        { text: shortened(title), data: buttons.inspectionCard.encode({ inspection: id }) },
      ]),
      pageKeys(page, pages, at, speech),
      inspectionGroups.map(one => {
        const text = speech.text(`inspection:group.${one}`, { number: counts[one] })
        return {
          text: one === group ? `● ${text}` : text,
          data: buttons.inspections.encode({ group: one, page: 0 }),
        }
      }),
      planRow(listed, speech),
      [homeKey(speech)],
    ],
    isProtected: true,
  }
}

/** Which kind, and whose: the first question. */
export const inspectionKindScreen = (speech: Speech): Screen => ({
  text: joinHtml([speech.html('inspection:kindTitle'), speech.html('inspection:kindNote')], '\n\n'),
  rows: [
    ...inRowsOf(
      1,
      inspectionKinds.flatMap(kind =>
        inspectionBodies.map(body => ({
          text: speech.text('inspection:kindKey', {
            kind: speech.text(`inspection:kind.${kind}`),
            body: speech.text(`inspection:body.${body}`),
          }),
          data: buttons.beginInspection.encode({ kind, part: body }),
        })),
      ),
    ),
    [inspectionsKey(speech)],
  ],
})
