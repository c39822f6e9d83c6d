import type { PendingApproval } from '../../domain/approval/approval.ts'
import { listLength } from '../../domain/approval/list.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import { type Button, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

const itemText = (item: PendingApproval, speech: Speech): Html => {
  if (item.kind === 'broadcast.release') {
    const { title, author: name, total } = item.card
    return speech.html('approval:listRelease', { title, name, total, day: speech.day(item.dueOn) })
  }
  const { requester: name, period, points, dueOn } = item.card
  return speech.html('approval:listItem', {
    name,
    period: speech.period(period),
    points: speech.points(points),
    day: speech.day(dueOn),
  })
}

const itemKey = (item: PendingApproval, speech: Speech): Button => {
  if (item.kind === 'broadcast.release') {
    const { title, broadcastId: broadcast } = item.card
    return {
      text: speech.text('approval:openRelease', { title }),
      data: buttons.openRelease.encode({ broadcast }),
    }
  }
  const { requester: name, approvalId: approval } = item.card
  return {
    text: speech.text('approval:openOf', { name }),
    data: buttons.openApproval.encode({ approval, page: 0 }),
  }
}

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
        ...items.map(item => itemText(item, speech)),
      ],
      '\n\n',
    ),
    rows: [
      ...items.map(item => [itemKey(item, speech)]),
      pageKeys(page, pages, at, speech),
      [homeKey(speech)],
    ],
    isProtected: true,
  }
}
