import { isAllowed } from '../../domain/access.ts'
import type { Assignment } from '../../domain/movement/movement.ts'
import type { PersonCard, RecordRole, ServiceFacts } from '../../domain/person/record.ts'
import type { PeopleSearch } from '../../domain/person/search.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import { searchWord } from '../people-search.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import { personActionKeys } from './person-action-keys.ts'
import { linkText } from './person-link.ts'
import { roleText } from './role-words.ts'
import { postHead } from './rotation.ts'

/** What one message has room for, however much somebody holds. */
const mostPosts = 4
const mostRoles = 6

const moreText = (count: number, speech: Speech): Html | false =>
  count > 0 && speech.html('people:more', { count })

const postsText = ({ posts, endedOn }: PersonCard, speech: Speech): Html => {
  if (posts.length > 0) {
    const shown = posts.slice(0, mostPosts).map((post: Assignment) => postHead(post, speech))
    return joinHtml([...shown, moreText(posts.length - mostPosts, speech)], '\n')
  }
  return endedOn === null
    ? speech.html('people:postless')
    : speech.html('people:ended', { day: speech.day(endedOn) })
}

const serviceText = (service: ServiceFacts, speech: Speech): Html => {
  const { serviceFrom, serviceUntil, recruitedOn, authority } = service
  return joinHtml(
    [
      recruitedOn !== null && speech.html('people:recruitedOn', { day: speech.day(recruitedOn) }),
      serviceFrom !== null && speech.html('people:serviceFrom', { day: speech.day(serviceFrom) }),
      serviceUntil !== null && speech.html('people:serviceUntil', { day: speech.day(serviceUntil) }),
      authority
        ? speech.html('people:authority', { name: authority.name })
        : speech.html('people:noAuthority'),
      authority?.positionTitles &&
        speech.html('people:authorityPost', {
          post: speech.own(authority.positionTitles),
          unit: authority.unit ?? '',
        }),
    ],
    '\n',
  )
}

const heldText = ({ role, unit, from, to }: RecordRole, speech: Speech): Html => {
  const words = { role: roleText(role, speech), unit, from: speech.day(from) }
  return to === null
    ? speech.html('people:role', words)
    : speech.html('people:roleUntil', { ...words, to: speech.day(to) })
}

const rolesText = ({ roles }: PersonCard, speech: Speech): Html =>
  roles.length === 0
    ? speech.html('people:noRoles')
    : joinHtml(
        [
          speech.html('people:roles'),
          ...roles.slice(0, mostRoles).map(role => heldText(role, speech)),
          moreText(roles.length - mostRoles, speech),
        ],
        '\n',
      )

const cardText = (card: PersonCard, now: Date, speech: Speech): Html => {
  const { person, link, service, search, relations } = card
  const kind = speech.text(`roster:choice.personKind.${person.kind}`)
  return joinHtml(
    [
      joinHtml(
        [
          bold(speech.quote(person.name)),
          speech.html('people:identity', { code: person.code, kind }),
          speech.html('people:for', { purpose: speech.text(`people:purpose.${search.purpose}`) }),
        ],
        '\n',
      ),
      postsText(card, speech),
      service && serviceText(service, speech),
      linkText(link, now, speech),
      rolesText(card, speech),
      !service && speech.html('people:adminSees'),
      relations.has('self') && speech.html('people:ownRecord'),
    ],
    '\n\n',
  )
}

const linkKeys = ({ person, link, endedOn, relations, search }: PersonCard, speech: Speech): Button[] => {
  const of = { person: person.id, search: searchWord(search) }
  const { invite } = link
  const mayInvite = isAllowed('invite.second', relations) && endedOn === null
  const key = (text: string, data: string, isThere: boolean): Button[] => (isThere ? [{ text, data }] : [])
  return [
    ...key(
      speech.text(invite ? 'people:inviteAnew' : 'people:invite'),
      buttons.personInvite.encode(of),
      mayInvite && !link.link,
    ),
    ...key(speech.text('people:second'), buttons.askSecondInvite.encode(of), mayInvite && link.link !== null),
    ...key(
      speech.text('people:unlink'),
      buttons.askUnlinkPerson.encode(of),
      link.link !== null && isAllowed('person.unlink', relations),
    ),
    ...(invite && isAllowed('invite.revoke', relations)
      ? [
          {
            text: speech.text('people:revoke'),
            data: buttons.revokeInvite.encode({ invite: invite.id, search: of.search }),
          },
        ]
      : []),
  ]
}

/** A record that stays closed, and why. */
export const closedRecordScreen = (sentence: Html, search: PeopleSearch, speech: Speech): Screen => ({
  text: sentence,
  rows: [[toFoundKey(search, speech)], [homeKey(speech)]],
})

const toFoundKey = (search: PeopleSearch, speech: Speech): Button => ({
  text: speech.text('people:toFound'),
  data: buttons.peopleFound.encode({ search: searchWord({ ...search, posts: 0 }) }),
})

/** Somebody's record, and what may be done with it. */
export const personCardScreen = (card: PersonCard, now: Date, speech: Speech): Screen => {
  const { person, service, search } = card
  const of = { person: person.id, search: searchWord({ ...search, posts: 0 }) }
  return {
    text: cardText(card, now, speech),
    rows: [
      ...linkKeys(card, speech).map(key => [key]),
      ...personActionKeys(card, speech),
      service
        ? [
            {
              text: speech.text('people:posts', { number: service.posts }),
              data: buttons.personPosts.encode(of),
            },
            { text: speech.text('people:clocks'), data: buttons.personClocks.encode(of) },
          ]
        : [],
      [toFoundKey(search, speech)],
      [homeKey(speech)],
    ],
    isProtected: true,
  }
}
