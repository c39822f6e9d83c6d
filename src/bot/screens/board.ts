import type { BoardRow, OverdueBoard } from '../../domain/board/board.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

/** Rows of each list that the screen shows; the picture and the workbook have more. */
const mostRows = 8

const list = (by: 'unit' | 'authority', rows: readonly BoardRow[], speech: Speech): Html =>
  joinHtml(
    [
      speech.html(`board:listTitle.${by}`),
      ...rows.slice(0, mostRows).map(({ name, recommendations, urges, days }) =>
        speech.html('board:row', {
          name: name ?? speech.text(`board:unknown.${by}`),
          recommendations,
          urges,
          days: speech.text('board:days', { count: days }),
        }),
      ),
      rows.length > mostRows && speech.html('board:more', { count: rows.length - mostRows }),
    ],
    '\n',
  )

/** What is overdue of the inspections in somebody's scope: how much, where, and with whom it would be decided. */
export const boardScreen = ({ asOf, duties, byUnit, byAuthority }: OverdueBoard, speech: Speech): Screen => {
  const isEmpty = duties.length === 0
  const picture = (part: 'unit' | 'authority') => ({
    text: speech.text(`board:picture.${part}`),
    data: buttons.overduePicture.encode({ part }),
  })
  return {
    text: joinHtml(
      [
        speech.html('board:title', { day: speech.day(asOf) }),
        isEmpty ? speech.html('board:nothing') : speech.html('board:total', { count: duties.length }),
        !isEmpty && list('unit', byUnit, speech),
        !isEmpty && list('authority', byAuthority, speech),
      ],
      '\n\n',
    ),
    rows: [
      isEmpty ? [] : [picture('unit'), picture('authority')],
      isEmpty ? [] : [{ text: speech.text('board:workbook'), data: buttons.overdueWorkbook.encode({}) }],
      [
        {
          text: speech.text('recommendation:listKey.overdue'),
          data: buttons.recommendations.encode({ part: 'overdue', page: 0 }),
        },
      ],
      [homeKey(speech)],
    ],
    isProtected: true,
  }
}
