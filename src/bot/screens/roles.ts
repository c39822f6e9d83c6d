import type { PersonSummary } from '../../domain/person/person.ts'
import { type ListedRoles, type RolesOf, rolesLength, type UnitsForRole } from '../../domain/role/read.ts'
import type { HeldRole, RoleCard, RoleName } from '../../domain/role/role.ts'
import { buttons } from '../buttons.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import { type Button, pageKeys, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { peopleText, personLabel } from './found-people.ts'
import { homeKey } from './home.ts'
import { roleChangeKey } from './role-change.ts'
import { roleKindNumber, roleText } from './role-words.ts'

const listKey = (speech: Speech): Button => ({
  text: speech.text('role:list'),
  data: buttons.roles.encode({ page: 0 }),
})

const personKey = (person: string, speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: buttons.openRoles.encode({ person }),
})

const heldText = ({ role, unit, since }: HeldRole, speech: Speech): Html =>
  speech.html('role:held', { role: roleText(role, speech), unit, day: speech.day(since) })

const waitingKeys = (waiting: readonly RoleCard[], speech: Speech): Button[][] =>
  waiting.map(card => [roleChangeKey(card, speech)])

/** Proposals a screen has keys for; all of them stand in /approvals. */
const mostWaiting = 5

/** Who has which role in one's scope, and what waits for a second admin. */
export const rolesScreen = (
  { total, items, waiting }: ListedRoles,
  page: number,
  speech: Speech,
): Screen => ({
  text: joinHtml(
    [
      speech.html('role:title'),
      speech.html('role:count', { count: total }),
      ...items.map(held => joinHtml([bold(speech.quote(held.person)), heldText(held, speech)], '\n')),
      waiting.length > 0 && speech.html('role:waiting', { count: waiting.length }),
      speech.html('role:how'),
    ],
    '\n\n',
  ),
  rows: [
    ...items
      .filter(({ personId }, place) => items.findIndex(other => other.personId === personId) === place)
      .map(({ personId: person, person: name }) => [
        { text: speech.text('role:openOf', { name }), data: buttons.openRoles.encode({ person }) },
      ]),
    pageKeys(page, Math.ceil(total / rolesLength), to => buttons.roles.encode({ page: to }), speech),
    ...waitingKeys(waiting.slice(0, mostWaiting), speech),
    [{ text: speech.text('role:find'), data: buttons.findRolePerson.encode({}) }],
    [homeKey(speech)],
  ],
  isProtected: true,
})

/** One person's roles, with what can be proposed. */
export const rolesOfScreen = ({ person, roles, waiting, mayPropose }: RolesOf, speech: Speech): Screen => {
  const { id } = person
  const grantKey = (role: RoleName): Button => ({
    text: speech.text(`role:give.${role}`),
    data: buttons.chooseRoleUnit.encode({ person: id, wanted: roleKindNumber({ role, change: 'grant' }) }),
  })
  const endKey = ({ role, unitId: unit, unit: name }: HeldRole): Button => ({
    text: speech.text('role:end', { role: roleText(role, speech), unit: name }),
    data: buttons.planRole.encode({ person: id, unit, wanted: roleKindNumber({ role, change: 'end' }) }),
  })
  return {
    text: joinHtml(
      [
        peopleText([person], true, speech),
        ...(roles.length > 0 ? roles.map(held => heldText(held, speech)) : [speech.html('role:none')]),
        waiting.length > 0 && speech.html('role:waiting', { count: waiting.length }),
        speech.html(mayPropose ? 'role:twoAdmins' : 'role:notOwn'),
      ],
      '\n\n',
    ),
    rows: [
      ...waitingKeys(waiting.slice(0, mostWaiting), speech),
      ...(mayPropose ? [[grantKey('staff'), grantKey('admin')], ...roles.map(held => [endKey(held)])] : []),
      [listKey(speech), homeKey(speech)],
    ],
    isProtected: true,
  }
}

/** For which unit a role is to be given: one of those around the person, or another by its name. */
export const roleUnitsScreen = ({ person, units }: UnitsForRole, role: RoleName, speech: Speech): Screen => ({
  text: speech.html('role:askUnit', { name: person.name, role: roleText(role, speech) }),
  rows: [
    ...units.map(({ id: unit, name }) => [
      {
        text: name,
        data: buttons.planRole.encode({
          person: person.id,
          unit,
          wanted: roleKindNumber({ role, change: 'grant' }),
        }),
      },
    ]),
    [personKey(person.id, speech)],
  ],
  isProtected: true,
})

export const askRolePersonScreen = (speech: Speech): Screen => ({
  text: speech.html('role:askName'),
  rows: [[listKey(speech)]],
})

export const foundForRoleScreen = (people: readonly PersonSummary[], speech: Speech): Screen => ({
  text: joinHtml([peopleText(people, true, speech), speech.html('role:choose')], '\n\n'),
  rows: [
    ...people.map(person => [
      { text: personLabel(person, people), data: buttons.openRoles.encode({ person: person.id }) },
    ]),
    [listKey(speech)],
  ],
  isProtected: true,
})
