import { fingerprintOf, type OpenedOverdue, overdueLength } from '../../domain/approval/reassign.ts'
import type { OverdueItem } from '../../domain/approval/routing-port.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import { type Button, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { personLabel } from './found-people.ts'
import { homeKey } from './home.ts'

type Listed = Readonly<{ total: number; items: readonly OverdueItem[]; page: number }>

/** With whom and since when; nothing of what the items say. */
export const overdueScreen = ({ total, items, page }: Listed, speech: Speech): Screen => ({
  text: joinHtml(
    [
      total > 0 ? speech.html('routing:overdueTitle', { count: total }) : speech.html('routing:overdueNone'),
      ...items.map(({ requester: name, authority, createdAt, dueOn }) =>
        speech.html('routing:overdueItem', {
          name,
          authority,
          since: speech.instant(createdAt),
          day: speech.day(dueOn),
        }),
      ),
    ],
    '\n\n',
  ),
  rows: [
    ...items.map(({ id: approval, requester: name }) => [
      { text: speech.text('routing:passOnOf', { name }), data: buttons.openOverdue.encode({ approval }) },
    ]),
    pageKeys(
      page,
      Math.ceil(total / overdueLength),
      other => buttons.overdue.encode({ page: other }),
      speech,
    ),
    [homeKey(speech)],
  ],
  isProtected: true,
})

const listKey = (speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: buttons.overdue.encode({ page: 0 }),
})

/** The next authority first, then the others who may decide for this person. */
export const passOnScreen = ({ item, choices }: OpenedOverdue, speech: Speech): Screen => {
  const { id: approval, authorityId, requester: name, authority, createdAt, dueOn } = item
  const since = speech.instant(createdAt)
  return {
    text: joinHtml(
      [
        speech.html('routing:overdueItem', { name, authority, since, day: speech.day(dueOn) }),
        speech.html(choices.length > 0 ? 'routing:choose' : 'routing:nobodyElse'),
      ],
      '\n\n',
    ),
    rows: [
      ...choices.map(person => [
        {
          text: personLabel(person, choices),
          data: buttons.reassign.encode({ approval, person: person.id, was: fingerprintOf(authorityId) }),
        },
      ]),
      [listKey(speech)],
    ],
    isProtected: true,
  }
}

/** What staff did, or found done. */
export const passedScreen = (name: string, speech: Speech): Screen => ({
  text: speech.html('routing:passedTo', { name }),
  rows: [
    [{ text: speech.text('routing:overdueList'), data: buttons.overdue.encode({ page: 0 }) }],
    [homeKey(speech)],
  ],
  isProtected: true,
})

/** For whoever presses a key of a card that has gone on. */
export const wentOnScreen = (name: string, speech: Speech): Screen => ({
  text: speech.html('routing:wentOn', { name }),
  rows: [
    [{ text: speech.text('approval:list'), data: buttons.approvals.encode({ page: 0 }) }],
    [homeKey(speech)],
  ],
  isProtected: true,
})
