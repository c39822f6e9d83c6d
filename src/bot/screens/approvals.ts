import type { PendingApproval } from '../../domain/approval/approval.ts'
import { listLength } from '../../domain/approval/list.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import { pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

export const approvalsScreen = (
  total: number,
  items: readonly PendingApproval[],
  page: number,
  speech: Speech,
): Screen => {
  const pages = Math.ceil(total / listLength)
  const at = (other: number): string => buttons.approvals.encode({ page: other })
  return {
    text: joinHtml(
      [
        total > 0 ? speech.html('approval:listTitle', { count: total }) : speech.html('approval:listEmpty'),
        ...items.map(({ card }) =>
          speech.html('approval:listItem', {
            name: card.requester,
            period: speech.period(card.period),
            points: speech.points(card.points),
            day: speech.day(card.dueOn),
          }),
        ),
      ],
      '\n\n',
    ),
    rows: [
      ...items.map(({ card }) => [
        {
          text: speech.text('approval:openOf', { name: card.requester }),
          data: buttons.openApproval.encode({ approval: card.approvalId, page: 0 }),
        },
      ]),
      pageKeys(page, pages, at, speech),
      [homeKey(speech)],
    ],
    isProtected: true,
  }
}
