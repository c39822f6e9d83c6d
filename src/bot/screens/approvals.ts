import { listLength, type Pending } from '../../domain/approval/list.ts'
import type { PendingApproval } from '../../domain/approval/pending-approval.ts'
import { isDataRequestKind } from '../../domain/data-request/clocks.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import { type Button, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { levelText } from './classification.ts'
import { dataRequestItemKey, dataRequestItemText } from './data-request-card.ts'
import { homeKey } from './home.ts'
import { roleChangeKey, roleItemText } from './role-change.ts'

const itemText = (item: PendingApproval, speech: Speech): Html => {
  if (item.kind === 'broadcast.release') {
    const { title, author: name, total } = item.card
    return speech.html('approval:listRelease', { title, name, total, day: speech.day(item.dueOn) })
  }
  if (item.kind === 'rule.release') {
    const { author: name, total } = item.card
    return speech.html('rules:proposal', { name, count: total })
  }
  if (item.kind === 'role.change') return roleItemText(item.card, speech)
  if (item.kind === 'evaluation.paper') {
    const { person: name, clerk, period, dueOn } = item.card
    const day = speech.day(dueOn)
    return speech.html('paperEntry:listItem', { name, clerk, period: speech.period(period), day })
  }
  if (item.kind === 'person.request') {
    const { requester: name, kind, dueOn } = item.card
    if (isDataRequestKind(kind)) return dataRequestItemText({ name, kind, dueOn }, speech)
    const said = speech.text(`rotation:request.${kind}`)
    return speech.html('rotation:listItem', { name, kind: said, day: speech.day(dueOn) })
  }
  if (item.kind === 'evaluation.cause') {
    const { requester: name, name: line, period, dueOn } = item.card
    return speech.html('remarks:listCause', {
      name,
      line,
      period: speech.period(period),
      day: speech.day(dueOn),
    })
  }
  if (item.kind === 'evaluation.petition') {
    const { requester: name, period, level, answerBy } = item.card
    return speech.html('petition:listItem', {
      name,
      period: speech.period(period),
      level: levelText(level, speech),
      day: speech.day(answerBy),
    })
  }
  if (item.kind === 'recommendation.verification') {
    const { requester: name, inspection: title, number, dueOn } = item.card
    return speech.html('recommendation:listVerification', { name, title, number, day: speech.day(dueOn) })
  }
  const { requester: name, period, points, dueOn } = item.card
  return speech.html('approval:listItem', {
    name,
    period: speech.period(period),
    points: speech.points(points),
    day: speech.day(dueOn),
  })
}

/** In whose place a deputy decides. */
const forWhom = (
  item: PendingApproval,
  principals: ReadonlyMap<string, string>,
  speech: Speech,
): Html | undefined => {
  const name = 'approvalId' in item.card ? principals.get(item.card.approvalId) : undefined
  return name === undefined ? undefined : speech.html('routing:listFor', { name })
}

const itemKey = (item: PendingApproval, speech: Speech): Button => {
  if (item.kind === 'broadcast.release') {
    const { title, broadcastId: broadcast } = item.card
    return {
      text: speech.text('approval:openRelease', { title }),
      data: buttons.openRelease.encode({ broadcast }),
    }
  }
  if (item.kind === 'rule.release') {
    const { author, proposalId: proposal, total: number } = item.card
    return {
      text: speech.text('rules:openProposal', { name: author, number }),
      data: buttons.openProposal.encode({ proposal }),
    }
  }
  if (item.kind === 'role.change') return roleChangeKey(item.card, speech)
  if (item.kind === 'evaluation.paper') {
    const { person: name, approvalId: approval } = item.card
    return {
      text: speech.text('paperEntry:openOf', { name }),
      data: buttons.openPaper.encode({ approval, page: 0 }),
    }
  }
  const { requester: name, approvalId: approval } = item.card
  if (item.kind === 'person.request' && isDataRequestKind(item.card.kind))
    return dataRequestItemKey({ name, approval }, speech)
  if (item.kind === 'person.request')
    return { text: speech.text('rotation:openOf', { name }), data: buttons.openRequest.encode({ approval }) }
  if (item.kind === 'evaluation.cause')
    return { text: speech.text('remarks:openOf', { name }), data: buttons.openCause.encode({ approval }) }
  if (item.kind === 'evaluation.petition') {
    const data = buttons.openPetition.encode({ approval, page: 0 })
    return { text: speech.text('petition:openOf', { name }), data }
  }
  if (item.kind === 'recommendation.verification') {
    const data = buttons.openVerification.encode({ approval })
    return { text: speech.text('recommendation:verifyOf', { name }), data }
  }
  return {
    text: speech.text('approval:openOf', { name }),
    data: buttons.openApproval.encode({ approval, page: 0 }),
  }
}

const kindNames = {
  'evaluation.review': 'approval:kindReview',
  'evaluation.cause': 'approval:kindCause',
  'evaluation.petition': 'approval:kindPetition',
  'recommendation.verification': 'approval:kindVerification',
  'evaluation.paper': 'approval:kindPaper',
  'person.request': 'approval:kindRequest',
  'broadcast.release': 'approval:kindRelease',
  'rule.release': 'approval:kindRules',
  'role.change': 'approval:kindRole',
} as const satisfies Record<PendingApproval['kind'], string>

const perRow = 2

/** Only where more than one kind waits is there something to choose. */
const kindKeys = ({ counts, kind }: Listed, speech: Speech): Button[][] => {
  if (counts.length < 2) return []
  const mark = (isChosen: boolean): string => (isChosen ? '● ' : '')
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  const keys = [
    {
      text: `${mark(kind === null)}${speech.text('approval:kindAll', { amount: all })}`,
      data: buttons.approvalsOfKind.encode({ kind: '-', page: 0 }),
    },
    ...counts.map(of => ({
      text: `${mark(of.kind === kind)}${speech.text(kindNames[of.kind], { amount: of.count })}`,
      data: buttons.approvalsOfKind.encode({ kind: of.kind, page: 0 }),
    })),
  ]
  return Array.from({ length: Math.ceil(keys.length / perRow) }, (_, row) =>
    keys.slice(row * perRow, (row + 1) * perRow),
  )
}

/** A page of what waits one by one, and how many wait for a level together. */
type Listed = Pending & Readonly<{ page: number; unclassified: number }>

export const approvalsScreen = (listed: Listed, speech: Speech): Screen => {
  const { kind, total, items, principals, page, unclassified } = listed
  const pages = Math.ceil(total / listLength)
  const at = (other: number): string => buttons.approvalsOfKind.encode({ kind: kind ?? '-', page: other })
  return {
    text: joinHtml(
      [
        total > 0 ? speech.html('approval:listTitle', { count: total }) : speech.html('approval:listEmpty'),
        ...items.map(item => joinHtml([itemText(item, speech), forWhom(item, principals, speech)], '\n')),
      ],
      '\n\n',
    ),
    rows: [
      ...items.map(item => [itemKey(item, speech)]),
      pageKeys(page, pages, at, speech),
      ...kindKeys(listed, speech),
      unclassified > 0
        ? [
            {
              text: speech.text('approval:listDecide', { count: unclassified }),
              data: buttons.groups.encode({}),
            },
          ]
        : [],
      [homeKey(speech)],
    ],
    isProtected: true,
  }
}
