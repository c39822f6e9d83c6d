import type { IssuedInvite } from '../../domain/person/invite-code.ts'
import { unlinkReasons } from '../../domain/person/notice.ts'
import type { LinkFacts, PersonCard } from '../../domain/person/record.ts'
import type { PeopleSearch } from '../../domain/person/search.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import { searchWord } from '../people-search.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

const linkedText = ({ link, invite }: LinkFacts, speech: Speech): Html | null =>
  link &&
  joinHtml(
    [
      speech.html('people:linkedSince', { instant: speech.instant(link.since) }),
      !link.isReachable &&
        (link.unreachableSince
          ? speech.html('people:unreachableSince', { instant: speech.instant(link.unreachableSince) })
          : speech.html('people:unreachable')),
      invite && speech.html('people:secondUntil', { instant: speech.instant(invite.until) }),
    ],
    '\n',
  )

/** How somebody stands to the bot at an instant. */
export const linkText = (facts: LinkFacts, now: Date, speech: Speech): Html => {
  const linked = linkedText(facts, speech)
  if (linked) return linked
  const { invite, lastEndedAt } = facts
  if (invite) {
    const instant = speech.instant(invite.until)
    return speech.html(invite.until > now ? 'people:invitedUntil' : 'people:inviteExpired', { instant })
  }
  return lastEndedAt
    ? speech.html('people:unlinkedSince', { instant: speech.instant(lastEndedAt) })
    : speech.html('people:neverInvited')
}

export const toCardKey = (person: string, search: PeopleSearch, speech: Speech): Button => ({
  text: speech.text('people:toCard'),
  data: buttons.openPerson.encode({ person, search: searchWord(search) }),
})

/** A second account ends the first, so it is asked for expressly. */
export const askSecondScreen = ({ person, search }: PersonCard, speech: Speech): Screen => ({
  text: speech.html('people:askSecond', { name: person.name }),
  rows: [
    [
      {
        text: speech.text('people:secondNow'),
        data: buttons.secondInvite.encode({ person: person.id, search: searchWord(search) }),
      },
    ],
    [toCardKey(person.id, search, speech)],
  ],
  isProtected: true,
})

/** What a key calls a reason by: one letter is all there is room for. */
export const reasonLetters = { lostPhone: 'l', otherHands: 'h', wrongPerson: 'w', ownWish: 'o' } as const

export const askUnlinkPersonScreen = ({ person, link, search }: PersonCard, speech: Speech): Screen => ({
  text: speech.html('people:askUnlink', { name: person.name }),
  rows: [
    ...(link.link
      ? unlinkReasons.map(reason => [
          {
            text: speech.text(`people:reason.${reason}`),
            data: buttons.unlinkPerson.encode({
              link: link.link?.id ?? '',
              search: searchWord(search),
              reason: reasonLetters[reason],
            }),
          },
        ])
      : []),
    [toCardKey(person.id, search, speech)],
  ],
  isProtected: true,
})

/** The link is shown this once, to be passed on; only its hash is kept. */
export const cardIssuedScreen = (
  { person, expiresAt }: IssuedInvite,
  link: string,
  search: PeopleSearch,
  speech: Speech,
): Screen => ({
  text: speech.html('invite:issued', { name: person.name, link, instant: speech.instant(expiresAt) }),
  rows: [[toCardKey(person.id, search, speech)], [homeKey(speech)]],
  isProtected: false,
})
