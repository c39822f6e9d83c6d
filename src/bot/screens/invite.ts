import type { IssuedInvite } from '../../domain/person/invite-code.ts'
import type { PersonSummary } from '../../domain/person/person.ts'
import { buttons } from '../buttons.ts'
import { bold, joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

export const findScreen = (speech: Speech): Screen => ({
  text: speech.html('invite:askName'),
  rows: [[homeKey(speech)]],
})

/** People by that name, with what tells namesakes apart; linked ones need no invite. */
export const foundScreen = (people: readonly PersonSummary[], speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('invite:found'),
      ...people.map(person =>
        joinHtml(
          [
            bold(speech.quote(person.name)),
            person.positionTitles && speech.quote(speech.own(person.positionTitles)),
            person.unit && speech.quote(person.unit),
            person.isLinked && speech.html('invite:alreadyLinked'),
          ],
          '\n',
        ),
      ),
      speech.html('invite:choosePerson'),
    ],
    '\n\n',
  ),
  rows: [
    ...people
      .filter(person => !person.isLinked)
      .map(({ id, name }) => [
        { text: speech.text('invite:inviteOf', { name }), data: buttons.invite.encode({ person: id }) },
      ]),
    [homeKey(speech)],
  ],
  isProtected: true,
})

/** The link is shown this once, to be passed on; only its hash is kept. */
export const issuedScreen = ({ person, expiresAt }: IssuedInvite, link: string, speech: Speech): Screen => ({
  text: speech.html('invite:issued', { name: person.name, link, instant: speech.instant(expiresAt) }),
  rows: [
    person.unit
      ? [
          {
            text: speech.text('invite:wholeUnit', { unit: person.unit }),
            data: buttons.inviteUnit.encode({ person: person.id }),
          },
        ]
      : [],
    [{ text: speech.text('invite:another'), data: buttons.findPerson.encode({}) }],
    [homeKey(speech)],
  ],
  isProtected: false,
})

export const unitIssuedScreen = (issued: readonly IssuedInvite[], speech: Speech): Screen => ({
  text: speech.html('invite:unitIssued', { count: issued.length, unit: issued[0]?.person.unit ?? '' }),
  rows: [[{ text: speech.text('invite:another'), data: buttons.findPerson.encode({}) }], [homeKey(speech)]],
  isProtected: true,
})
