import { listLength } from '../../domain/approval/list.ts'
import type { PendingApproval } from '../../domain/approval/pending-approval.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import { type Button, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { levelText } from './classification.ts'
import { homeKey } from './home.ts'

const itemText = (item: PendingApproval, speech: Speech): Html => {
  if (item.kind === 'broadcast.release') {
    const { title, author: name, total } = item.card
    return speech.html('approval:listRelease', { title, name, total, day: speech.day(item.dueOn) })
  }
  if (item.kind === 'rule.release') {
    const { author: name, total } = item.card
    return speech.html('rules:proposal', { name, count: total })
  }
  if (item.kind === 'evaluation.paper') {
    const { person: name, clerk, period, dueOn } = item.card
    const day = speech.day(dueOn)
    return speech.html('paperEntry:listItem', { name, clerk, period: speech.period(period), day })
  }
  if (item.kind === 'person.request') {
    const { requester: name, kind, dueOn } = item.card
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
  principals: ReadonlyMap<string, string> | undefined,
  speech: Speech,
): Html | undefined => {
  const name = 'approvalId' in item.card ? principals?.get(item.card.approvalId) : undefined
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
  if (item.kind === 'evaluation.paper') {
    const { person: name, approvalId: approval } = item.card
    return {
      text: speech.text('paperEntry:openOf', { name }),
      data: buttons.openPaper.encode({ approval, page: 0 }),
    }
  }
  const { requester: name, approvalId: approval } = item.card
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

/** A page of what waits one by one, and how many wait for a level together. */
type Listed = Readonly<{
  total: number
  items: readonly PendingApproval[]
  principals?: ReadonlyMap<string, string>
  page: number
  unclassified: number
}>

export const approvalsScreen = (
  { total, items, principals, page, unclassified }: Listed,
  speech: Speech,
): Screen => {
  const pages = Math.ceil(total / listLength)
  const at = (other: number): string => buttons.approvals.encode({ page: other })
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
